import { afterAll, beforeEach, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { pool, prisma } from "#app/db.server.ts";
import { boss } from "#app/queue/boss.server.ts";
import * as vendorsRoute from "#app/routes/app.products.vendors.ts";
import * as products from "#app/routes/app.products._index/route.tsx";
import { answerOf, storeSessions, visit } from "./admin-visit.ts";
import { assign, assignment, events, facts, makeShop, place, BERLIN } from "./assigned-shop.ts";

afterAll(async () => {
  await boss.stop({ graceful: false });
  await prisma.$disconnect();
  await pool.end();
});

let shopId: number;
let domain: string;

const TITLES = ["Linen shirt", "Teapot, blue", "Ärmel Ü", "Cup 100%", "Teapot lid"];

beforeEach(async () => {
  shopId = await makeShop();
  ({ domain } = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } }));
  await storeSessions(domain);
  const variants = TITLES.map((productTitle, n) =>
    facts({
      variantId: BigInt(n + 1),
      productId: BigInt(n + 1),
      inventoryItemId: BigInt(n + 100),
      productTitle,
      variantTitle: "Default Title",
      sku: `SKU-${n}`,
      vendor: n % 2 === 0 ? "Kiln & Clay" : "ann's",
      levels: [place(BERLIN, n)],
    }),
  );
  await assign(shopId, ...variants);
});

type Body = { rows: { variantId: string; productTitle: string }[]; views: { id: string; name: string; filters: string }[] } & {
  next: string | null;
  cutAt: number | null;
  runs: { title: string; kind: string }[];
};
const load = async (query = "", shop = domain) =>
  (await answerOf(products.loader({ request: visit(shop, `/app/products?${query}`), params: {}, context: {} }))).body as Body;
const ids = async (query: string) => (await load(query)).rows.map(({ variantId }) => Number(variantId));
const send = async (form: Record<string, string>, shop = domain) =>
  (await answerOf(products.action({ request: visit(shop, "/app/products", form), params: {}, context: {} }))) as {
    status: number;
    body: { ok: boolean; problem?: string; field?: string; toast?: string; viewId?: string };
  };

test.each([
  ["q=teapot", [5, 2]],
  ["q=tea", [5, 2]],
  ["q=lid+TEA", [5]],
  ["q=%C3%A4rm", [3]],
  ["q=sku-4", [5]],
  ["q=100%25", [4]],
  ["q=%25", []],
  ["offer=waitlist", [1]],
  ["stock-from=2&stock-to=3", [4, 3]],
  ["waiting=1", []],
  ["unwritten=1&q=lid", [5]],
  ["template=999999", []],
  ["vendor=Kiln+%26+Clay", [1, 5, 3]],
  ["vendor=Kiln+%26+Clay&sort=stock+desc", [5, 3, 1]],
  ["vendor=ann's&q=teapot", [2]],
  ["vendor=Kiln", []],
  ["stock-from=rubbish&q=lid", [5]],
])("%s finds %j", async (query, expected) => expect(await ids(query)).toEqual(expected));

test.each([
  ["sort=title+desc", [3, 2, 5, 1, 4]],
  ["sort=stock+asc", [1, 2, 3, 4, 5]],
  ["sort=stock+desc", [5, 4, 3, 2, 1]],
  ["sort=waiting+desc", [5, 4, 3, 2, 1]],
  ["sort=changed+asc", [1, 2, 3, 4, 5]],
  ["sort=bogus", [4, 1, 5, 2, 3]],
])("%s", async (query, expected) => expect(await ids(query)).toEqual(expected));

test.each(["title asc", "title desc", "stock asc", "waiting desc", "changed desc"])(
  "pages by %s, forth and back, show every variant once",
  async (sort) => {
    await inShop(
      shopId,
      (tx) => tx.$executeRaw`
      insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle,
        template_id, mode, original_policy, stock_units, waiting_entries)
      select ${shopId}, 1000 + n, n, 5000 + n, 'Plate ' || n % 7, 'V', 'h', template_id, mode, 'DENY', nullif(n % 5, 4), n % 3
      from assignments, generate_series(1, 120) n where shop_id = ${shopId} and variant_id = 1`,
    );
    const seen: string[] = [];
    const pages: Body[] = [await load(`sort=${sort}`)];
    while (pages.at(-1)?.next) pages.push(await load(`sort=${sort}&after=${pages.at(-1)?.next}`));
    for (const page of pages) seen.push(...page.rows.map(({ variantId }) => variantId));
    expect(new Set(seen).size).toBe(125);
    expect(seen.length).toBe(125);
    const last = pages.at(-1) as Body & { previous: string };
    expect((await load(`sort=${sort}&before=${last.previous}`)).rows).toEqual(pages.at(-2)?.rows);
  },
);

