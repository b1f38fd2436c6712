import { afterAll, beforeEach, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { findRun, listRuns } from "#app/data/runs.ts";
import { findTemplate, valuesOf } from "#app/data/templates.ts";
import { newTemplateValues, type TemplateValues } from "#app/domain/template-values.ts";
import { archiveTemplate, restoreTemplate } from "#app/flows/archive-template.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { changeTemplate } from "#app/flows/change-template.ts";
import { createTemplate } from "#app/flows/create-template.ts";
import { duplicateTemplate } from "#app/flows/duplicate-template.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { makeDefaultTemplate } from "#app/flows/make-default-template.ts";
import { continueRun } from "#app/jobs/continue-run.ts";
import type { RunSlice } from "#app/jobs/runs/run-slice.ts";
import { updateFromTemplateSlice } from "#app/jobs/runs/update-from-template.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assignment, BERLIN, events, facts, forgetJobs, jobs, makeShop, place, READ_AT, VARIANT } from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const now = READ_AT;
const actor = "Ada";
const BOWL = VARIANT + 2n;
const CUP = VARIANT + 4n;
const variant = (variantId: bigint, units = 0) =>
  facts({ variantId, inventoryItemId: variantId, levels: [place(BERLIN, units)] });
const spring: TemplateValues = { ...newTemplateValues("preorder"), name: "Spring" };

let shopId: number;
let templateId: bigint;

beforeEach(async () => {
  shopId = await makeShop();
  await inShop(shopId, ensureDefaultTemplate);
  const made = await inShop(shopId, (tx) => createTemplate(tx, { values: spring, actor, now }));
  if (!made.ok) throw new Error(JSON.stringify(made));
  templateId = made.templateId;
});

const row = async (id = templateId) => (await inShop(shopId, (tx) => findTemplate(tx, id)))!;
const assign = (...variants: ReturnType<typeof facts>[]) =>
  inShop(shopId, (tx) => assignVariants(tx, { variants, templateId, actor, now }));
async function change(values: Partial<TemplateValues>, assignments?: "update" | "keep", version?: string) {
  const before = await row();
  const input = { templateId, version: version ?? before.updatedAt.toISOString(), actor, now, assignments };
  return inShop(shopId, (tx) => changeTemplate(tx, { ...input, values: { ...valuesOf(before), ...values } }));
}
const override = (variantId: bigint, data: object) =>
  inShop(shopId, (tx) => tx.assignment.update({ where: { shopId_variantId: { shopId, variantId } }, data }));
const defaults = () => inShop(shopId, (tx) => tx.template.findMany({ where: { isDefault: true } }));

test("an assignment takes every value of its template", async () => {
  const values = {
    startsAt: new Date("2026-06-01T08:00Z"),
    endsAt: new Date("2026-07-01T08:00Z"),
    thresholdUnits: 7,
    hold: { on: true, hours: 48, keepsPlace: true },
  };
  expect(await change(values)).toMatchObject({ ok: true, updated: 0 });
  await assign(variant(VARIANT));
  expect(await assignment(shopId)).toMatchObject({ mode: "preorder", ...values });
});

test("a change asks first what becomes of who carries the old values, and saves nothing until told", async () => {
  await assign(variant(VARIANT), variant(BOWL));
  expect(await change({ thresholdUnits: 9 })).toEqual({ ok: false, ask: 2 });
  expect((await row()).thresholdUnits).toBeNull();
  expect(await change({ name: "Renamed" })).toMatchObject({ ok: true, updated: 0 });
});

test("only assignments that carry the old value get the new one, field by field; overrides stay", async () => {
  await assign(variant(VARIANT), variant(BOWL), variant(CUP));
  await override(BOWL, { thresholdUnits: 3, overrides: ["thresholdUnits"] });
  await override(CUP, { overrides: ["backInStockOn"] });
  await forgetJobs();
  const said = { texts: { en: { buttonText: "Reserve" } }, thresholdUnits: 9, backInStockOn: "2026-08-01" };
  expect(await change(said, "update")).toMatchObject({ ok: true, updated: 3 });
  const days = { backInStockOn: new Date("2026-08-01") };
  expect(await assignment(shopId, VARIANT)).toMatchObject({ texts: said.texts, thresholdUnits: 9, ...days });
  expect(await assignment(shopId, BOWL)).toMatchObject({ texts: said.texts, thresholdUnits: 3, ...days });
  expect(await assignment(shopId, CUP)).toMatchObject({ texts: said.texts, thresholdUnits: 9, backInStockOn: null });
  expect((await jobs(shopId)).sort()).toEqual([VARIANT, BOWL, CUP].map(String));
  expect((await events(shopId, "template-change-taken")).map(({ detail }) => detail)).toEqual([
    { template: "Spring", fields: ["texts", "thresholdUnits", "backInStockOn"] },
    { template: "Spring", fields: ["texts", "backInStockOn"] },
    { template: "Spring", fields: ["texts", "thresholdUnits"] },
  ]);
});

test("a threshold below what is owed is not taken, in the form's words; all else is, and by everybody else", async () => {
  await assign(variant(VARIANT), variant(BOWL), variant(CUP));
  await override(BOWL, { owedUnits: 3, stockUnits: -3 });
  await override(CUP, { owedUnits: 2, stockUnits: -2 });
  const done = await change({ thresholdUnits: 2, followsEnd: "waitlist" }, "update");
  const reason = "3 units are owed already. Enter at least 3, or switch the offer off by hand.";
  expect(done).toMatchObject({ ok: true, updated: 3, refused: [{ variantId: BOWL, reason }] });
  expect(await assignment(shopId, BOWL)).toMatchObject({ thresholdUnits: null, followsEnd: "waitlist" });
  expect(await assignment(shopId, CUP)).toMatchObject({ thresholdUnits: 2, followsEnd: "waitlist" });
  expect(await assignment(shopId, VARIANT)).toMatchObject({ thresholdUnits: 2 });
  expect((await events(shopId, "template-change-taken")).map(({ detail }) => detail)).toContainEqual({
    template: "Spring",
    fields: ["followsEnd"],
    thresholdKept: reason,
  });
});

test("kept assignments keep their values and hear nothing", async () => {
  await assign(variant(VARIANT));
  await forgetJobs();
  expect(await change({ mode: "backorder", thresholdUnits: 9 }, "keep")).toMatchObject({ ok: true, updated: 0 });
  expect(await assignment(shopId)).toMatchObject({ mode: "preorder", thresholdUnits: null, offer: "preorder" });
  expect(await jobs(shopId)).toEqual([]);
});

test("an update decides offers anew: another mode, and a condition that no longer holds", async () => {
  await assign(variant(VARIANT, 0), variant(BOWL, 5));
  await change({ mode: "backorder", switchCondition: 5 }, "update");
  expect(await assignment(shopId, VARIANT)).toMatchObject({ mode: "backorder", offer: "backorder" });
  expect(await assignment(shopId, BOWL)).toMatchObject({ offer: "backorder", switchCondition: 5 });
  expect((await assignment(shopId, BOWL)).intentVersion).toBeGreaterThan((await assignment(shopId, BOWL)).writtenVersion);
});

test("a second change while the first is unsaved is refused: nobody's work is overwritten", async () => {
  const version = (await row()).updatedAt.toISOString();
  const [first, second] = await Promise.all([
    change({ name: "Summer" }, undefined, version),
    change({ name: "Autumn" }, undefined, version),
  ]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  const refused = first.ok ? second : first;
  expect(refused).toMatchObject({ reason: expect.stringContaining("Reload the page") });
});

test("two templates never share a name, whatever their case, also when made at once", async () => {
  const make = (name: string) => inShop(shopId, (tx) => createTemplate(tx, { values: { ...spring, name }, actor, now }));
  const made = await Promise.all(["Winter", "WINTER", "winter"].map(make));
  expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  expect(made.find(({ ok }) => !ok)).toMatchObject({ problems: { name: expect.stringContaining("Another template") } });
});

test("there is always exactly one default template, whoever chooses at once", async () => {
  const ids = [templateId];
  for (let n = 0; n < 3; n++) ids.push((await inShop(shopId, (tx) => duplicateTemplate(tx, { templateId, actor, now })))!);
  const made = await Promise.all(
    ids.map((id) => inShop(shopId, (tx) => makeDefaultTemplate(tx, { templateId: id, actor, now }))),
  );
  expect(made.every(({ ok }) => ok)).toBe(true);
  expect(await defaults()).toHaveLength(1);
});

test("a copy has the values and a name of its own, and is not the default", async () => {
  await change({ thresholdUnits: 4 });
  const id = await inShop(shopId, (tx) => duplicateTemplate(tx, { templateId, actor, now }));
  expect(await row(id!)).toMatchObject({ name: "Spring copy", thresholdUnits: 4, mode: "preorder", isDefault: false });
});

test("the default template and one in use are not archived, and the words say what to do", async () => {
  const archive = (id: bigint) => inShop(shopId, (tx) => archiveTemplate(tx, { templateId: id, actor, now }));
  const [standard] = await defaults();
  expect(await archive(standard!.id)).toMatchObject({
    ok: false,
    reason: expect.stringContaining("Make another one the default"),
  });
  await assign(variant(VARIANT), variant(BOWL));
  expect(await archive(templateId)).toMatchObject({ ok: false, reason: expect.stringContaining("2 variants use this template") });
});

test("an archived template gives nothing to anybody until it is brought back", async () => {
  const input = { templateId, actor, now };
  expect(await inShop(shopId, (tx) => archiveTemplate(tx, input))).toEqual({ ok: true });
  expect(await assign(variant(VARIANT))).toMatchObject({
    assigned: 0,
    refused: [{ reason: expect.stringContaining("archived") }],
  });
  expect(await inShop(shopId, (tx) => makeDefaultTemplate(tx, input))).toMatchObject({ ok: false });
  expect(await inShop(shopId, (tx) => restoreTemplate(tx, input))).toEqual({ ok: true });
  expect(await assign(variant(VARIANT))).toMatchObject({ assigned: 1 });
});

test("many assignments follow by a run, and a kill in between loses none", async () => {
  await assign(...Array.from({ length: 501 }, (_, n) => variant(VARIANT + BigInt(2 * n))));
  expect(await change({ thresholdUnits: 6 }, "update")).toMatchObject({ ok: true, updated: 0, later: 501 });
  const [run] = await inShop(shopId, (tx) => listRuns(tx, ["update-from-template"], 1));
  let killed = false;
  const dying: RunSlice = async (context) => {
    const more = await updateFromTemplateSlice(context);
    if (killed) return more;
    killed = true;
    throw new Error("killed after its first slice");
  };
  const payload = { shopId, runId: String(run!.id) };
  await expect(continueRun(payload, { "update-from-template": dying })).rejects.toThrow("killed");
  await continueRun(payload, { "update-from-template": dying });
  const done = await inShop(shopId, (tx) => findRun(tx, run!.id));
  expect(done).toMatchObject({ state: "done", doneItems: 501, totalItems: 501 });
  const updated = await inShop(shopId, (tx) => tx.assignment.count({ where: { thresholdUnits: 6 } }));
  expect(updated).toBe(501);
  expect(await events(shopId, "template-change-taken")).toHaveLength(501);
});

test("another shop's template is not there", async () => {
  const stranger = await makeShop();
  const there = { templateId, actor, now };
  const values = { ...spring, name: "Mine" };
  const version = (await row()).updatedAt.toISOString();
  expect(await inShop(stranger, (tx) => changeTemplate(tx, { ...there, version, values }))).toMatchObject({ ok: false });
  expect(await inShop(stranger, (tx) => makeDefaultTemplate(tx, there))).toMatchObject({ ok: false });
  expect(await inShop(stranger, (tx) => duplicateTemplate(tx, there))).toBeNull();
  expect((await row()).name).toBe("Spring");
});
