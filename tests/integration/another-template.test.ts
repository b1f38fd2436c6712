import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { insertTemplate } from "#app/data/templates.ts";
import type { OfferValues } from "#app/domain/offer-values.ts";
import { newTemplateValues, type TemplateValues } from "#app/domain/template-values.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { changeOfferValues } from "#app/flows/change-offer-values.ts";
import { changeVariants } from "#app/flows/change-variants.ts";
import { changeSwitchCondition } from "#app/flows/change-switch-condition.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assignment, BERLIN, facts, ITEM, makeShop, place, READ_AT as now, VARIANT } from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const actor = "Ada";
const OTHER = VARIANT + 2n;
const oversold = (variantId: bigint, units: number) =>
  facts({ variantId, inventoryItemId: variantId === VARIANT ? ITEM : variantId, levels: [place(BERLIN, units)] });

const make = async (shop: number, values: Partial<TemplateValues>) =>
  (await inShop(shop, (tx) => insertTemplate(tx, { ...newTemplateValues("backorder"), ...values }))).id;

/** Two backorder variants without a limit: one owes eight units, one none. */
async function backorders() {
  const shop = await makeShop();
  const templateId = await make(shop, { name: "No limit" });
  const variants = [oversold(VARIANT, -8), oversold(OTHER, 0)];
  await inShop(shop, (tx) => assignVariants(tx, { variants, templateId, actor, now }));
  return shop;
}

const give = (shop: number, templateId: bigint, variantIds = [VARIANT, OTHER]) =>
  inShop(shop, (tx) =>
    changeVariants(tx, { variantIds, change: { what: "template", templateId: String(templateId) }, actor, now }),
  );
const own = (shop: number, values: Partial<OfferValues>) =>
  inShop(shop, (tx) => changeOfferValues(tx, { variantId: VARIANT, values, actor, now }));

const OWED =
  "8 units are owed already, and the template “Five” allows 5. Raise its threshold to at least 8, or choose another template.";

test("a template that allows less than is owed is not given, and the variant sells on as it did", async () => {
  const shop = await backorders();
  const five = await make(shop, { name: "Five", thresholdUnits: 5 });
  const refused = [{ variantId: VARIANT, title: "Teapot – Blue", reason: OWED }];
  expect(await give(shop, five)).toEqual({ ok: true, changed: 1, refused });
  expect(await assignment(shop)).toMatchObject({ thresholdUnits: null, offer: "backorder", endedAt: null });
  expect(await assignment(shop, OTHER)).toMatchObject({ thresholdUnits: 5, templateId: five });
  const eight = await make(shop, { name: "Eight", thresholdUnits: 8 });
  expect(await give(shop, eight)).toMatchObject({ changed: 2, refused: [] });
});

test("neither is it by assigning the variant once more", async () => {
  const shop = await backorders();
  const five = await make(shop, { name: "Five", thresholdUnits: 5 });
  const variants = [oversold(VARIANT, -8), oversold(OTHER, 0)];
  const outcome = await inShop(shop, (tx) => assignVariants(tx, { variants, templateId: five, actor, now }));
  expect(outcome).toEqual({ assigned: 1, refused: [{ variantId: VARIANT, title: "Teapot – Blue", reason: OWED }] });
  expect(await assignment(shop)).toMatchObject({ thresholdUnits: null, offer: "backorder" });
});

test("a variant with a threshold of its own takes the template and keeps that, and all else that is its own", async () => {
  const shop = await backorders();
  const five = await make(shop, { name: "Five", thresholdUnits: 5, followsEnd: "unavailable" });
  await inShop(shop, (tx) => changeSwitchCondition(tx, { units: 3, of: { variantId: VARIANT }, actor, now }));
  await own(shop, { thresholdUnits: 20, exactCap: true, followsEnd: "keep_selling", backInStockOn: "2026-09-01" });
  expect(await give(shop, five)).toMatchObject({ changed: 2, refused: [] });
  const kept = {
    switchCondition: 3,
    thresholdUnits: 20,
    exactCap: true,
    followsEnd: "keep_selling",
    backInStockOn: new Date("2026-09-01"),
  };
  expect(await assignment(shop)).toMatchObject({ templateId: five, ...kept });
});

test("a template whose values contradict the variant's own is not given; a waitlist keeps a limit for later", async () => {
  const shop = await backorders();
  const autumn = await make(shop, { name: "Autumn", startsAt: new Date("2026-10-01T08:00:00Z") });
  await own(shop, { endsAt: new Date("2026-09-01T08:00:00Z"), thresholdUnits: 20 });
  const reason = "With the template “Autumn”: The end must come after the start.";
  expect(await give(shop, autumn)).toMatchObject({ changed: 1, refused: [{ variantId: VARIANT, reason }] });
  const line = await make(shop, { ...newTemplateValues("waitlist"), name: "Line" });
  expect(await give(shop, line)).toMatchObject({ changed: 2, refused: [] });
});

test("a template whose dates have come since it was saved is given all the same", async () => {
  const shop = await backorders();
  const running = await make(shop, { name: "Running", startsAt: new Date("2026-05-01T08:00:00Z") });
  expect(await give(shop, running)).toMatchObject({ changed: 2, refused: [] });
});
