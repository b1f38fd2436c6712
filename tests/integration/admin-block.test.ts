import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { setBucket } from "#sandbox/admin-api/throttle.ts";
import { prisma } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { inShop } from "#app/data/in-shop.ts";
import { saveArchived } from "#app/data/templates.ts";
import type { Block, BlockAnswer } from "#app/domain/admin-block.ts";
import { gid } from "#app/domain/shopify-id.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { boss } from "#app/queue/boss.server.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import type { Product, ShopState } from "#sandbox/store/state.ts";
import { answerOf, sessionToken, storeSessions, visit } from "./admin-visit.ts";
import { assignment, events } from "./assigned-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});
const { loader, action } = await import("#app/routes/app.block/route.ts");

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
  await prisma.$disconnect();
});

let number = 0;
let state: ShopState;
let shopId: number;
let domain: string;
let product: Product;
let templateId: string;

async function install(): Promise<void> {
  domain = `block-${++number}.myshopify.com`;
  state = createShop(shopify.context, { domain, name: "Teapots", locations: [{ name: "Berlin" }] });
  const rest = { expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false };
  const grantedScopes = ["write_products", "read_products", "read_inventory", "read_locations"];
  const tokens = [{ accessToken: `shpat_${domain}`, ...rest }];
  state.installation = { id: 1, grantedScopes, installedAt: "2026-05-12T09:00:00Z", proxyPath: "/apps/standby", tokens };
  setBucket(state, { maximumAvailable: 1_000_000, restoreRate: 1_000_000 });
  await storeSessions(domain);
  shopId = (await prisma.shop.create({ data: { domain } })).id;
  templateId = String((await inShop(shopId, ensureDefaultTemplate)).id);
}

function teapot(sizes: number, tracked = true): Product {
  const [locationId = 0] = state.locations.keys();
  const variants = Array.from({ length: sizes }, (_, n) => ({
    optionValues: [`Size ${n}`],
    sku: `TEAPOT-${n}`,
    priceCents: 1000,
    tracked: tracked || n > 0,
    stock: [{ locationId, units: n }],
  }));
  return createProduct(shopify.context, state, { title: "Teapot", options: ["Size"], variants });
}

beforeEach(async () => {
  await install();
  product = teapot(3);
  shopify.asked.length = 0;
  shopify.fault = () => null;
});

const here = () => gid("Product", String(product.id));
const variant = (n = 0) => gid("ProductVariant", String(product.variantIds[n]));
const path = (of: string) => `/app/block?of=${encodeURIComponent(of)}`;
const args = (request: Request) => ({ request, params: {}, context: {} });

type Answer = { status: number; body: BlockAnswer; headers: Headers };

const load = (of: string, shop = domain) => answerOf(loader(args(visit(shop, path(of))))) as Promise<Answer>;

function send(of: string, body: unknown, shop = domain): Promise<Answer> {
  const asked = visit(shop, path(of));
  const headers = new Headers(asked.headers);
  headers.set("content-type", "application/json");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return answerOf(action(args(new Request(asked.url, { method: "POST", headers, body: text })))) as Promise<Answer>;
}

function blockOf({ body }: Answer): Block {
  if (!body.ok) throw new Error(body.problem);
  return body.block;
}
const assign = (of = here(), onlyThis = false) => send(of, { intent: "assign", templateId, onlyThis });

test("nothing is assigned at first, and the templates are there to choose from", async () => {
  expect(blockOf(await load(here()))).toEqual({
    page: "product",
    productTitle: "",
    variants: [],
    assignedVariants: 0,
    byHandVariants: 0,
    templates: [expect.objectContaining({ templateId, isDefault: true })],
  });
  expect(shopify.asked).toEqual([]);
});

test("a product is assigned with all its variants, each with its offer, its reason and its numbers", async () => {
  const answer = await assign();
  expect(answer.body).toMatchObject({ ok: true, done: { changed: 3, refused: [] } });
  const { variants, assignedVariants, productTitle } = blockOf(answer);
  expect({ productTitle, assignedVariants }).toEqual({ productTitle: "Teapot", assignedVariants: 3 });
  expect(variants.map(({ title, offer, stockUnits }) => [title, offer, stockUnits])).toEqual([
    ["Size 0", "waitlist", 0],
    ["Size 1", "in_stock", 1],
    ["Size 2", "in_stock", 2],
  ]);
  expect(variants[0]).toMatchObject({ offerReason: "stock 0 ≤ switch condition 0", waitingEntries: 0, unitsLeft: null });
  const [first] = await events(shopId, "variant-assigned");
  expect(first?.actor).toBe("Robin Example");
});

test.each([
  [false, 3],
  [true, 1],
])("on a variant's page, only this one: %s assigns %i", async (onlyThis, count) => {
  const answer = await assign(variant(1), onlyThis);
  expect(answer.body).toMatchObject({ done: { changed: count } });
  expect(blockOf(await load(here())).assignedVariants).toBe(count);
  expect(blockOf(answer).variants.map(({ title }) => title)).toEqual(["Size 1"]);
});

test("a variant whose stock Shopify does not track is refused with what to do, the others are taken on", async () => {
  product = teapot(2, false);
  const { body } = await assign();
  expect(body).toMatchObject({ ok: true, done: { changed: 1 } });
  expect(body.ok && body.done?.refused[0]?.reason).toContain("Track quantity");
});

