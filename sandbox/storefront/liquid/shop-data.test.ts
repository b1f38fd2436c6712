/** Facts that only some products, shops and posts have, as a theme's templates ask for them. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { newCart } from "#sandbox/storefront/cart/cart-lines.ts";
import { giveFacts, liquid, openCoatPage, openFixture, type Fixture } from "./fixture-page.ts";
import type { Runtime } from "./runtime.ts";

let fixture: Fixture;
let page: Runtime;

beforeAll(async () => {
  fixture = await openFixture();
  giveFacts(fixture);
  page = openCoatPage(fixture);
});

test("a price per kilogram, in product and cart", () => {
  const unit =
    "{{ variant.unit_price | unit_price_with_measurement: variant.unit_price_measurement }} " +
    "{{ variant.unit_price_measurement.reference_unit }}";
  expect(liquid(page, `{% assign variant = product.variants.first %}${unit}`)).toBe("€240,00/kg kg");
  const cup = "{% if all_products.cup.variants.first.unit_price_measurement %}yes{% endif %}";
  expect(liquid(page, cup)).toBe("");
});

test("a price that falls with the number is the price of the line, in cart and order", () => {
  const [, , moss] = fixture.coat.variantIds;
  const cart = newCart("en");
  cart.lines = [{ key: "k", variantId: moss!, quantity: 3, properties: {}, sellingPlanId: null }];
  const filled = openCoatPage(fixture);
  filled.cart = cart;
  expect(liquid(filled, "{{ cart.items.first.final_price }} {{ cart.total_price }} {{ cart.items.first.unit_price }}")).toBe(
    "10000 30000 20000",
  );
  const breaks =
    "{% for one in product.variants[2].quantity_price_breaks %}{{ one.minimum_quantity }}+ {{ one.price | money }}{% endfor %}";
  expect(liquid(page, breaks)).toBe("3+ €100,00");
  const placed = placeOrder(fixture.context, fixture.shop, { lines: [{ variantId: moss!, quantity: 3 }] });
  expect(placed.ok && placed.order.totalCents).toBe(30_000);
});

test("a category with what is above it, nearest first", () => {
  const way =
    "{{ product.category.name }} {{ product.category.gid }}: {{ product.category.ancestors | map: 'name' | join: ', ' }}";
  expect(liquid(page, way)).toBe("Outerwear gid://shopify/TaxonomyCategory/aa-1-10: Clothing, Apparel & Accessories");
  expect(liquid(page, "{{ all_products.cup.category.name }}")).toBe("");
});

test("tax that prices hold is told by line, with its rate", () => {
  const filled = openCoatPage(fixture);
  filled.cart = { ...newCart("en"), lines: [] };
  filled.cart.lines = [{ key: "k", variantId: fixture.cup.variantIds[0]!, quantity: 1, properties: {}, sellingPlanId: null }];
  const tax = "{% for tax in cart.items.first.tax_lines %}{{ tax.title }} {{ tax.rate_percentage }} {{ tax.price }}{% endfor %}";
  expect(liquid(filled, `${tax} {{ cart.taxes_included }} {{ shop.taxes_included }}`)).toBe("MwSt 19 160 true true");
});

test("comments of a post, and a file that a metaobject names", () => {
  const comments =
    "{% for comment in articles['news/caring-for-enamel'].comments %}{{ comment.author }}: {{ comment.content }}{% endfor %}";
  expect(liquid(page, comments)).toContain("A reader: <p>A spoon");
  const file = "{% assign file = metaobjects.faq.enamel.sheet.value %}{{ file.media_type }} {{ file | file_url }}{{ file.url }}";
  expect(liquid(page, file)).toContain("generic_file");
  expect(liquid(page, "{{ metaobjects.faq.enamel.sheet.value.url }}")).toBe("/cdn/shop/files/caring-for-enamel.txt");
});

test("a metaobject has an address where the theme has a template for its type", () => {
  const themeFolder = mkdtempSync(path.join(tmpdir(), "metaobject-theme-"));
  mkdirSync(path.join(themeFolder, "templates/metaobject"), { recursive: true });
  writeFileSync(path.join(themeFolder, "templates/metaobject/faq.json"), '{"sections":{},"order":[]}');
  const url = "{{ metaobjects.faq.delivery.system.url }}";
  expect(liquid(openCoatPage(fixture, { themeFolder }), url)).toBe("/pages/faq/delivery");
  expect(liquid(page, url)).toBe("");
});

test("pagination shows as many pages around as the window asks for", () => {
  const parts = (window: string) =>
    liquid(
      openCoatPage(fixture, { query: "page=5" }),
      "{% assign many = 'a,b,c,d,e,f,g,h,i' | split: ',' %}" +
        `{% paginate many by 1${window} %}{{ paginate.parts | map: 'title' | join: ' ' }}{% endpaginate %}`,
    );
  expect(parts("")).toBe("1 … 3 4 5 6 7 … 9");
  expect(parts(", window_size: 3")).toBe("1 … 4 5 6 … 9");
});
