import { afterAll, beforeAll, expect, test } from "vitest";
import { valueWords } from "#app/components/offer-value-words.ts";
import { inShop } from "#app/data/in-shop.ts";
import { listRuns } from "#app/data/runs.ts";
import { prisma } from "#app/db.server.ts";
import { continueRun } from "#app/jobs/continue-run.ts";
import { boss } from "#app/queue/boss.server.ts";
import * as home from "#app/routes/app._index/route.tsx";
import * as products from "#app/routes/app.products._index/route.tsx";
import * as variantPage from "#app/routes/app.products.$variantId/route.tsx";
import * as settings from "#app/routes/app.settings/route.tsx";
import * as template from "#app/routes/app.templates.$templateId/route.tsx";
import * as templates from "#app/routes/app.templates._index/route.tsx";
import * as waitlist from "#app/routes/app.waitlists.$variantId/route.tsx";
import * as restock from "#app/routes/app.waitlists_.$variantId.restocks.$restockId.tsx";
import * as waitlists from "#app/routes/app.waitlists._index/route.tsx";
import { assignVariant, type AssignedVariant } from "./assigned-variant.ts";
import { answerOf, storeSessions, visit } from "./admin-visit.ts";

const OURS = "ours.myshopify.com";
const THEIRS = "theirs.myshopify.com";

let ours: AssignedVariant;
let theirs: AssignedVariant;

beforeAll(async () => {
  ours = await assignVariant(OURS, { variantId: 9_007_199_254_740_993n, title: "Linen shirt", waiting: 120 });
  theirs = await assignVariant(THEIRS, { variantId: 9_007_199_254_740_995n, title: "Wool hat", waiting: 3 });
  await storeSessions(OURS);
  await storeSessions(THEIRS);
});
afterAll(() => boss.stop({ graceful: false }));

/** The fields of a variant's own values as they are sent while none is set. */
const NOTHING_SET = {
  switchCondition: "",
  thresholdUnits: "",
  exactCap: "off",
  incomingUnits: "",
  backInStockOn: "",
  startsAt: "",
  endsAt: "",
  followsEnd: "unavailable",
};

type Handler = (args: never) => unknown;
const call = (handler: Handler, request: Request, params: Record<string, string> = {}) =>
  answerOf(Promise.resolve().then(() => handler({ request, params, context: {} } as never)));
const load = (page: { loader: Handler }, path: string, params = {}) => call(page.loader, visit(OURS, path), params);
const post = (page: { action: Handler }, form: Record<string, string>, params = {}) =>
  call(page.action, visit(OURS, "/app", form), params);
const assignmentOf = ({ shopId, variantId }: AssignedVariant) =>
  inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: { shopId_variantId: { shopId, variantId } } }));
const oursId = () => ({ variantId: String(ours.variantId) });
const theirsId = () => ({ variantId: String(theirs.variantId) });

test("a session token that Shopify did not sign opens nothing", async () => {
  const answer = await call(home.loader, visit(OURS, "/app", undefined, "another secret"));
  expect(answer.status).toBe(401);
  expect(JSON.stringify(answer.body)).not.toContain("peopleWaiting");
});

test("every page answers with this shop's rows and none of the other's", async () => {
  const params = { ...oursId(), templateId: String(ours.templateId), restockId: String(ours.restockId) };
  const pages = { home, products, variantPage, waitlists, waitlist, restock, settings, templates, template };
  for (const [name, page] of Object.entries(pages)) {
    const answer = await load(page, "/app", params);
    expect(answer.status, name).toBe(200);
    expect(JSON.stringify(answer.body), name).not.toContain("Wool hat");
  }
  expect((await load(home, "/app")).body).toMatchObject({ figures: { peopleWaiting: 120, variantsWaitlisted: 1 } });
});

test("ids keep their last digit beyond 2^53", async () => {
  expect((await load(products, "/app/products")).body).toMatchObject({ rows: [{ variantId: "9007199254740993" }] });
});

test("ids of another shop, of nothing and of no form are not found, for looking and for changing", async () => {
  for (const variantId of [String(theirs.variantId), "1", "abc", "-1", "99999999999999999999", ""]) {
    expect((await load(variantPage, "/app", { variantId })).status, variantId).toBe(404);
    expect((await load(waitlist, "/app", { variantId })).status, variantId).toBe(404);
  }
  const restockId = String(theirs.restockId);
  expect((await load(restock, "/app", { ...theirsId(), restockId })).status).toBe(404);
  expect((await load(restock, "/app", { ...oursId(), restockId })).status).toBe(404);
  expect((await load(template, "/app", { templateId: String(theirs.templateId) })).status).toBe(404);
  for (const form of [
    { intent: "manual", choice: "off" },
    { intent: "manual", choice: "lift" },
    { intent: "values", ...NOTHING_SET, switchCondition: "3" },
    { intent: "unassign", afterwards: "restore" },
  ] as Record<string, string>[]) {
    expect((await post(variantPage, form, theirsId())).status, form.intent).toBe(404);
  }
  await post(products, { intent: "unassign", variantIds: String(theirs.variantId) });
  expect(await assignmentOf(theirs)).toMatchObject({ offer: "waitlist", manualOffer: null, switchCondition: null });
});

