/** The sandbox's storefront by its own endpoints: pages, Ajax cart, checkout, section rendering, app proxy. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { close, listen, portOf, readBody } from "#sandbox/http.ts";
import { openFixture, type Fixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";

let fixture: Fixture;
let server: Server;
let app: Server;
let base: string;
let cookie = "";
let asked: { method: string; url: URL; body: string; headers: IncomingMessage["headers"] }[] = [];
let answer: { status?: number; headers: Record<string, string>; body: string } = { headers: {}, body: "" };

beforeAll(async () => {
  app = createServer(async (request, response) => {
    const body = (await readBody(request)).toString();
    asked.push({ method: request.method ?? "", url: new URL(request.url ?? "", "http://app"), body, headers: request.headers });
    response.writeHead(request.url?.startsWith("/proxy/moved") ? 302 : (answer.status ?? 200), {
      ...answer.headers,
      ...(request.url?.startsWith("/proxy/moved") ? { location: "/proxy/here" } : {}),
    });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
});
afterAll(() => close(app));

beforeEach(async () => {
  if (server) await close(server);
  fixture = await openFixture();
  fixture.context.app.url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const handler = createStorefront(fixture.context, { themeFolder: "sandbox/themes/harbor", extensionsFolder: "extensions" });
  server = await listen(handler, 0, "the storefront", fixture.context.log);
  base = `http://127.0.0.1:${portOf(server)}`;
  cookie = "";
  asked = [];
});
afterAll(() => close(server));

async function visit(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(base + path, { redirect: "manual", ...init, headers: { ...(init.headers as object), cookie } });
  const set = response.headers.get("set-cookie");
  if (set) cookie = set.split(";")[0] ?? "";
  return response;
}

const text = async (path: string) => (await visit(path)).text();
const json = async (path: string) =>
  (await (await visit(path)).json()) as Record<string, unknown> & { items: Record<string, unknown>[] };
const form = (fields: Record<string, string>): RequestInit => ({ method: "POST", body: new URLSearchParams(fields) });
const post = async (path: string, body: unknown) => {
  const sent = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await visit(path, sent);
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown> & { items: Record<string, unknown>[] },
  };
};

const cup = () => fixture.cup.variantIds[0]!;
const coat = (index: number) => fixture.coat.variantIds[index]!;
const available = (variantId: number) => {
  const { inventoryItemId } = fixture.shop.variants.get(variantId)!;
  return [...fixture.shop.inventoryLevels.values()].find((level) => level.inventoryItemId === inventoryItemId)!.quantities
    .available;
};

const ADDRESS = {
  email: "ann@example.com",
  "shipping_address[first_name]": "Ann",
  "shipping_address[last_name]": "Lee",
  "shipping_address[address1]": "1 Quay",
  "shipping_address[city]": "Kiel",
  "shipping_address[country]": "DE",
  "card[number]": "1",
};

test.each([
  "/",
  "/collections",
  "/collections/all",
  "/collections/rainy-days?sort_by=price-descending",
  "/search?q=cup",
  "/cart",
  "/pages/about",
  "/products/cup",
  "/de",
  "/de/products/coat-hood",
])("%s is a page without a complaint in the log", async (path) => {
  const response = await visit(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("</html>");
  expect(fixture.lines).toEqual([]);
});

test("what is not there is a themed 404", async () => {
  for (const path of ["/nope", "/products/nope", "/collections/nope", "/pages/nope", "/orders/nope", "/checkouts/cn/nope"]) {
    const response = await visit(path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.text()).toContain("section-footer");
  }
  expect((await visit("/products/nope.js")).status).toBe(404);
});

test("the product page: form, hidden id, disabled when the variant asked for is sold out", async () => {
  const shown = await text("/products/coat-hood");
  expect(shown).toMatch(/<form[^>]*data-type="add-to-cart-form"/);
  expect(shown).toMatch(new RegExp(`<input[^>]*name="id"[^>]*value="${coat(1)}"\\s*>`));
  const soldOut = await text(`/products/coat-hood?variant=${coat(0)}`);
  expect(soldOut).toMatch(new RegExp(`name="id"\\s+class="product-variant-id"\\s+value="${coat(0)}"\\s+disabled`));
  expect(soldOut).toMatch(/name="add"[^>]*disabled/);
  expect(await text(`/de/products/coat-hood?variant=${coat(0)}`)).toContain("Ausverkauft");
});

test("section rendering: one, several, unknown", async () => {
  const id = /id="shopify-section-(template--\d+__main)"/.exec(await text("/products/coat-hood"))![1]!;
  const section = await text(`/products/coat-hood?section_id=${id}&variant=${coat(2)}`);
  expect(section).toMatch(new RegExp(`^<section id="shopify-section-${id}"`));
  expect(section).toContain(`value="${coat(2)}"`);
  expect(section).not.toContain("<html");
  const several = await json(`/?sections=hero,nothing`);
  expect(Object.keys(several)).toEqual(["hero", "nothing"]);
  expect(several.nothing).toBeNull();
  expect((await visit("/?section_id=nothing")).status).toBe(404);
});

test("product JSON: cents in .js, decimal texts in .json", async () => {
  const js = (await json("/products/coat-hood.js")) as unknown as {
    price: number;
    options: unknown[];
    variants: Record<string, unknown>[];
  };
  expect(js).toMatchObject({
    price: 12_000,
    price_max: 13_050,
    compare_at_price: 15_000,
    available: true,
    url: "/products/coat-hood",
  });
  expect(js.options[0]).toEqual({ name: "Color", position: 1, values: ["Navy", "Moss"] });
  expect(js.variants[0]).toMatchObject({
    id: coat(0),
    available: false,
    inventory_management: "shopify",
    option1: "Navy",
    public_title: "Navy / S",
  });
  expect(js.variants[0]).not.toHaveProperty("inventory_quantity");
  const { product } = (await json("/products/cup.json")) as unknown as {
    product: { variants: Record<string, unknown>[]; tags: string };
  };
  expect(product.variants[0]).toMatchObject({ price: "9.99", sku: "CUP" });
});

test("the Ajax cart: add by form, multipart and JSON; lines part by properties; change, update, clear", async () => {
  await visit("/cart/add.js", form({ id: String(cup()), quantity: "1", "properties[Engraving]": "Ahoy" }));
  const multipart = new FormData();
  multipart.set("id", String(cup()));
  await visit("/cart/add.js", { method: "POST", body: multipart });
  const { status, body } = await post("/cart/add.js", { items: [{ id: coat(2), quantity: 2 }] });
  expect(status).toBe(200);
  expect(body.items[0]).toMatchObject({ variant_id: coat(2), quantity: 2, line_price: 26_100, product_title: "Coat & Hood" });
  let cart = await json("/cart.js");
  expect(cart).toMatchObject({ item_count: 4, total_price: 999 * 2 + 26_100, currency: "EUR" });
  expect(cart.items.map(({ properties }) => properties)).toEqual([{}, {}, { Engraving: "Ahoy" }]);

  await post("/cart/change.js", { line: 1, quantity: 1 });
  await post("/cart/change.js", { id: cart.items[2]!.key, quantity: 0 });
  const { body: updated } = await post("/cart/update.js", {
    note: "Ring twice",
    attributes: { gift: "yes" },
    updates: { [coat(2)]: 3 },
  });
  expect(updated).toMatchObject({ item_count: 4, note: "Ring twice", attributes: { gift: "yes" } });
  cart = (await post("/cart/clear.js", {})).body;
  expect(cart).toMatchObject({ item_count: 0, note: "Ring twice" });
});

test("DENY refuses what is not there, in Shopify's words; CONTINUE does not", async () => {
  expect(await post("/cart/add.js", { id: coat(0) })).toEqual({
    status: 422,
    body: expect.objectContaining({
      status: 422,
      message: "Cart Error",
      description: "The product 'Coat & Hood - Navy / S' is already sold out.",
    }),
  });
  expect((await post("/cart/add.js", { id: coat(1), quantity: 5 })).body.description).toBe(
    "Only 2 items were added to your cart.",
  );
  expect((await post("/cart/add.js", { id: coat(1) })).body.description).toBe(
    "The maximum quantity of this item is already in your cart.",
  );
  expect((await json("/cart.js")).item_count).toBe(2);
  fixture.shop.variants.get(coat(0))!.inventoryPolicy = "CONTINUE";
  expect((await post("/cart/add.js", { id: coat(0), quantity: 40 })).status).toBe(200);
});

test.each([
  [{ id: 1 }, 404],
  [{}, 400],
  [{ id: "rubbish" }, 400],
  [{ items: [] }, 400],
  [{ id: "__proto__", properties: { __proto__: "x" } }, 400],
])("rubbish %j is refused with %i", async (body, status) => {
  expect((await post("/cart/add.js", body)).status).toBe(status);
});

test("a plain form post leads to the cart; return_to leads nowhere else", async () => {
  expect((await visit("/cart/add", form({ id: String(cup()) }))).headers.get("location")).toBe("/cart");
  const back = await visit("/cart/add", form({ id: String(cup()), return_to: "//evil.example" }));
  expect(back.headers.get("location")).toBe("/cart");
  const refused = await visit("/cart/add", form({ id: String(coat(0)) }));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("already sold out");
});

test("bundled section rendering rides on a cart change", async () => {
  const { body } = await post("/cart/add.js", { id: cup(), sections: "hero", sections_url: "/" });
  expect((body.sections as Record<string, string>).hero).toContain("shopify-section-hero");
});

test("a permalink fills the cart and goes to checkout", async () => {
  const response = await visit(`/cart/${cup()}:2,${coat(2)}:1?note=Hello`);
  expect(response.headers.get("location")).toBe("/checkout");
  expect(await json("/cart.js")).toMatchObject({ item_count: 3, note: "Hello" });
});

test("checkout takes the last units, makes the order and empties the cart", async () => {
  await post("/cart/add.js", { id: coat(1), quantity: 2, properties: { _standby_offer: "in_stock" } });
  const address = (await visit("/checkout")).headers.get("location")!;
  expect(address).toMatch(/^\/checkouts\/cn\/\w+$/);
  expect(await text(address)).toContain('name="shipping_address[last_name]"');
  const missing = await visit(address, form({ ...ADDRESS, email: "rubbish", "card[number]": "2" }));
  expect(missing.status).toBe(422);
  expect(await missing.text()).toMatch(/Enter a valid email[\s\S]*declined/);

  const topics: string[] = [];
  fixture.context.store.onEvent(({ topic }) => topics.push(topic));
  const paid = await visit(address, form(ADDRESS));
  expect([paid.status, paid.headers.get("location")]).toEqual([303, `${address}/thank-you`]);
  expect(available(coat(1))).toBe(0);
  expect(topics).toEqual(expect.arrayContaining(["orders/create", "inventory_levels/update"]));
  const order = [...fixture.shop.orders.values()].at(-1)!;
  expect(order).toMatchObject({ email: "ann@example.com", totalCents: 24_000, locale: "en" });
  expect(order.lineItems[0]!.customAttributes).toEqual([{ key: "_standby_offer", value: "in_stock" }]);
  const thanks = await text(`${address}/thank-you`);
  expect(thanks).toContain(order.name);
  expect(thanks).not.toContain("_standby_offer");
  expect(await text(`/orders/${order.token}`)).toContain(order.name);
  expect((await json("/cart.js")).item_count).toBe(0);
  expect((await visit(address)).headers.get("location")).toBe(`${address}/thank-you`);
});

test("stock that went between cart and payment is refused by line, and nothing is sold", async () => {
  await post("/cart/add.js", { id: cup(), quantity: 3 });
  const address = (await visit("/checkout")).headers.get("location")!;
  const { inventoryItemId } = fixture.shop.variants.get(cup())!;
  for (const level of fixture.shop.inventoryLevels.values())
    if (level.inventoryItemId === inventoryItemId) level.quantities.available = 1;
  const refused = await visit(address, form(ADDRESS));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Only 1 of Cup is left.");
  expect(fixture.shop.orders.size).toBe(0);
  expect(available(cup())).toBe(1);
});

test("the app proxy signs the query, passes the body and strips what Shopify strips", async () => {
  answer = { headers: { "content-type": "application/json", "set-cookie": "a=b", "x-own": "1" }, body: '{"ok":true}' };
  const response = await visit("/apps/standby/waitlist?shop=evil&b=2&a=1&a=3&signature=no", {
    ...form({ email: "ann@example.com" }),
    headers: { accept: "application/json" },
  });
  expect(await response.json()).toEqual({ ok: true });
  expect([response.headers.get("set-cookie"), response.headers.get("x-own")]).toEqual([null, "1"]);
  const { url, body, headers } = asked[0]!;
  expect([url.pathname, body, headers.accept, headers.cookie]).toEqual([
    "/proxy/waitlist",
    "email=ann%40example.com",
    "application/json",
    undefined,
  ]);
  const query = url.searchParams;
  expect([query.get("shop"), query.get("path_prefix"), query.get("logged_in_customer_id")]).toEqual([
    "pier.myshopify.com",
    "/apps/standby",
    "",
  ]);
  const signed = `a=1,3b=2logged_in_customer_id=path_prefix=/apps/standbyshop=pier.myshopify.comtimestamp=${query.get("timestamp")}`;
  expect(query.get("signature")).toBe(createHmac("sha256", "secret").update(signed).digest("hex"));
  expect(headers["x-forwarded-for"]).toContain("127.0.0.1");
});

test("the app proxy renders application/liquid in the theme, follows redirects, knows the language and survives the app being down", async () => {
  answer = {
    status: 422,
    headers: { "content-type": "application/liquid" },
    body: "<h1>{{ shop.name }} {{ 1200 | money }}</h1>",
  };
  const themed = await visit("/de/apps/standby/leave");
  expect(themed.status).toBe(422);
  expect(await themed.text()).toMatch(/<html class="no-js" lang="de">[\s\S]*<h1>Pier €12,00<\/h1>[\s\S]*section-footer/);
  answer = { headers: { "content-type": "text/plain" }, body: "arrived" };
  expect(await text("/apps/standby/moved")).toBe("arrived");
  fixture.shop.installation!.proxyPath = "/a/queue";
  expect((await visit("/apps/standby/leave")).status).toBe(404);
  expect(await text("/a/queue/leave")).toBe("arrived");
  fixture.context.app.url = "http://127.0.0.1:9";
  const down = await visit("/a/queue/leave");
  expect(down.status).toBe(502);
  expect(await down.text()).toContain("not answering");
});

test("the offer block is in the first HTML, with its assets, and disappears with the app", async () => {
  const value = JSON.stringify({ version: 1, offer: "waitlist", texts: { en: { buttonText: "Tell me <b>" } } });
  const at = fixture.shop.createdAt;
  const metafield = { id: 1, namespace: "app--77", key: "offer", type: "json", value, createdAt: at, updatedAt: at };
  fixture.shop.metafields.set(`gid://shopify/ProductVariant/${coat(0)}`, [metafield]);
  const page = await text(`/products/coat-hood?variant=${coat(0)}`);
  expect(page).toMatch(/<standby-offer[^>]*data-offer="waitlist"/);
  expect(page).toContain('action="/apps/standby/waitlist"');
  expect(page).toContain("Tell me &lt;b&gt;");
  const script = /src="(\/cdn\/extensions\/standby-storefront\/assets\/standby\.js[^"]*)"/.exec(page)![1]!;
  expect((await visit(script)).headers.get("content-type")).toContain("javascript");
  fixture.shop.installation = null;
  expect(await text(`/products/coat-hood?variant=${coat(0)}`)).not.toContain("standby-offer");
});

test("assets and pictures: types, cache, not modified, nothing outside the folder", async () => {
  const css = await visit("/cdn/shop/t/1/assets/base.css?v=1");
  expect(css.headers.get("cache-control")).toContain("immutable");
  const again = await visit("/cdn/shop/t/1/assets/base.css?v=1", { headers: { "if-none-match": css.headers.get("etag")! } });
  expect(again.status).toBe(304);
  expect((await visit("/cdn/shop/files/mug-navy.svg?width=300")).headers.get("content-type")).toBe("image/svg+xml");
  expect((await visit("/cdn/shop/t/1/assets/..%2f..%2flayout%2ftheme.liquid")).status).toBe(404);
});

test("a theme with broken files still gives pages", async () => {
  await close(server);
  const handler = createStorefront(fixture.context, { themeFolder: "docs", extensionsFolder: "nowhere" });
  server = await listen(handler, 0, "the storefront", fixture.context.log);
  base = `http://127.0.0.1:${portOf(server)}`;
  expect((await visit("/products/cup")).status).toBe(200);
  expect((await visit("/nope")).status).toBe(404);
});
