/** The storefront's further pages in a theme of few files: accounts, policies, blog, suggestions, recommendations, gift card, languages. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { close, listen, portOf } from "#sandbox/http.ts";
import { openFixture, type Fixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";

const FILES = {
  "layout/theme.liquid": "<head>{{ content_for_header }}</head><body>{{ content_for_layout }}</body>",
  "templates/blog.liquid": "{% for article in blog.articles %}[{{ article.title }} {{ article.url }}]{% endfor %}",
  "templates/article.liquid":
    "{{ article.title }}{% form 'new_comment', article, id: 'c' %}{{ form.posted_successfully? }}{% endform %}",
  "templates/page.contact.liquid":
    "{% form 'contact' %}{% if form.posted_successfully? %}SENT{% endif %}<input name='contact[email]'>{% endform %}",
  "templates/gift_card.liquid": "{% layout none %}{{ gift_card.code | format_code }} {{ gift_card.balance | money }}",
  "templates/search.liquid": "{{ search.terms }}:{{ search.results_count }}",
  "assets/theme.scss.liquid": "a { color: {{ 'teal' }} }",
  "sections/flag.liquid": "{{ localization.country | image_url: width: 32 }}",
  "sections/pick-up.liquid": "{{ product.handle }} {{ product.selected_variant.title }}",
  "sections/where.liquid": "{{ template }} {{ product.title }}{{ collection.title }} {{ request.locale.iso_code }}",
  "sections/predictive-search.liquid":
    "{% if predictive_search.performed %}{% for product in predictive_search.resources.products %}P:{{ product.title }};{% endfor %}" +
    "{% for collection in predictive_search.resources.collections %}C:{{ collection.title }};{% endfor %}{% endif %}",
  "sections/related.liquid":
    "{% if recommendations.performed? and recommendations.products_count > 0 %}{{ recommendations.intent }}:" +
    "{% for product in recommendations.products %}{{ product.title }};{% endfor %}{% endif %}",
};

let fixture: Fixture;
let server: Server;
let base: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  const themeFolder = mkdtempSync(path.join(tmpdir(), "theme-"));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(themeFolder, name)), { recursive: true });
    writeFileSync(path.join(themeFolder, name), text);
  }
  fixture = await openFixture();
  const handler = createStorefront(fixture.context, { themeFolder, extensionsFolder: "extensions" });
  server = await listen(handler, 0, "the storefront", fixture.context.log);
  base = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => close(server));
beforeEach(() => cookies.clear());

async function visit(path: string, init: RequestInit = {}): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(base + path, { redirect: "manual", ...init, headers: { ...(init.headers as object), cookie } });
  for (const set of response.headers.getSetCookie()) {
    const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
    cookies.set(name, value);
  }
  return response;
}

const text = async (path: string) => (await visit(path)).text();
const json = async (path: string) => (await visit(path)).json() as Promise<Record<string, never>>;
const form = (fields: Record<string, string>, headers = {}): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  headers,
});

test("an account opens with the code on the page, and closes again", async () => {
  expect((await visit("/account")).headers.get("location")).toBe("/account/login");
  const asked = await (await visit("/account/login", form({ email: "ann@example.com" }))).text();
  const code = /\b\d{6}\b/.exec(asked)?.[0] ?? "";
  expect((await visit("/account/login", form({ email: "ann@example.com", code: "000000" }))).status).toBe(422);
  expect((await visit("/account/login", form({ email: "ann@example.com", code }))).headers.get("location")).toBe("/account");
  expect(await text("/account")).toContain("ann@example.com");
  await visit("/account/logout");
  expect((await visit("/account")).status).toBe(302);
});

test("policies stand in the layout, unknown ones are a 404", async () => {
  expect(await text("/policies/refund-policy")).toContain("shopify-policy__title");
  expect((await visit("/policies/none")).status).toBe(404);
});

test("blog and article, and a comment goes back to the article", async () => {
  expect(await text("/blogs/news")).toContain("[How we restock /blogs/news/how-we-restock]");
  const article = await text("/blogs/news/how-we-restock");
  const action = /action="([^"]+)"/.exec(article)?.[1] ?? "";
  expect(action).toBe("/blogs/news/how-we-restock/comments");
  const posted = await visit(action, form({ "comment[body]": "Hi" }));
  expect(posted.headers.get("location")).toContain("/blogs/news/how-we-restock?comment_posted=true");
});

test("a contact form comes back to its page and says so", async () => {
  expect(await text("/pages/about?view=contact")).not.toContain("SENT");
  const posted = await visit("/contact", form({ form_type: "contact" }, { referer: `${base}/pages/about?view=contact` }));
  expect(await text(posted.headers.get("location") ?? "")).toContain("SENT");
});

test("suggestions: as JSON by type and number, and as a section", async () => {
  const { resources } = await json("/search/suggest.json?q=coat&resources[type]=product&resources[limit]=1");
  expect(resources).toMatchObject({
    results: { products: [{ title: "Coat & Hood", url: expect.stringContaining("/products/") }] },
  });
  expect(await text("/search/suggest?q=rain&section_id=predictive-search")).toContain("P:Coat & Hood;C:Rainy days;");
  expect(await text("/search/suggest?q=cup&section_id=predictive-search&resources[type]=collection")).not.toContain("Cup");
  expect((await visit("/search/suggest?q=cup&section_id=none")).status).toBe(404);
});

test("recommendations: related ones by section and JSON, none as complementary, 404 for no product", async () => {
  const asked = `/recommendations/products?product_id=${fixture.coat.id}`;
  expect(await text(`${asked}&section_id=related`)).toContain("related:Cup;");
  expect(await text(`${asked}&section_id=related&intent=complementary`)).not.toContain("Cup");
  expect(await json(`${asked.replace("products?", "products.json?")}&limit=1`)).toMatchObject({
    intent: "related",
    products: [{ title: "Cup" }],
  });
  expect((await visit("/recommendations/products?product_id=1")).status).toBe(404);
});

test("a gift card without the layout, and robots.txt with where the sitemap is", async () => {
  expect(await text("/gift_cards/7/ABCD1234")).toBe("ABCD 1234 €50,00");
  expect(await text("/robots.txt")).toContain("Disallow: /checkout\n");
});

test("language goes into the address, country into a cookie, and neither leads elsewhere", async () => {
  const change = (fields: Record<string, string>) => visit("/localization", form({ _method: "put", ...fields }));
  expect((await change({ locale_code: "de", return_to: "/search?q=x" })).headers.get("location")).toBe("/de/search?q=x");
  expect((await change({ locale_code: "en", return_to: "/de/cart" })).headers.get("location")).toBe("/cart");
  expect((await change({ country_code: "JP", return_to: "//evil.example" })).headers.get("location")).toBe("/");
  expect(cookies.get("localization")).toBe("JP");
});

test("Dawn's way of asking for the cart is answered with JSON, an unknown discount code with what became of it", async () => {
  const added = await visit("/cart/add", form({ id: String(fixture.cup.variantIds[0]) }, { accept: "application/javascript" }));
  expect(await added.json()).toMatchObject({ quantity: 1, product_title: "Cup" });
  const updated = await visit("/cart/update.js", form({ discount: "SPRING" }));
  expect(await updated.json()).toMatchObject({ discount_codes: [{ code: "SPRING", applicable: false }] });
});

test("a variant's own address: a section of its product's page, or a way there; products by id in a search", async () => {
  const second = fixture.coat.variantIds[1] ?? 0;
  expect(await text(`/variants/${second}/?section_id=pick-up`)).toContain("coat-hood Navy / M");
  expect((await visit(`/variants/${second}`)).headers.get("location")).toBe(`/products/coat-hood?variant=${second}`);
  expect((await visit("/variants/1")).status).toBe(404);
  expect(await text(`/search?q=id:${fixture.cup.id}%20OR%20id:1`)).toMatch(/id:\d+ OR id:1:1\b/);
  expect(await text("/search?q=handle:cup%20OR%20handle:coat-hood")).toMatch(/handle:coat-hood:2\b/);
});

test("lists as JSON: products, those of a collection, collections", async () => {
  const products = async (path: string) => (await json(path)).products as unknown as { title: string }[];
  const titles = async (path: string) => (await products(path)).map(({ title }) => title);
  expect(await titles("/products.json")).toEqual(["Coat & Hood", "Cup"]);
  expect(await titles("/products.json?limit=1&page=2")).toEqual(["Cup"]);
  expect(await titles("/collections/rainy-days/products.json")).toEqual(["Coat & Hood", "Cup"]);
  expect((await products("/products.json"))[0]).toMatchObject({
    tags: ["rain", "wool"],
    variants: [{ title: "Navy / S", price: "120.00", compare_at_price: null, available: false }, {}, {}, {}],
  });
  const about = { handle: "rainy-days", products_count: 2 };
  expect(await json("/collections.json")).toMatchObject({ collections: [about] });
  expect(await json("/collections/rainy-days.json")).toMatchObject({ collection: about });
  expect((await visit("/collections/none/products.json")).status).toBe(404);
  expect((await visit("/collections/none.json")).status).toBe(404);
});

test("sections that ride on a cart change know the page they are for; the answer says what came and what went", async () => {
  const id = String(fixture.cup.variantIds[0]);
  const where = async (url: string) => {
    const added = await visit("/cart/add.js", form({ id, sections: "where", sections_url: url }));
    return ((await added.json()) as { sections: { where: string } }).sections.where;
  };
  expect(await where("/products/coat-hood?variant=1")).toContain(">product Coat & Hood en<");
  expect(await where("/de/collections/rainy-days")).toContain(">collection Rainy days de<");
  expect(await where("/")).toContain(">index  en<");
  const fewer = await visit("/cart/change.js", form({ line: "1", quantity: "1" }));
  expect(await fewer.json()).toMatchObject({ items_added: [], items_removed: [{ variant_id: Number(id), quantity: 2 }] });
  const more = await visit("/cart/update.js", form({ [`updates[${id}]`]: "2" }));
  expect(await more.json()).toMatchObject({ items_added: [{ variant_id: Number(id), quantity: 1 }], items_removed: [] });
});

test("films that themes name are there", async () => {
  const film = await visit("/cdn/shop/videos/harbour.HD-720p.webm");
  expect([film.status, film.headers.get("content-type")]).toEqual([200, "video/webm"]);
});

test("a country has a flag", async () => {
  const url = /\/cdn\/static\/images\/flags\/[a-z]{2}\.svg\?width=32/.exec(await text("/?section_id=flag"))?.[0] ?? "";
  expect(await text(url)).toContain("<svg");
  expect((await visit("/cdn/static/images/flags/none.svg")).status).toBe(404);
});

test("what vintage themes load: Shopify's own scripts, and Sass as it is with a line in the log", async () => {
  expect(await text("/cdn/shopifycloud/storefront/assets/option_selection.js")).toContain("OptionSelectors");
  expect(await text("/cdn/shop/t/1/assets/theme.scss.css?v=1")).toBe("a { color: teal }");
  expect(fixture.lines.at(-1)).toContain("theme.scss is Sass");
  expect((await visit("/cdn/shop/t/1/assets/other.scss.css")).status).toBe(404);
});
