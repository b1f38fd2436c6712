/** Puts products, pictures, stock and collections into a shop. */
import type { SandboxContext } from "#sandbox/context.ts";
import { createProduct, handleOf, type NewVariant } from "#sandbox/store/operations/create-product.ts";
import type { Product, ShopState } from "#sandbox/store/state.ts";
import type { DemoProduct } from "./catalog/demo-product.ts";
import type { Shelf } from "./catalog/index.ts";
import { PICTURE_SIZE } from "./picture.ts";
import { randomFrom, type Random } from "./random.ts";

const PICTURE_FOLDER = "/cdn/shop/files/";
const OLDEST_PRODUCT_DAYS = 420;
const DAY_MS = 86_400_000;

/** Locations in the order: warehouse, shop, showroom. */
export function seedCatalog(
  context: SandboxContext,
  shop: ShopState,
  products: DemoProduct[],
  shelves: Shelf[],
  now: Date,
): void {
  const random = randomFrom(shop.domain.length);
  const made = new Map(products.map((demo) => [demo, seedProduct(context, shop, demo, random, now)]));
  for (const shelf of shelves) {
    const id = context.store.nextId();
    const productIds = products.filter(shelf.takes).map((demo) => made.get(demo)!.id);
    shop.collections.set(id, {
      id,
      title: shelf.title,
      handle: handleOf(shelf.title),
      descriptionHtml: `<p>${shelf.copy}</p>`,
      productIds,
      updatedAt: now.toISOString(),
    });
  }
  context.store.changed();
}

function seedProduct(context: SandboxContext, shop: ShopState, demo: DemoProduct, random: Random, now: Date): Product {
  const paints = demo.colors.map(([, palette]) => palette);
  const looks = [...paints.map((paint) => `${demo.shape}-${paint}`), `${demo.shape}-${paints[0]}-close`];
  const createdAt = new Date(now.getTime() - random.between(90, OLDEST_PRODUCT_DAYS) * DAY_MS);
  const product = createProduct(context, shop, {
    title: demo.title,
    descriptionHtml: `<p>${demo.copy.replace("&", "&amp;")}</p>`,
    vendor: demo.vendor,
    productType: demo.type,
    tags: demo.tags,
    options: demo.sizes ? ["Color", "Size"] : ["Color"],
    images: looks.map((look, index) => ({
      url: `${PICTURE_FOLDER}${look}.svg`,
      altText: index < paints.length ? `${demo.title} in ${demo.colors[index]![0]}` : `${demo.title}, seen up close`,
      width: PICTURE_SIZE,
      height: PICTURE_SIZE,
    })),
    variants: demo.colors.flatMap((color, index) => seedVariants(shop, demo, color, index)),
    createdAt: createdAt.toISOString().replace(/\.\d+Z$/, "Z"),
  });
  product.category = demo.category;
  product.playedMedia = (demo.played ?? []).map((file) => ({
    ...file,
    id: context.store.nextId(),
    altText: `${demo.title} ${file.type === "model" ? "from all sides" : "in use"}`,
    preview: { ...product.images.at(-1)!, id: context.store.nextId() },
  }));
  return product;
}

function seedVariants(
  shop: ShopState,
  demo: DemoProduct,
  [color]: DemoProduct["colors"][number],
  colorIndex: number,
): NewVariant[] {
  const sizes: (string | null)[] = demo.sizes ?? [null];
  return sizes.map((size, sizeIndex) => {
    const units = demo.units[colorIndex * sizes.length + sizeIndex] ?? 0;
    const values = size === null ? [color] : [color, size];
    return {
      optionValues: values,
      sku: skuOf(demo.title, values),
      priceCents: demo.priceCents,
      unitPrice: demo.unitPrice,
      priceBreaks: demo.priceBreaks,
      compareAtPriceCents: demo.compareAtPriceCents ?? null,
      tracked: demo.tracked ?? true,
      requiresShipping: demo.tracked !== false,
      imageIndex: colorIndex,
      stock: spread(shop, units, demo.showroomUnits),
    };
  });
}

/** Most of it in the warehouse, some in the shop by the quay; the showroom holds only what is said. */
function spread(shop: ShopState, units: number, showroomUnits?: number): NonNullable<NewVariant["stock"]> {
  const [warehouse, store, showroom] = [...shop.locations.keys()];
  const inStore = store === undefined ? 0 : Math.floor(units / 4);
  const stock = [{ locationId: warehouse!, units: units - inStore }];
  if (store !== undefined) stock.push({ locationId: store, units: inStore });
  if (showroom !== undefined && showroomUnits) stock.push({ locationId: showroom, units: showroomUnits });
  return stock;
}

const letters = (text: string, most: number) =>
  text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "")
    .toUpperCase()
    .slice(0, most);

/** "Breakwater Jacket", Oak / L → "BREA-JACK-OAK-L". */
function skuOf(title: string, values: string[]): string {
  const words = title
    .split(/[\s,:&]+/)
    .slice(0, 2)
    .map((word) => letters(word, 4));
  return [...words, ...values.map((value) => letters(value, 4))].join("-");
}

/** Data from before pictures were kept as paths has whole addresses, of ports that may be gone: leaves the paths. */
export function keepPicturePaths(context: SandboxContext, shop: ShopState): void {
  for (const product of shop.products.values()) {
    for (const image of product.images) {
      const at = image.url.indexOf(PICTURE_FOLDER);
      if (at > 0) image.url = image.url.slice(at);
    }
  }
  context.store.changed();
}
