/** Constructs that real themes hold and that Shopify's Liquid reads in its own way. */
import { beforeAll, expect, test } from "vitest";
import { liquid, openCoatPage, openFixture, type Fixture } from "./fixture-page.ts";
import { lineDrop } from "./objects/cart.ts";
import { settingsDrop } from "./objects/settings.ts";
import type { Runtime } from "./runtime.ts";

let fixture: Fixture;
let page: Runtime;

beforeAll(async () => {
  fixture = await openFixture();
  page = openCoatPage(fixture);
});

test.each([
  ["{% comment %}{% if %} it's {{ broken {% endcomment %}ok", "ok"],
  ["a {%- comment -%} x {% comment %} y {% endcomment %} z {%- endcomment -%} b", "ab"],
  ["{% raw %}{% comment %}{{ x }}{% endcomment %}{% endraw %}", "{% comment %}{{ x }}{% endcomment %}"],
  ["{%- liquid\n  comment\n    - it's (any | thing\n  endcomment\n  echo 'one'\n-%}", "one"],
  ["{% # it's a note\n  # of two lines %}ok", "ok"],
  ["{% if (product or nothing) and product.title %}Y{% endif %}", "Y"],
  ["{% if product.price <> 1 %}Y{% endif %}", "Y"],
  ["{% if product.title == 'a && b' %}N{% else %}Y{% endif %}", "Y"],
  ["{% unless false %}Y{% endunless junk %}", "Y"],
  ["{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{% endfor %}{% endfor %}", "1122"],
  ["{% for i in (1..5) reversed limit: 2 %}{{ i }}{% endfor %}", "21"],
  ["{% assign a = 1, b = 2 %}{{ a }}", "1"],
])("%s", (text, html) => {
  fixture.lines.length = 0;
  expect(liquid(page, text)).toBe(html);
  expect(fixture.lines).toEqual([]);
});

test.each([
  ["{{ 130 | times: 1.0 | divided_by: 100 }}", "1.3"],
  ["{{ 130 | divided_by: 100 }}", "1"],
  ["{{ 27 | times: 0.75 | round: 0 | divided_by: 3 }}", "6"],
  ["{{ 0.1 | plus: 0.2 }}", "0.3"],
  ["{{ '5px' | plus: 1 }}", "6"],
  ["{{ nil | times: 2 }}", "0"],
  ["{% assign n = 2 | plus: 0.0 %}{% if n == 2 and n > 1 %}{% for i in (1..n) %}{{ i }}{% endfor %}{% endif %}", "12"],
])("numbers as in Ruby: %s", (text, html) => {
  expect(liquid(page, text)).toBe(html);
});

test.each([
  ["{% if template == 'product' and template contains 'prod' %}{{ template.name }}{% endif %}", "product"],
  ["{{ product.options_by_name['color'].position }}", "1"],
  ["{{ product.options_with_values.first.selected_value.name }}", "Navy"],
  ["{{ 'say \"hi\"' | escape | escape_once }}", "say &quot;hi&quot;"],
  ["{{ nil | json }}", "null"],
  ["{{ product.featured_media.presentation.focal_point }}", "50% 50%"],
])("objects as Shopify prints them: %s", (text, html) => {
  expect(liquid(page, text)).toBe(html);
});

test("a cart line's properties are asked for by name and gone through in pairs", () => {
  const variant = fixture.shop.variants.get(fixture.cup.variantIds[0]!)!;
  const line = { key: "k", variantId: variant.id, quantity: 1, properties: { Engraving: "Ahoy" }, sellingPlanId: null };
  const cart = openCoatPage(fixture, {
    objects: (runtime) => ({
      line: () => lineDrop(runtime, { line, product: fixture.cup, variant, discounts: [], priceCents: 1 }, 0),
    }),
  });
  const pairs = "{% for pair in line.properties %}{{ pair.first }}={{ pair.last }}{% endfor %}";
  expect(liquid(cart, `{{ line.properties['Engraving'] }} {{ line.properties.size }} ${pairs}`)).toBe("Ahoy 1 Engraving=Ahoy");
});

test("a tag that nobody can read costs only itself, and the log says where it stands", () => {
  fixture.lines.length = 0;
  expect(liquid(page, "a{% assign one.two = 'x' %}b")).toBe("ab");
  expect(fixture.lines).toEqual([expect.stringContaining("line:1")]);
});

test("filters among named values are passed over, and the values after them are read", () => {
  const html = liquid(page, "{% form 'product', product, id: 'f' | escape, class: 'wide', data-x: product.id, %}{% endform %}");
  expect(html).toContain('id="f"');
  expect(html).toContain('class="wide"');
  expect(html).toContain(`data-x="${fixture.coat.id}"`);
});

test("what is not there is nothing, as titles and heads of real themes expect", () => {
  const head = "{% if current_tags %}T{% endif %}{% if page_description %}D{% endif %}{% if shop.brand.logo %}L{% endif %}";
  expect(liquid(page, head)).toBe("");
});

test("settings nobody has filled in are empty texts and lists, the first choice, and unticked", () => {
  const types = ["text", "color_background", "product_list", "checkbox", "url", "select"];
  const schema = types.map((type) => ({ type, id: type, options: [{ value: "first" }] }));
  const settings = settingsDrop(page, schema, {});
  expect(types.map((type) => settings.read(type))).toEqual(["", "", [], false, null, "first"]);
});