async function addPlates(count: number) {
  await inShop(
    shopId,
    (tx) => tx.$executeRaw`
    insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle,
      template_id, mode, original_policy, stock_units, offer)
    select ${shopId}, 10000 + n, n, 50000 + n, 'Plate ' || n, case when n % 2 = 0 then 'Blue' else 'Red' end, 'h', template_id, mode,
      'DENY', n, case when n % 100 = 0 then 'waitlist' else 'in_stock' end
    from assignments, generate_series(1, ${count}::int) n where shop_id = ${shopId} and variant_id = 1`,
  );
}

test("a search that finds thousands lists 2,000 and says so; another word or a filter is looked for among all", async () => {
  await addPlates(2_400);
  expect(await load("q=plate")).toMatchObject({ cutAt: 2_000 });
  expect((await load("q=plate&sort=stock desc")).rows.length).toBe(50);
  expect(await ids("q=plate+2399")).toEqual([12_399]);
  const waiting = await load("q=plate&offer=waitlist&sort=stock+desc");
  expect([waiting.rows.length, waiting.rows[0]?.variantId, waiting.cutAt]).toEqual([24, "12400", null]);
  expect(await load("q=tea")).toMatchObject({ cutAt: null });
  expect(await ids("stock-from=2399")).toEqual([12_399, 12_400]);
  expect((await ids("stock-to=2")).length).toBe(5);
});

test("a renamed product is found by its new name only", async () => {
  await inShop(shopId, (tx) => tx.assignment.updateMany({ where: { variantId: 1n }, data: { productTitle: "Cotton robe" } }));
  expect(await ids("q=robe")).toEqual([1]);
  expect(await ids("q=linen")).toEqual([]);
});

async function vendors(part = "", shop = domain) {
  const request = visit(shop, `/app/products/vendors?part=${encodeURIComponent(part)}`);
  const { body } = await answerOf(vendorsRoute.loader({ request, params: {}, context: {} }));
  return body as { vendors: string[]; areMore: boolean };
}

test("the shop's vendors are offered, each once, or by a part of the name; not those of deleted variants or of another shop", async () => {
  expect(await vendors()).toEqual({ vendors: ["ann's", "Kiln & Clay"], areMore: false });
  expect((await vendors("CLAY")).vendors).toEqual(["Kiln & Clay"]);
  expect((await vendors("%")).vendors).toEqual([]);
  await addPlates(60);
  await inShop(shopId, (tx) => tx.$executeRaw`update assignments set vendor = 'Maker ' || variant_id where variant_id > 10000`);
  const first = await vendors();
  expect([first.vendors.length, first.areMore]).toEqual([50, true]);
  expect(await vendors("10060")).toEqual({ vendors: ["Maker 10060"], areMore: false });
  await inShop(shopId, (tx) => tx.$executeRaw`update assignments set variant_deleted_at = now() where variant_id > 10000`);
  expect((await vendors()).vendors).toEqual(["ann's", "Kiln & Clay"]);
  const other = await prisma.shop.findUniqueOrThrow({ where: { id: await makeShop() } });
  await storeSessions(other.domain);
  expect((await vendors("", other.domain)).vendors).toEqual([]);
});

test("all of a vendor's variants are changed in the background, and a view keeps the vendor", async () => {
  const all = "vendor=Kiln+%26+Clay";
  expect((await send({ intent: "change", what: "off", variantIds: "", all })).body.ok).toBe(true);
  expect((await load()).runs.map(({ title }) => title)).toEqual(["Change 3 variants"]);
  await send({ intent: "add-view", name: "Kiln", filters: all });
  expect((await load()).views).toMatchObject([{ name: "Kiln", filters: all }]);
});

