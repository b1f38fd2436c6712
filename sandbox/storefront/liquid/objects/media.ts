/** Images and their media wrapper. */
import type { Image, Product } from "#sandbox/store/state.ts";
import { LazyDrop, ValueDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { imageUrl } from "#sandbox/storefront/catalog.ts";
import { imageMediaJson } from "#sandbox/storefront/product-media.ts";

const FOCAL_POINT = new ValueDrop("50% 50%", { x: 50, y: 50 });

export function imageDrop(runtime: Runtime, image: Image, product: Product | null = null): LazyDrop {
  return dropOf(runtime, `image:${image.id}`, () => {
    const drop: LazyDrop = new LazyDrop(imageUrl(image), {
      ...imageFields(runtime, image, product),
      preview_image: () => drop,
      toJson: imageUrl(image),
    });
    return drop;
  });
}

/** The same picture as one of a product's media, which JSON tells more of. */
export function imageMediaDrop(runtime: Runtime, product: Product, image: Image): LazyDrop {
  return dropOf(runtime, `media:${image.id}`, () => {
    const position = product.images.indexOf(image) + 1;
    return new LazyDrop(imageUrl(image), {
      ...imageFields(runtime, image, product),
      preview_image: () => imageDrop(runtime, image, product),
      toJson: () => imageMediaJson(image, position, runtime.request.host),
    });
  });
}

function imageFields(runtime: Runtime, image: Image, product: Product | null) {
  const src = imageUrl(image);
  return {
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
    variants: () => variantsWith(runtime, image, product),
    "attached_to_variant?": () => variantsWith(runtime, image, product).length > 0,
  };
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
