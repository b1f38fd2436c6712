/** Images and their media wrapper. */
import type { Image, Product } from "#sandbox/store/state.ts";
import { LazyDrop, ValueDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { imageUrl } from "#sandbox/storefront/catalog.ts";

const FOCAL_POINT = new ValueDrop("50% 50%", { x: 50, y: 50 });

export function imageDrop(runtime: Runtime, image: Image, product: Product | null = null): LazyDrop {
  return dropOf(runtime, `image:${image.id}`, () => {
    const src = imageUrl(image);
    const drop: LazyDrop = new LazyDrop(src, {
      id: image.id,
      src,
      url: src,
      alt: image.altText,
      width: image.width,
      height: image.height,
      aspect_ratio: image.width / image.height,
      media_type: "image",
      position: product ? product.images.indexOf(image) + 1 : 1,
      presentation: { focal_point: FOCAL_POINT },
      product_id: product?.id ?? null,
      preview_image: () => drop,
      variants: () => variantsWith(runtime, image, product),
      "attached_to_variant?": () => variantsWith(runtime, image, product).length > 0,
      toJson: src,
    });
    return drop;
  });
}

const variantsWith = (runtime: Runtime, image: Image, product: Product | null) =>
  (product?.variantIds ?? []).flatMap((id) => {
    const variant = runtime.shop.variants.get(id);
    return variant?.imageId === image.id ? [{ id: variant.id, title: variant.title }] : [];
  });

/** An `image_picker` setting: the file's name, as a picture of the shop's files. */
export function fileImage(reference: string): ValueDrop {
  const name = reference.replace(/^shopify:\/\/shop_images\//, "");
  const src = `/cdn/shop/files/${name}`;
  const drop: ValueDrop = new ValueDrop(src, {
    id: name,
    src,
    url: src,
    position: 1,
    product_id: null,
    variants: [],
    "attached_to_variant?": false,
    preview_image: () => drop,
    alt: "",
    width: 1600,
    height: 1000,
    aspect_ratio: 1.6,
    media_type: "image",
    presentation: { focal_point: FOCAL_POINT },
  });
  return drop;
}