test("values are edited in the row and stay when the template changes; a wrong one is named beside its field", async () => {
  const day = "2033-12-01";
  expect((await send({ intent: "values", variantIds: "1", thresholdUnits: "20", backInStockOn: day })).body.ok).toBe(true);
  const now = await assignment(shopId, 1n);
  expect(now).toMatchObject({ thresholdUnits: 20, overrides: ["backInStockOn", "thresholdUnits"] });
  expect(now.backInStockOn?.toISOString().slice(0, 10)).toBe(day);
  expect(await events(shopId, "values-changed")).toMatchObject([{ detail: { thresholdUnits: 20, backInStockOn: day } }]);
  for (const [field, value] of Object.entries({ thresholdUnits: "-1", incomingUnits: "1.5", backInStockOn: "2020-01-01" })) {
    const { status, body } = await send({ intent: "values", variantIds: "1", [field]: value });
    expect([status, body.field]).toEqual([422, field]);
  }
  const { id } = await inShop(shopId, (tx) =>
    tx.template.create({ data: { shopId, name: "Pre", mode: "preorder", thresholdUnits: 5 } }),
  );
  await send({ intent: "template", variantIds: "1,2", templateId: String(id) });
  expect(await assignment(shopId, 1n)).toMatchObject({ mode: "preorder", thresholdUnits: 20 });
  expect(await assignment(shopId, 2n)).toMatchObject({ mode: "preorder", thresholdUnits: 5 });
});

test("on, off and back to stock, for several at once", async () => {
  await send({ intent: "change", what: "on", variantIds: "4,5" });
  expect(await assignment(shopId, 5n)).toMatchObject({ offer: "waitlist", manualOffer: "waitlist" });
  expect(await ids("manual=1")).toEqual([4, 5]);
  await send({ intent: "change", what: "lift", variantIds: "4,5" });
  expect(await assignment(shopId, 5n)).toMatchObject({ offer: "in_stock", manualOffer: null });
});

test("all that a filter finds are changed and unassigned in the background, with the number in the title", async () => {
  expect((await send({ intent: "change", what: "off", variantIds: "", all: "q=teapot&sort=stock asc" })).body.ok).toBe(true);
  expect((await send({ intent: "unassign", variantIds: "1,2" })).body.ok).toBe(true);
  expect((await load()).runs.map(({ title }) => title)).toEqual(["Unassign 2 variants", "Change 2 variants"]);
  expect(await send({ intent: "unassign", variantIds: "" })).toMatchObject({ status: 422 });
});

test("views are kept, renamed and deleted; a name is there once; no other shop sees them", async () => {
  const filters = "q=teapot&sort=stock asc&after=x&waiting=1";
  expect((await send({ intent: "add-view", name: "Teapots", filters })).body.ok).toBe(true);
  expect((await send({ intent: "add-view", name: "teapots", filters })).body.problem).toMatch(/already/);
  const [view] = (await load()).views;
  expect(view).toMatchObject({ name: "Teapots", filters: "q=teapot&waiting=1" });
  const other = await prisma.shop.findUniqueOrThrow({ where: { id: await makeShop() } });
  await storeSessions(other.domain);
  expect((await load("", other.domain)).views).toEqual([]);
  await send({ intent: "remove-view", viewId: view?.id ?? "" }, other.domain);
  await send({ intent: "rename-view", viewId: view?.id ?? "", name: "Pots" });
  expect((await load()).views.map(({ name }) => name)).toEqual(["Pots"]);
  await send({ intent: "remove-view", viewId: view?.id ?? "" });
  expect((await load()).views).toEqual([]);
});

test("a view is changed in place; one that was deleted or changed meanwhile, another shop's, or a standard one says so", async () => {
  const made = await send({ intent: "add-view", name: "Pots", filters: "q=pot" });
  const viewId = made.body.viewId ?? "";
  const kept = async () => (await load()).views.map(({ filters }) => filters);
  const update = async (filters: string, was: string, shop = domain) =>
    (await send({ intent: "update-view", viewId, filters, was }, shop)).body;
  expect(await update("waiting=1&q=pot&sort=stock+asc&view=9", "q=pot")).toMatchObject({ ok: true });
  expect(await kept()).toEqual(["q=pot&waiting=1"]);
  expect((await update("q=lid", "q=pot")).problem).toMatch(/changed in the meantime/);
  expect(await kept()).toEqual(["q=pot&waiting=1"]);
  const other = await prisma.shop.findUniqueOrThrow({ where: { id: await makeShop() } });
  await storeSessions(other.domain);
  expect((await update("q=lid", "q=pot&waiting=1", other.domain)).problem).toMatch(/deleted in the meantime/);
  expect(await kept()).toEqual(["q=pot&waiting=1"]);
  await send({ intent: "remove-view", viewId });
  expect((await update("q=lid", "q=pot&waiting=1")).problem).toMatch(/deleted in the meantime/);
  expect((await send({ intent: "rename-view", viewId, name: "Lids" })).body.problem).toMatch(/deleted in the meantime/);
  expect((await send({ intent: "update-view", viewId: "waitlist", filters: "q=lid", was: "" })).body.problem).toMatch(
    /comes with Standby/,
  );
  expect(await kept()).toEqual([]);
});