test("a waitlist is paged by place, there and back", async () => {
  type Line = { page: { rows: { place: number; email: string }[]; next: string; previous: string | null } };
  const read = async (query: string) => (await load(waitlist, `/app?${query}`, oursId())).body as Line;
  const first = await read("");
  expect(first.page.rows.map(({ place }) => place)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(first.page.previous).toBeNull();
  const third = await read(`after=${(await read(`after=${first.page.next}`)).page.next}`);
  expect(third.page.rows.map(({ place }) => place)).toEqual(Array.from({ length: 20 }, (_, index) => index + 101));
  expect(third.page.rows[0]?.email).toBe("shopper101@example.com");
  const back = await read(`before=${third.page.previous}`);
  expect([back.page.rows[0]?.place, back.page.rows.at(-1)?.place]).toEqual([51, 100]);
});

test("a cursor that somebody made up shows the first page", async () => {
  for (const query of ["after=rubbish", "before=W10", "after=WyJ4IiwieSJd"]) {
    expect((await load(products, `/app/products?${query}`)).body, query).toMatchObject({
      rows: [{ productTitle: "Linen shirt" }],
    });
    expect((await load(waitlist, `/app?${query}`, oursId())).status, query).toBe(200);
  }
});

test("search takes words in any order, and signs of patterns as what they are", async () => {
  const titles = async (query: string) =>
    ((await load(products, `/app/products?${query}`)).body as { rows: { productTitle: string }[] }).rows.map(
      (row) => row.productTitle,
    );
  expect(await titles("q=shirt+linen")).toEqual(["Linen shirt"]);
  expect(await titles("q=%25")).toEqual([]);
  expect(await titles("offer=in_stock")).toEqual([]);
  expect(await titles("offer=nonsense")).toEqual(["Linen shirt"]);
});

test("a choice by hand switches, is seen, and can be lifted", async () => {
  expect((await post(variantPage, { intent: "manual", choice: "off" }, oursId())).status).toBe(200);
  expect(await assignmentOf(ours)).toMatchObject({ offer: "in_stock", manualOffer: "in_stock" });
  expect((await post(variantPage, { intent: "manual", choice: "lift" }, oursId())).status).toBe(200);
  expect(await assignmentOf(ours)).toMatchObject({ offer: "waitlist", manualOffer: null });
  const { history } = (await load(variantPage, "/app", oursId())).body as { history: { events: { actor: string }[] } };
  expect(history.events.some((event) => event.actor === "Robin Example")).toBe(true);
});

test("an exact cap is a variant's own, and stands in the history in words", async () => {
  const send = (change: object) => post(variantPage, { intent: "values", ...NOTHING_SET, ...change }, oursId());
  expect((await send({ exactCap: "perhaps" })).status).toBe(422);
  expect((await send({ exactCap: "on" })).status).toBe(200);
  expect(await assignmentOf(ours)).toMatchObject({ exactCap: true, overrides: ["exactCap"] });
  const { body } = await load(variantPage, "/app", oursId());
  expect(body).toMatchObject({ variant: { exactCap: true }, capHindrance: { kind: "permission" } });
  expect(valueWords({ exactCap: { from: false, to: true } })).toEqual(["Exact stop at checkout from off to on"]);
  await send({});
});

test("a switch condition that is none is refused at its field, a good one saved, an empty one lifted", async () => {
  const save = (change: object) => post(variantPage, { intent: "values", ...NOTHING_SET, ...change }, oursId());
  for (const switchCondition of ["1.5", "many", "99999999"]) {
    const answer = await save({ switchCondition, incomingUnits: "7" });
    expect(answer, switchCondition).toMatchObject({
      status: 422,
      body: { ok: false, problems: { switchCondition: expect.stringContaining(" ") } },
    });
  }
  expect((await save({ switchCondition: "4", endsAt: "2020-01-01T09:00" })).status).toBe(422);
  expect(await assignmentOf(ours)).toMatchObject({ switchCondition: null, incomingUnits: null });
  await save({ switchCondition: "4", incomingUnits: "7" });
  expect(await assignmentOf(ours)).toMatchObject({ switchCondition: 4, incomingUnits: 7 });
  await save({});
  expect(await assignmentOf(ours)).toMatchObject({ switchCondition: null, incomingUnits: null });
});

test("settings with one wrong field change nothing; good ones are saved whole", async () => {
  const good = {
    switchCondition: "2",
    counting: "all",
    locationIds: "",
    senderName: "Ours",
    senderEmail: "",
    ownerEmail: "o@example.com",
    staffEmails: "ada@example.com grace@example.com",
    muted: "staff_restock,threshold_near",
    ownerKinds: "offer_switched,threshold_near",
    waitlistPassedAtPeople: "40",
    doubleOptIn: "on",
    followsEnd: "waitlist",
    afterUnassign: "disable",
  };
  const wrong = await post(settings, { ...good, senderEmail: "nobody" });
  expect(wrong).toMatchObject({ status: 422, body: { ok: false, problems: { senderEmail: expect.any(String) } } });
  const shop = () => prisma.shop.findUniqueOrThrow({ where: { domain: OURS } });
  expect(await shop()).toMatchObject({ switchCondition: 0, senderName: null });
  expect((await post(settings, good)).status).toBe(200);
  expect(await shop()).toMatchObject({
    switchCondition: 2,
    senderName: "Ours",
    ownerEmail: "o@example.com",
    notifyOwner: true,
    staffEmails: ["ada@example.com", "grace@example.com"],
    mutedMessages: ["staff_restock", "threshold_near"],
    waitlistPassedAtPeople: 40,
    followsEnd: "waitlist",
    afterUnassign: "disable",
  });
  const elsewhere = await post(settings, { ...good, counting: "chosen", locationIds: "404" });
  expect(elsewhere).toMatchObject({ status: 422, body: { ok: false, problems: { locationIds: expect.any(String) } } });
});

test("a variant's dates and limits are saved in the shop's time zone; each wrong one is refused at its field", async () => {
  await prisma.shop.update({ where: { domain: OURS }, data: { timeZone: "Europe/Berlin" } });
  const values = { thresholdUnits: "", incomingUnits: "30", backInStockOn: "", startsAt: "", endsAt: "2033-07-01T09:00" };
  const good = { intent: "values", ...NOTHING_SET, ...values, followsEnd: "unavailable" };
  expect((await post(variantPage, good, oursId())).status).toBe(200);
  expect(await assignmentOf(ours)).toMatchObject({
    incomingUnits: 30,
    endsAt: new Date("2033-07-01T07:00:00Z"),
    nextDecisionAt: new Date("2033-07-01T07:00:00Z"),
    overrides: expect.arrayContaining(["incomingUnits", "endsAt"]),
  });
  expect((await post(variantPage, { ...good, incomingUnits: "-3" }, oursId())).body).toMatchObject({
    problems: { incomingUnits: "Enter a whole number from 0 to 1,000,000, or leave it empty." },
  });
  const wrong = { ...good, incomingUnits: "many", endsAt: "2001-01-01T09:00" };
  const refused = await post(variantPage, wrong, oursId());
  expect(refused).toMatchObject({ status: 422, body: { ok: false, problems: { incomingUnits: expect.any(String) } } });
  const past = await post(variantPage, { ...good, endsAt: "2001-01-01T09:00" }, oursId());
  expect(past).toMatchObject({ status: 422, body: { ok: false, problems: { endsAt: expect.stringContaining("past") } } });
  const resumed = await post(variantPage, { intent: "resume" }, oursId());
  expect(resumed).toMatchObject({ status: 422, body: { ok: false, problem: expect.any(String) } });
});

test("forms with rubbish get words, not stack traces", async () => {
  for (const form of [
    {},
    { intent: "explode" },
    { intent: "assign", scope: "products" },
    { intent: "assign", scope: "products", productIds: "gid://shopify/Order/5" },
    { intent: "assign", scope: "all", productIds: "5" },
    { intent: "unassign", variantIds: "" },
  ] as Record<string, string>[]) {
    const answer = await post(products, form);
    expect(answer, JSON.stringify(form)).toMatchObject({ status: 422, body: { ok: false, problem: expect.any(String) } });
    expect(JSON.stringify(answer.body)).not.toMatch(/Error|\.ts/);
  }
});

test("unassigning from the variant's page leads back to Products, leaves nothing to open, and mails the stock data", async () => {
  const { shopId } = ours;
  const data = { ownerEmail: "owner@example.com", mutedMessages: ["stock_data"] };
  await prisma.shop.update({ where: { id: shopId }, data });
  expect((await load(variantPage, "/app", oursId())).body).toMatchObject({ mailsStockData: false });
  await prisma.shop.update({ where: { id: shopId }, data: { mutedMessages: [] } });
  expect((await load(variantPage, "/app", oursId())).body).toMatchObject({ mailsStockData: true });
  const answer = await post(variantPage, { intent: "unassign", afterwards: "disable-purchase" }, oursId());
  const [run] = await inShop(shopId, (tx) => listRuns(tx, ["unassign"], 1));
  await continueRun({ shopId, runId: String(run?.id) });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/app/products"]);
  expect(run?.title).toBe("Unassign Linen shirt");
  expect((await load(variantPage, "/app", oursId())).status).toBe(404);
  expect(await inShop(shopId, (tx) => tx.unassignedVariant.findFirst())).toMatchObject({ policy: "DENY" });
  expect(await inShop(shopId, (tx) => tx.message.count({ where: { kind: "stock_data" } }))).toBe(1);
});
