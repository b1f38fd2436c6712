import { Script } from "node:vm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { installApp } from "#sandbox/auth/install-app.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import type { Product } from "#sandbox/store/state.ts";
import { startListeningApp, startTestSandbox } from "./sandbox-process.ts";

let app: Awaited<ReturnType<typeof startListeningApp>>;
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let product: Product;
let locationId: number;

beforeAll(async () => {
  app = await startListeningApp();
  sandbox = await startTestSandbox(app.url);
  locationId = [...sandbox.shop.locations.keys()][0] ?? 0;
  product = createProduct(sandbox.context, sandbox.shop, {
    title: "Hat <b>&</b> scarf",
    options: ["Size"],
    variants: ["S", "L"].map((size) => ({
      optionValues: [size],
      sku: `HAT-${size}`,
      priceCents: 1900,
      tracked: true,
      stock: [{ locationId, units: 4 }],
    })),
  });
  createProduct(sandbox.context, sandbox.shop, { title: "Secret", status: "DRAFT", variants: [{ priceCents: 100 }] });
  installApp(sandbox.context, sandbox.shop);
  await sandbox.webhooks.idle();
});
afterAll(async () => {
  await sandbox.stop();
  await app.stop();
});
beforeEach(() => {
  app.heard.length = 0;
});

const store = (path: string) => `${sandbox.context.origins.admin}/store/standby-demo${path}`;
const page = async (path: string) => (await fetch(store(path))).text();
const bridge = async <Answer>(path: string) =>
  (await (await fetch(store(`/bridge/${path}`), { headers: { "x-sandbox-host": "1" } })).json()) as Answer;
const items = () => product.variantIds.map((id) => sandbox.shop.variants.get(id)?.inventoryItemId ?? 0);
const stockOf = (index: number) => levelAt(sandbox.shop, items()[index] ?? 0, locationId)?.quantities.available;

test("the merchant restocks by hand: the level changes, the app hears of it, other fields stay", async () => {
  const [first = 0, second = 0] = items();
  const body = new URLSearchParams({
    [`stock:${first}:${locationId}`]: "250",
    [`stock:${second}:${locationId}`]: "",
    "stock:999:1": "7",
    "stock:abc:def": "7",
  });
  const response = await fetch(store(`/products/${product.id}/stock`), { method: "POST", body, redirect: "manual" });
  await sandbox.webhooks.idle();
  expect(response.status).toBe(303);
  expect([stockOf(0), stockOf(1)]).toEqual([250, 4]);
  const told = app.heard.filter(({ headers }) => headers["x-shopify-topic"] === "inventory_levels/update");
  expect(told.map(({ body: text }) => JSON.parse(text) as object)).toMatchObject([{ inventory_item_id: first, available: 250 }]);
  expect(await page(`/products/${product.id}?saved`)).toContain("Stock is saved.");
});

test("rubbish in the stock form changes nothing", async () => {
  const before = stockOf(1);
  for (const value of ["1.5", "many", "1e99", "99999999999"]) {
    const body = new URLSearchParams({ [`stock:${items()[1]}:${locationId}`]: value });
    await fetch(store(`/products/${product.id}/stock`), { method: "POST", body, redirect: "manual" });
  }
  expect(stockOf(1)).toBe(before);
});

test("pages escape what the shop holds, and unknown addresses say so", async () => {
  const list = await page("/products?q=hat");
  expect(list).toContain("Hat &lt;b&gt;&amp;&lt;/b&gt; scarf");
  expect(list).not.toContain("<b>&</b>");
  expect((await fetch(store("/customers"))).status).toBe(404);
  expect((await fetch(store("/products/1"))).status).toBe(404);
  const none = await fetch(`${sandbox.context.origins.admin}/store/%3Cscript%3E`);
  expect([none.status, (await none.text()).includes("<script>")]).toEqual([404, false]);
});

test("the resource picker lists products as App Bridge shapes them, by words, ids and filters", async () => {
  type Page = {
    items: { id: string; title: string; variants: { id: string; inventoryQuantity: number }[] }[];
    next: number | null;
  };
  const { items: found, next } = await bridge<Page>("resources?type=product&query=hat");
  expect(next).toBeNull();
  expect(found).toMatchObject([
    {
      id: `gid://shopify/Product/${product.id}`,
      hasOnlyDefaultVariant: false,
      tracksInventory: true,
      variants: [
        { title: "S", price: "19.00" },
        { title: "L", inventoryPolicy: "DENY" },
      ],
    },
  ]);
  const byVariant = await bridge<Page>(`resources?type=variant&ids=${product.variantIds[1]}`);
  expect(byVariant.items.map(({ title }) => title)).toEqual([product.title]);
  const titles = async (query: string) => (await bridge<Page>(`resources?${query}`)).items.map(({ title }) => title);
  expect(await titles("type=product")).toContain("Secret");
  expect(await titles("type=product&draft=false")).not.toContain("Secret");
});

test("App Bridge is one script that any origin may load, and the app's scopes and user are told", async () => {
  const script = await fetch(`${sandbox.context.origins.admin}/app-bridge.js`);
  expect(script.headers.get("access-control-allow-origin")).toBe("*");
  const source = await script.text();
  expect(() => new Script(source)).not.toThrow();
  expect(source).toMatch(/window\.shopify = \{[\s\S]*resourcePicker/);
  expect(await bridge("scopes")).toMatchObject({ granted: expect.arrayContaining(["write_products"]) });
  expect(await bridge("user")).toMatchObject({ id: sandbox.shop.staff[0]?.id, email: sandbox.shop.staff[0]?.email });
});

test("the theme extension's blocks are told, with where they are on", async () => {
  type Extension = { type: string; activations: { handle: string; name: string; status: string }[] };
  const embed = async () =>
    (await bridge<Extension[]>("extensions"))
      .flatMap(({ activations }) => activations)
      .find(({ handle }) => handle === "offer-embed");
  sandbox.control("app-embed", { block: "offer-embed", enabled: true });
  expect(await embed()).toMatchObject({ status: "active", name: expect.not.stringMatching(/^t:/) });
  sandbox.control("app-embed", { block: "offer-embed", enabled: false });
  expect(await embed()).toMatchObject({ status: "available" });
});

test("a page under another name of this machine leads to the proper address", async () => {
  const elsewhere = sandbox.context.origins.admin.replace("localhost", "127.0.0.1");
  const response = await fetch(`${elsewhere}/store/standby-demo/products?q=hat`, { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([303, store("/products?q=hat")]);
});
