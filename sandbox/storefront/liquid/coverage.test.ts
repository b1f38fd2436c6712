/** How much of Shopify's Liquid the sandbox knows, counted against the official lists. */
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { knownNames } from "./engine.ts";
import { openCoatPage, openFixture } from "./fixture-page.ts";
import { LazyDrop } from "./drop.ts";
import { formDrop } from "./objects/form.ts";
import { lineDrop } from "./objects/cart.ts";

const require = createRequire(import.meta.url);
const official = (list: string) =>
  [
    ...new Set(
      (require(`@shopify/theme-check-docs-updater/data/${list}.json`) as { name: string; deprecated?: boolean }[]).map(
        (one) => one.name,
      ),
    ),
  ].sort();

const unknown = (names: string[], known: string[]) => names.filter((name) => !known.includes(name));

test("every official tag is known", () => {
  expect(unknown(official("tags"), knownNames().tags)).toEqual([]);
});

test("every official filter but the named few is known", () => {
  const filters = official("filters");
  const missing = unknown(filters, knownNames().filters);
  console.log(`Liquid filters known: ${filters.length - missing.length} of ${filters.length}`);
  expect(missing).toEqual(["blake3"]);
});

type OfficialObject = { name: string; access?: { global?: boolean }; properties?: { name: string; deprecated?: boolean }[] };
const OBJECTS = require("@shopify/theme-check-docs-updater/data/objects.json") as OfficialObject[];

test("the official global objects are there; the two of the layout come with it", async () => {
  const page = openCoatPage(await openFixture());
  const names = OBJECTS.filter(({ access }) => access?.global).map(({ name }) => name);
  const missing = names.filter((name) => !page.globals.knows(name));
  console.log(`Liquid global objects known: ${names.length - missing.length} of ${names.length}`);
  expect(missing).toEqual(["content_for_header", "self", "content_for_layout"]);
});

test("the objects of a shop window have the official properties", async () => {
  const fixture = await openFixture();
  const page = openCoatPage(fixture);
  const read = (name: string) => page.globals.liquidMethodMissing(name) as LazyDrop;
  const product = read("product");
  const variant = fixture.shop.variants.get(fixture.cup.variantIds[0]!)!;
  const line = { key: "k", variantId: variant.id, quantity: 1, properties: {}, sellingPlanId: null };
  const collection = (read("collections").liquidMethodMissing("all") ?? null) as LazyDrop;
  const drops: Record<string, LazyDrop> = {
    product,
    collection,
    variant: (product.read("variants") as LazyDrop[])[0]!,
    product_option: (product.read("options_with_values") as LazyDrop[])[0]!,
    image: product.read("featured_image") as LazyDrop,
    cart: read("cart"),
    line_item: lineDrop(page, { line, product: fixture.cup, variant, priceCents: 1 }, 0),
    shop: read("shop"),
    request: read("request"),
    routes: read("routes"),
    template: read("template"),
    localization: read("localization"),
    country: read("localization").read("country") as LazyDrop,
    shop_locale: read("localization").read("language") as LazyDrop,
    link: (read("linklists").liquidMethodMissing("footer") as LazyDrop & { links: LazyDrop[] }).links[0]!,
    page: read("pages").liquidMethodMissing("about") as LazyDrop,
    form: formDrop(page, "product", product),
  };
  const missing = Object.entries(drops).flatMap(([name, drop]) => {
    const official = OBJECTS.find((object) => object.name === name)?.properties ?? [];
    return official
      .filter((property) => !property.deprecated && !drop.keys().includes(property.name))
      .map((property) => `${name}.${property.name}`);
  });
  console.log(`Liquid properties not known: ${missing.length}: ${missing.join(", ")}`);
  expect(
    missing.filter((name) => /^(product|variant|cart|line_item|image|collection|routes|request)\./.test(name)).length,
  ).toBeLessThanOrEqual(6);
});
