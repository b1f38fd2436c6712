import { afterAll, beforeAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { boss } from "#app/queue/boss.server.ts";
import * as page from "#app/routes/app.templates.$templateId/route.tsx";
import * as list from "#app/routes/app.templates._index/route.tsx";
import * as fresh from "#app/routes/app.templates.new/route.tsx";
import type { TemplateForm } from "#app/routes/app.templates.$templateId/template-form.ts";
import { assignVariant, type AssignedVariant } from "./assigned-variant.ts";
import { answerOf, storeSessions, visit } from "./admin-visit.ts";

const OURS = "template-pages.myshopify.com";
const THEIRS = "other-template-pages.myshopify.com";

let ours: AssignedVariant;
let theirs: AssignedVariant;

beforeAll(async () => {
  ours = await assignVariant(OURS, { variantId: 9_007_199_254_741_101n, title: "Linen shirt", waiting: 0 });
  theirs = await assignVariant(THEIRS, { variantId: 9_007_199_254_741_103n, title: "Wool hat", waiting: 0 });
  await storeSessions(OURS);
  await storeSessions(THEIRS);
});
afterAll(() => boss.stop({ graceful: false }));

type Handler = (args: never) => unknown;
type Page = { template: { version: string; usedBy: number; isArchived: boolean }; saved: TemplateForm };
const call = (handler: Handler, request: Request, templateId?: string) =>
  answerOf(Promise.resolve().then(() => handler({ request, params: { templateId }, context: {} } as never)));
const load = async (templateId: string) => (await call(page.loader, visit(OURS, "/app"), templateId)).body as Page;
const post = (templateId: string, form: Record<string, string>) => call(page.action, visit(OURS, "/app", form), templateId);
const create = (form: object) => call(fresh.action, visit(OURS, "/app", { template: JSON.stringify(form) }));
const oursId = () => String(ours.templateId);
const listed = async (view = "") =>
  ((await call(list.loader, visit(OURS, `/app/templates${view}`))).body as { templates: { name: string; usedBy: number }[] })
    .templates;

async function save(templateId: string, change: Partial<TemplateForm>, more: Record<string, string> = {}) {
  const { saved, template } = await load(templateId);
  const form = { intent: "save", version: template.version, template: JSON.stringify({ ...saved, ...change }), ...more };
  return post(templateId, form);
}

async function createSpring(name: string): Promise<string> {
  const made = await create({ ...(await load(oursId())).saved, name });
  expect(made.status).toBe(302);
  return made.headers.get("location")!.split("/").at(-1)!;
}

test("a template is made, found in the list, and wrong fields are told at their place", async () => {
  await createSpring("Made here");
  expect(await listed()).toContainEqual(expect.objectContaining({ name: "Made here", usedBy: 0 }));
  const { saved } = await load(oursId());
  const wrong = await create({ ...saved, name: "made HERE", thresholdUnits: "0", mode: "preorder", endsAt: "2020-01-01T09:00" });
  expect(wrong).toMatchObject({ status: 422, body: { problems: { name: /./, thresholdUnits: /./, endsAt: /./ } } });
});

test("saving asks for variants that carry old values, then updates or keeps them", async () => {
  const texts = { en: { buttonText: "Tell me" } };
  expect(await save(oursId(), { texts })).toMatchObject({ status: 200, body: { ok: false, ask: 1 } });
  expect((await load(oursId())).saved.texts).not.toEqual(texts);
  expect(await save(oursId(), { texts }, { assignments: "update" })).toMatchObject({
    body: { ok: true, toast: "Template saved, 1 variant updated" },
  });
  const { shopId, variantId } = ours;
  const key = { shopId_variantId: { shopId, variantId } };
  expect((await inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: key }))).texts).toEqual(texts);
});

test("payment, mixed carts and what happens to orders reach the variants that carry the old ones, and a wrong payment is told at its field", async () => {
  const { shopId, variantId } = ours;
  const key = { shopId_variantId: { shopId, variantId } };
  const carried = () => inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: key }));
  const { payment } = (await load(oursId())).saved;
  const deposit = { ...payment, kind: "deposit", balance: "on_date", balanceOn: "2031-03-01" } as const;
  const later = {
    mode: "preorder",
    mixedCarts: "apart",
    orderHold: "lines",
    tags: "Later",
    thresholdUnits: "9",
    exactCap: true,
  } as const;
  for (const [wrong, field] of [
    [{ percent: "100" }, "payment.percent"],
    [{ depositAs: "amount", amount: "'; drop table templates" }, "payment.amountCents"],
    [{ balanceOn: "2020-01-01" }, "payment.balanceOn"],
  ] as const) {
    const answer = await save(oursId(), { ...later, payment: { ...deposit, ...wrong } });
    expect(answer, field).toMatchObject({ status: 422, body: { problems: { [field]: expect.any(String) } } });
  }
  expect(await save(oursId(), { ...later, payment: deposit })).toMatchObject({ body: { ask: 1 } });
  await save(oursId(), { ...later, payment: deposit }, { assignments: "update" });
  expect(await carried()).toMatchObject({
    payment: { kind: "deposit", percent: 20, balance: "on_date", balanceOn: "2031-03-01" },
    fulfilment: { mixedCarts: "apart", hold: "lines", tags: ["Later"] },
    exactCap: true,
  });
  expect(await save(oursId(), { mixedCarts: "warn" })).toMatchObject({ body: { ask: 1 } });
  await save(oursId(), { mode: "waitlist", followsEnd: "unavailable", mixedCarts: "allow" }, { assignments: "update" });
  expect(await carried()).toMatchObject({ mode: "waitlist", payment: { kind: "full" }, exactCap: false });
});

test("rubbish in place of a form changes nothing and breaks nothing", async () => {
  const { template } = await load(oursId());
  for (const form of [
    {},
    { intent: "explode" },
    { intent: "save" },
    { intent: "save", version: template.version, template: "{" },
    { intent: "save", version: template.version, template: "[]" },
    { intent: "save", version: template.version, template: "{}", assignments: "all" },
  ] as Record<string, string>[]) {
    expect((await post(oursId(), form)).status, JSON.stringify(form)).toBe(422);
  }
  expect((await load(oursId())).template.version).toBe(template.version);
});

test("a copy opens, becomes the default, and only what is not in use is archived", async () => {
  const copied = await post(oursId(), { intent: "duplicate" });
  expect(copied.status).toBe(302);
  const copyId = copied.headers.get("location")!.split("/").at(-1)!;
  expect(await post(oursId(), { intent: "archive" })).toMatchObject({ status: 422, body: { problem: /./ } });
  expect(await post(copyId, { intent: "archive" })).toMatchObject({ status: 200, body: { ok: true } });
  expect(await listed()).not.toContainEqual(expect.objectContaining({ name: expect.stringContaining("copy") }));
  expect(await listed("?view=archived")).toHaveLength(1);
  expect(await post(copyId, { intent: "restore" })).toMatchObject({ status: 200 });
  expect((await load(copyId)).template.isArchived).toBe(false);
});

test("another shop's template is not found, for looking and for changing", async () => {
  const theirId = String(theirs.templateId);
  expect((await call(page.loader, visit(OURS, "/app"), theirId)).status).toBe(404);
  for (const intent of ["duplicate", "make-default", "archive", "restore", "save"]) {
    expect((await post(theirId, { intent, version: "", template: "{}" })).status, intent).toBe(404);
  }
});
