import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { liquid, openCoatPage, openFixture, type Fixture } from "./fixture-page.ts";
import { searchDrop } from "./objects/search.ts";
import { settingsDrop } from "./objects/settings.ts";
import type { Runtime } from "./runtime.ts";

let fixture: Fixture;
let page: Runtime;
let themeFolder: string;

function write(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "theme-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

beforeAll(async () => {
  fixture = await openFixture();
  themeFolder = write({
    "locales/en.default.json": JSON.stringify({
      cart: {
        items: { one: "{{ count }} item", other: "{{ count }} items" },
        hello: "Hello {{ name }}",
        hi_html: "<b>{{ name }}</b>",
      },
    }),
    "locales/de.json": JSON.stringify({ cart: { items: { one: "{{ count }} Artikel", other: "{{ count }} Artikel" } } }),
    "snippets/line.liquid": "[{{ text }}{{ outer }}{{ forloop.index }}]",
    "snippets/broken.liquid": "{% if %}",
    "assets/base.css": "a{}",
  });
  page = openCoatPage(fixture, { themeFolder });
});

const FILTERS: [liquid: string, expected: string][] = [
  ["{{ 1234567 | money }}", "€12.345,67"],
  [
    "{{ 1 | at_least: 2.0 | divided_by: 4 }} {{ 2.0 | at_most: 9 | divided_by: 4 }} {{ 9 | at_most: 4 | divided_by: 3 }}",
    "0.5 0.5 1",
  ],
  [
    "{% assign list = 'a,a,b,a' | split: ',' %}{% for one in list %}{% ifchanged %}{{ one }}{% endifchanged %}{% endfor %}",
    "aba",
  ],
  ["{{ 1200 | money_with_currency }}", "€12,00 EUR"],
  ["{{ 1200 | money_without_trailing_zeros }}", "€12"],
  ["{{ 1250 | money_without_currency }}", "12,50"],
  ["{{ nothing | money }}", ""],
  ["{{ 'Blue & White Tee' | handleize }}", "blue-white-tee"],
  ["{{ 'variable-name' | camelize }}", "VariableName"],
  ["{{ 1 | pluralize: 'item', 'items' }}", "item"],
  ["{{ 20 | divided_by: 7 }} {{ 20 | divided_by: 8.0 }}", "2 2.5"],
  [
    "{{ 1.0 | divided_by: 4 }} {% assign r = 3.0 %}{{ r | divided_by: 2 }}{% if r > 2.5 and r == 3 %} {{ r }}{% endif %}",
    "0.25 1.5 3",
  ],
  ["{% liquid\nassign r = 7.0 | divided_by: 2\necho r\n%}", "3.5"],
  ["{{ 'a' | md5 }}", "0cc175b9c0f1b6a831c399e269772661"],
  ["{{ 'Pier' | link_to: '/x', class: 'y' }}", '<a href="/x" title="" class="y">Pier</a>'],
  ["{{ 'a.js' | script_tag }}", '<script src="a.js" type="text/javascript"></script>'],
  ["{{ '#EA5AB9' | color_to_rgb }} {{ '#EA5AB9' | color_to_hsl }}", "rgb(234, 90, 185) hsl(320, 77%, 64%)"],
  ["{{ '#E800B0' | color_contrast: '#D9D8FF' }}", "3"],
  ["{{ '#000000' | color_lighten: 50 }} {{ '#ffffff' | color_mix: '#000000', 50 }}", "#808080 #808080"],
  ["{{ 'cart.items' | t: count: 1 }}, {{ 'cart.items' | t: count: 3 }}", "1 item, 3 items"],
  ["{{ 'cart.hello' | t: name: '<i>' }} {{ 'cart.hi_html' | t: name: '<i>' }}", "Hello &lt;i&gt; <b><i></b>"],
  ["{{ product | image_url: width: 300 }}", "/cdn/shop/files/coat-navy.svg?v=ID&width=300"],
  ["{{ product.title | escape }} {{ product.tags | join: '+' }}", "Coat &amp; Hood rain+wool"],
  ["{{ '2026-03-05T10:00:00Z' | date: '%Y-%m-%d' }}", "2026-03-05"],
  ["{{ '2026-03-05T10:00:00Z' | date: format: 'abbreviated_date' }}", "Mar 5, 2026"],
  ["{{ 'Health' | url_for_type }} {{ 'x' | within: collections['rainy-days'] }}", "/collections/types?q=Health x"],
  ["{{ product.url | within: collections['rainy-days'] }}", "/collections/rainy-days/products/coat-hood"],
  ["{{ product.url | within: collection }}", "/products/coat-hood"],
  ["{{ '</script>' | json }}", '"\\u003c/script\\u003e"'],
  ["{{ 'x' | no_such_filter }}!", "!"],
];

test.each(FILTERS)("%s", (text, expected) => {
  const image = fixture.coat.images[0]?.id ?? 0;
  expect(liquid(page, text)).toBe(expected.replace("ID", String(image)));
});

const OBJECTS: [liquid: string, expected: string][] = [
  [
    "{{ product.available }} {{ product.price }} {{ product.price_varies }} {{ product.compare_at_price_max }}",
    "true 12000 true 15000",
  ],
  ["{{ product.selected_or_first_available_variant.title }}", "Navy / M"],
  ["{% for o in product.options_with_values %}{{ o.name }}={{ o.selected_value }};{% endfor %}", "Color=Navy;Size=M;"],
  ["{{ product.options_with_values[1].values[0].available }}", "false"],
  ["{{ product.options_with_values[0].values[0].size }}", "4"],
  ["{{ product.variants.first.inventory_quantity }} {{ product.variants.first.inventory_policy }}", "0 deny"],
  ["{{ product.variants | where: 'available', true | size }}", "3"],
  ["{{ collections['rainy-days'].products.size }} {{ collections.all.products_count }}", "2 2"],
  ["{{ all_products['cup'].title }} {{ all_products['none'].title }}", "Cup "],
  ["{{ cart.item_count }} {{ cart.empty? }} {{ cart == empty }}", "0 true true"],
  ["{{ shop.name }} {{ shop.currency }} {{ request.locale.iso_code }} {{ routes.cart_url }}", "Pier EUR en /cart"],
  ["{{ linklists.footer.links.size }} {{ localization.available_languages.size }}", "4 2"],
  ["{{ template }} {{ template.name }} {{ request.page_type }}", "product product product"],
  ["{% if product == empty or product == blank %}bad{% else %}ok{% endif %}", "ok"],
  ["{{ product.variants | sort: 'price' | map: 'title' | last }}", "Moss / M"],
  ["{{ product.variants | find: 'title', 'Moss / S' | json | size | at_least: 100 | at_most: 100 }}", "100"],
  ["{% if customer %}in{% else %}out{% endif %}", "out"],
];

test.each(OBJECTS)("%s", (text, expected) => expect(liquid(page, text)).toBe(expected));

test("a locale prefix goes into addresses, and texts follow the language with plural forms", () => {
  const german = openCoatPage(fixture, { locale: "de", themeFolder });
  expect(liquid(german, "{{ product.url }} {{ 'cart.items' | t: count: 2 }} {{ routes.root_url }}")).toBe(
    "/de/products/coat-hood 2 Artikel /de",
  );
  expect(liquid(german, "{{ 'cart.hello' | t: name: 'Ann' }}")).toBe("Hello Ann");
});

test("?variant= and ?option_values= choose the variant", () => {
  const moss = fixture.coat.variantIds[2];
  expect(liquid(openCoatPage(fixture, { query: `variant=${moss}` }), "{{ product.selected_variant.title }}")).toBe("Moss / S");
  const ids = liquid(page, "{{ product.options_with_values[0].values[1].id }},{{ product.options_with_values[1].values[1].id }}");
  const chosen = openCoatPage(fixture, { query: `option_values=${ids}` });
  expect(liquid(chosen, "{{ product.selected_or_first_available_variant.title }}")).toBe("Moss / M");
});

test("render gives a snippet a scope of its own, with, for and named values; a broken one is nothing and a line in the log", () => {
  expect(liquid(page, "{% assign outer = 'x' %}{% render 'line', text: 'a' %}")).toBe("[a]");
  expect(liquid(page, "{% assign list = 'a,b' | split: ',' %}{% render 'line' for list as text %}")).toBe("[a1][b2]");
  expect(liquid(page, "{% render 'line' with 'q' as text %}")).toBe("[q]");
  expect(liquid(page, "a{% render 'broken' %}b{% render 'missing' %}c")).toBe("abc");
  expect(fixture.lines.some((line) => line.includes("snippets/broken"))).toBe(true);
});

test("the product form carries what Shopify puts into it, and its own attributes", () => {
  const html = liquid(page, "{%- form 'product', product, id: 'f', data-type: 'add-to-cart-form' -%}x{%- endform -%}");
  expect(html).toContain('action="/cart/add"');
  expect(html).toContain('id="f"');
  expect(html).toContain('data-type="add-to-cart-form"');
  expect(html).toContain('name="form_type" value="product"');
  expect(html).toMatch(new RegExp(`x<input type="hidden" name="product-id" value="${fixture.coat.id}" /></form>$`));
});

test("paginate cuts the list and says where one is", () => {
  const second = openCoatPage(fixture, { query: "page=2" });
  const text =
    "{% paginate collections['rainy-days'].products by 1 %}{% for p in collections['rainy-days'].products %}{{ p.title }}{% endfor %}" +
    " {{ paginate.current_page }}/{{ paginate.pages }} {{ paginate.previous.url }}{% endpaginate %} {{ collections['rainy-days'].products.size }}";
  expect(liquid(second, text)).toBe("Cup 2/2 /products/coat-hood?page=1 2");
});

test("metafields of the app's own namespace are read by $app", () => {
  const at = fixture.shop.createdAt;
  const owner = `gid://shopify/ProductVariant/${fixture.coat.variantIds[0]}`;
  const value = '{"version":1,"offer":"waitlist"}';
  const metafield = { id: 1, namespace: "app--77", key: "offer", type: "json", value, createdAt: at, updatedAt: at };
  fixture.shop.metafields.set(owner, [metafield]);
  expect(liquid(page, "{{ product.variants.first.metafields['$app'].offer.value.offer }}")).toBe("waitlist");
  expect(liquid(page, "{{ product.variants[1].metafields['$app'].offer.value.offer }}|")).toBe("|");
});

test("lists of metafields hold what each alone would be", () => {
  const at = fixture.shop.createdAt;
  const [image] = fixture.coat.images;
  const of = (key: string, type: string, list: unknown[]) => {
    return { id: 1, namespace: "custom", key, type, value: JSON.stringify(list), createdAt: at, updatedAt: at };
  };
  fixture.shop.metafields.set(`gid://shopify/Product/${fixture.coat.id}`, [
    of("looks", "list.file_reference", [`gid://shopify/MediaImage/${image!.id}`, "gid://shopify/MediaImage/1"]),
    of("goes_with", "list.variant_reference", [`gid://shopify/ProductVariant/${fixture.cup.variantIds[0]}`]),
    of("ratings", "list.rating", [{ value: "4.0", scale_min: "1.0", scale_max: "5.0" }]),
    of("words", "list.single_line_text_field", ["a", "b"]),
  ]);
  const read = (key: string, rest: string) => liquid(page, `{{ product.metafields.custom.${key}.value${rest} }}`);
  expect([read("looks", ".size"), read("looks", ".first.alt"), read("goes_with", ".first.sku")]).toEqual(["1", "A coat", "CUP"]);
  expect([read("ratings", "[0].scale_max"), read("words", " | join: '+'")]).toEqual(["5", "a+b"]);
});

test("metaobjects are found by type and handle, in lists, in settings and in metafields", () => {
  const at = fixture.shop.createdAt;
  const value = "gid://shopify/Metaobject/502";
  const metafield = {
    id: 1,
    namespace: "custom",
    key: "note",
    type: "metaobject_reference",
    value,
    createdAt: at,
    updatedAt: at,
  };
  fixture.shop.metafields.set(`gid://shopify/Product/${fixture.coat.id}`, [metafield]);
  const asked = "{{ metaobjects.faq.delivery.question }} {{ metaobjects['faq']['returns'].question.value }}";
  expect(liquid(page, asked)).toBe("When does it ship? Can I send it back?");
  const list = "{{ metaobjects.faq.values_count }}{% for one in metaobjects.faq.values %} {{ one.system.handle }}{% endfor %}";
  expect(liquid(page, `${list}{{ metaobjects.none.values }}`)).toBe("3 delivery returns enamel");
  expect(liquid(page, "{{ metaobjects.faq.delivery.answer | metafield_tag }}")).toContain("<p>Within two working days");
  expect(liquid(page, "{{ product.metafields.custom.note.value.question }}")).toBe("Can I send it back?");
  const schema = [
    { type: "metaobject", id: "one" },
    { type: "metaobject_list", id: "many" },
  ];
  const settings = settingsDrop(page, schema, { one: "delivery", many: ["returns", "gone"] });
  const chosen = { ...page, globals: page.globals.with({ chosen: settings }) };
  expect(liquid(chosen, "{{ chosen.one.question }} {{ chosen.many.count }}")).toBe("When does it ship? 1");
});

test("the main menu is three levels deep, and says where one is", () => {
  const all = "linklists['main-menu'].links[1]";
  const text = `{{ linklists['main-menu'].levels }} {{ ${all}.type }} {{ ${all}.child_active }} {% for a in ${all}.links %}{{ a.title }}/{{ a.object.handle }}:{% for b in a.links %}{{ b.title }}{% if b.current %}*{% endif %},{% endfor %}{% endfor %}`;
  expect(liquid(page, text)).toBe("3 catalog_link true Rainy days/rainy-days:Coat & Hood*,Cup,");
});

test("a search is sorted by relevance or by price", () => {
  const { coat, cup } = fixture;
  const page = (query: string) =>
    openCoatPage(fixture, {
      query,
      objects: (runtime) => ({ search: () => searchDrop(runtime, { terms: "rain", performed: true, products: [coat, cup] }) }),
    });
  const found = "{{ search.results | map: 'title' | join: ',' }}";
  expect(liquid(page(""), found)).toBe("Coat & Hood,Cup");
  expect(liquid(page("sort_by=price-ascending"), found)).toBe("Cup,Coat & Hood");
  expect(liquid(page(""), "{{ search.default_sort_by }}: {{ search.sort_options | map: 'value' | join: ' ' }}")).toBe(
    "relevance: relevance price-ascending price-descending",
  );
});

test("an unknown tag is nothing and a line in the log", () => {
  expect(liquid(page, "a{% sparkle 'x' %}b")).toBe("ab");
  expect(fixture.lines.some((line) => line.includes('"sparkle"'))).toBe(true);
});