test("a product of many variants is assigned in the background", async () => {
  product = teapot(51);
  expect((await assign()).body).toMatchObject({ ok: true, done: { changed: null } });
  const [run] = await inShop(shopId, (tx) => tx.run.findMany());
  expect(run).toMatchObject({ kind: "assign", actor: "Robin Example" });
});

test("the offer is turned on, off and given back to Standby", async () => {
  await assign();
  const offers = async (intent: string) => {
    const { variants } = blockOf(await send(variant(1), { intent }));
    return variants.map(({ offer, manualOffer }) => [offer, manualOffer]);
  };
  expect(await offers("on")).toEqual([["waitlist", "waitlist"]]);
  expect(await offers("off")).toEqual([["in_stock", "in_stock"]]);
  expect(await offers("lift")).toEqual([["in_stock", null]]);
  const told = (await events(shopId, "manual-offer-set")).map(({ actor }) => actor);
  expect(told).toEqual(["Robin Example", "Robin Example"]);
  expect((await assignment(shopId, BigInt(product.variantIds[0] ?? 0))).manualOffer).toBeNull();
});

test("on a product's page the choice is for all its assigned variants", async () => {
  await assign();
  const answer = await send(here(), { intent: "on" });
  expect(answer.body).toMatchObject({ done: { changed: 3 }, block: { byHandVariants: 3 } });
  expect(blockOf(answer).variants.map(({ manualOffer }) => manualOffer)).toEqual(["waitlist", "waitlist", "waitlist"]);
});

test("another template is given, and an archived one is refused in words", async () => {
  await assign();
  const made = { shopId, name: "Spring", mode: "preorder", texts: {}, thresholdUnits: 40, isDefault: false };
  const spring = await inShop(shopId, (tx) => tx.template.create({ data: made }));
  const answer = await send(here(), { intent: "template", templateId: String(spring.id) });
  expect(blockOf(answer).variants[0]).toMatchObject({ templateName: "Spring", mode: "preorder", unitsLeft: 40 });
  await inShop(shopId, (tx) => saveArchived(tx, spring.id, new Date()));
  const refused = await send(here(), { intent: "template", templateId: String(spring.id) });
  expect([refused.status, refused.body.ok ? "" : refused.body.problem]).toEqual([422, expect.stringContaining("archived")]);
});

test("another shop's product is not found, and tells nothing", async () => {
  await assign();
  const mine = here();
  await install();
  expect(blockOf(await load(mine)).variants).toEqual([]);
  for (const request of [{ intent: "assign", templateId, onlyThis: false }, { intent: "on" }, { intent: "lift" }]) {
    expect((await send(mine, request)).status).toBe(404);
  }
  expect((await assign(variant(0), true)).status).toBe(404);
  expect((await assign(variant(0))).status).toBe(404);
});

test.each([
  ["gid://shopify/Order/1", { intent: "on" }],
  ["gid://shopify/Product/99999999999999999999", { intent: "on" }],
  ["7", { intent: "on" }],
  ["", { intent: "on" }],
  ["gid://shopify/Product/7", "{"],
  ["gid://shopify/Product/7", { intent: "sell" }],
  ["gid://shopify/Product/7", { intent: "assign", templateId: "first", onlyThis: false }],
  ["gid://shopify/Product/7", { intent: "assign", templateId: "1" }],
])("%s with %j is refused", async (of, body) => {
  const answer = await send(of, body);
  expect([answer.status, answer.body.ok]).toEqual([422, false]);
});

test("without a token, or with a forged one, nothing is told", async () => {
  const bare = new Request(`${env.SHOPIFY_APP_URL}${path(here())}`, { headers: { "user-agent": "Mozilla/5.0 Chrome/142" } });
  expect((await answerOf(loader(args(bare)))).status).toBe(401);
  expect((await answerOf(action(args(new Request(bare.url, { method: "POST", headers: bare.headers }))))).status).toBe(401);
  expect((await answerOf(loader(args(visit(domain, path(here()), undefined, "forged"))))).status).toBe(401);
});

test("an extension of another origin may ask beforehand, and may read the answer", async () => {
  const origin = "https://extensions.shopifycdn.com";
  const headers = { origin, "user-agent": "Mozilla/5.0 Chrome/142", "access-control-request-headers": "authorization" };
  const url = `${env.SHOPIFY_APP_URL}${path(here())}`;
  const before = await answerOf(loader(args(new Request(url, { method: "OPTIONS", headers }))));
  expect([before.status, before.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
  expect(before.headers.get("access-control-allow-headers")).toContain("Authorization");
  const asked = new Request(url, { headers: { ...headers, authorization: `Bearer ${sessionToken(domain)}` } });
  expect((await answerOf(loader(args(asked)))).headers.get("access-control-allow-origin")).toBe("*");
});

test("when Shopify does not answer, nothing is changed and the merchant is told", async () => {
  shopify.fault = () => 503;
  const { status, body } = await assign();
  expect([status, body.ok ? "" : body.problem]).toEqual([422, expect.stringContaining("try again")]);
  expect(blockOf(await load(here())).assignedVariants).toBe(0);
});
