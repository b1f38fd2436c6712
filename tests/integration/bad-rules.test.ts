import { afterAll, describe, expect, test } from "vitest";
import { describeEvent } from "#app/components/describe-event.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findDefaultTemplate } from "#app/data/templates.ts";
import type { OfferValues } from "#app/domain/offer-values.ts";
import { archiveTemplate } from "#app/flows/archive-template.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { changeOfferValues } from "#app/flows/change-offer-values.ts";
import { changeVariants } from "#app/flows/change-variants.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { joinWaitlist } from "#app/flows/join-waitlist.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { setStockTracking } from "#app/flows/set-stock-tracking.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, assignment, BERLIN, events, facts, ITEM, makeShop, place, READ_AT, second, VARIANT } from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const actor = "Ada";
const now = READ_AT;
const OTHER = VARIANT + 2n;
const at = (text: string) => new Date(text);
const sold = (variantId: bigint, units: number) =>
  facts({ variantId, inventoryItemId: variantId === VARIANT ? ITEM : variantId, levels: [place(BERLIN, units)] });

/** Two backorder variants: one owes twelve units, one none. */
async function backorders() {
  const shop = await makeShop();
  await assign(shop, sold(VARIANT, -12), sold(OTHER, 0));
  await inShop(shop, async (tx) => {
    await tx.assignment.updateMany({ data: { mode: "backorder" } });
    await decideOffers(tx, { variantIds: [VARIANT, OTHER], actor, cause: "test", now, quiet: true });
  });
  return shop;
}
const change = (shop: number, values: Partial<OfferValues>) =>
  inShop(shop, (tx) => changeOfferValues(tx, { variantId: VARIANT, values, actor, now }));

describe("values that contradict each other are refused at their field, and nothing is changed", () => {
  test.each<[string, Partial<OfferValues>, keyof OfferValues, string]>([
    [
      "start after end",
      { startsAt: at("2026-06-02T08:00Z"), endsAt: at("2026-06-01T08:00Z") },
      "endsAt",
      "The end must come after the start.",
    ],
    [
      "stock back before the start",
      { startsAt: at("2026-06-02T08:00Z"), backInStockOn: "2026-06-01" },
      "backInStockOn",
      "Stock would be back before the offer starts, so nobody would ever see it. Choose a later day or an earlier start.",
    ],
    [
      "an end in the past",
      { endsAt: at("2026-05-01T08:00Z") },
      "endsAt",
      "This end is in the past. Choose a later one, or leave it empty.",
    ],
    [
      "a start in the past",
      { startsAt: at("2026-05-01T08:00Z") },
      "startsAt",
      "This start is in the past. Leave it empty to start at once.",
    ],
    [
      "a day in the past",
      { backInStockOn: "2026-05-01" },
      "backInStockOn",
      "This day has come already. Choose a later one, or leave it empty.",
    ],
    ["a year mistyped", { backInStockOn: "2206-06-01" }, "backInStockOn", "This is more than 10 years from now. Check the year."],
    [
      "an end in another century",
      { endsAt: at("2126-06-01T08:00Z") },
      "endsAt",
      "This is more than 10 years from now. Check the year.",
    ],
    [
      "a negative threshold",
      { thresholdUnits: -5 },
      "thresholdUnits",
      "Enter a whole number from 1 to 1,000,000, or leave it empty.",
    ],
    [
      "an absurd threshold",
      { thresholdUnits: 1e9 },
      "thresholdUnits",
      "Enter a whole number from 1 to 1,000,000, or leave it empty.",
    ],
    [
      "half a unit to come",
      { incomingUnits: 1.5 },
      "incomingUnits",
      "Enter a whole number from 0 to 1,000,000, or leave it empty.",
    ],
    [
      "a threshold below the units owed",
      { thresholdUnits: 10 },
      "thresholdUnits",
      "12 units are owed already. Enter at least 12, or switch the offer off by hand.",
    ],
  ])("%s", async (_name, values, field, words) => {
    const shop = await backorders();
    const before = await assignment(shop);
    expect(await change(shop, values)).toEqual({ ok: false, problems: { [field]: words } });
    expect(await assignment(shop)).toEqual(before);
  });

  test("a threshold is held to the switch condition that is saved along with it", async () => {
    const shop = await backorders();
    const values = { thresholdUnits: 20 };
    const input = { variantId: VARIANT, values, switchCondition: -30, actor, now };
    const words = expect.stringContaining("Enter more than 30, or raise the switch condition.");
    expect(await inShop(shop, (tx) => changeOfferValues(tx, input))).toEqual({ ok: false, problems: { thresholdUnits: words } });
    const raised = { ...input, switchCondition: -5 };
    expect(await inShop(shop, (tx) => changeOfferValues(tx, raised))).toMatchObject({ ok: true });
  });

  test("a threshold that is used up before the switch condition holds", async () => {
    const shop = await backorders();
    await inShop(shop, (tx) => tx.assignment.updateMany({ data: { switchCondition: -20 } }));
    expect(await change(shop, { thresholdUnits: 15 })).toEqual({
      ok: false,
      problems: {
        thresholdUnits:
          "At stock -20 this many units are owed already, so the offer would end before it begins. Enter more than 20, or raise the switch condition.",
      },
    });
    expect(await change(shop, { thresholdUnits: 21 })).toMatchObject({ ok: true });
  });
});

test("in bulk those that can take a value take it; the others are named with the reason", async () => {
  const shop = await backorders();
  const edit = { what: "values", values: { thresholdUnits: 10 } } as const;
  const outcome = await inShop(shop, (tx) => changeVariants(tx, { variantIds: [VARIANT, OTHER], change: edit, actor, now }));
  expect(outcome).toMatchObject({
    changed: 1,
    refused: [{ variantId: VARIANT, title: "Teapot – Blue", reason: expect.stringMatching(/^12 units are owed/) }],
  });
  expect([(await assignment(shop)).thresholdUnits, (await assignment(shop, OTHER)).thresholdUnits]).toEqual([null, 10]);
});

test("a choice by hand of a mode that the variant no longer has is lifted, and the history says why", async () => {
  const shop = await backorders();
  const by = { variantIds: [VARIANT], actor, now };
  await inShop(shop, (tx) => setManualOffer(tx, { ...by, offer: "backorder" }));
  await inShop(shop, async (tx) => {
    await tx.assignment.updateMany({ data: { mode: "preorder" } });
    await decideOffers(tx, { variantIds: [VARIANT], actor, cause: "template", now });
  });
  expect(await assignment(shop)).toMatchObject({ manualOffer: null, offer: "preorder" });
  const [line] = await events(shop, "manual-offer-lifted");
  expect(describeEvent(line!.name, line!.detail).why).toBe("Its template no longer offers a backorder");
  await inShop(shop, (tx) => setManualOffer(tx, { ...by, offer: "unavailable" }));
  await inShop(shop, async (tx) => {
    await tx.assignment.updateMany({ data: { mode: "waitlist" } });
    await decideOffers(tx, { variantIds: [VARIANT], actor, cause: "template", now });
  });
  expect(await assignment(shop)).toMatchObject({ manualOffer: "unavailable", offer: "unavailable" });
});

test("a template in use, or the default one, stays; an archived one is given to nobody", async () => {
  const shop = await backorders();
  const template = (await inShop(shop, findDefaultTemplate))!;
  const archive = () => inShop(shop, (tx) => archiveTemplate(tx, { templateId: template.id, actor, now }));
  expect(await archive()).toEqual({
    ok: false,
    reason: "This is the default template. Make another one the default, then archive this one.",
  });
  await inShop(shop, (tx) => tx.template.updateMany({ data: { isDefault: false } }));
  expect(await archive()).toEqual({
    ok: false,
    reason:
      "2 variants use this template. On the Products page, assign them again with another template or unassign them, then archive this one.",
  });
  await inShop(shop, (tx) => tx.template.updateMany({ data: { archivedAt: now } }));
  const outcome = await inShop(shop, (tx) =>
    assignVariants(tx, { variants: [sold(VARIANT + 4n, 0)], templateId: template.id, actor, now }),
  );
  expect(outcome).toMatchObject({
    assigned: 0,
    refused: [{ reason: "This template no longer exists, or it is archived. Choose another one and try again." }],
  });
});

test("stock that is not tracked: refused at assignment, the others are taken; switched off later, it sells again and says why", async () => {
  const shop = await makeShop();
  const template = await inShop(shop, async (tx) => (await findDefaultTemplate(tx))?.id);
  expect(template).toBeUndefined();
  expect(await assign(shop, sold(VARIANT, 0), { ...sold(OTHER, 0), tracked: false })).toMatchObject({
    assigned: 1,
    refused: [
      {
        variantId: OTHER,
        reason:
          "Shopify does not track this variant's stock, so there is nothing to switch on. Turn on “Track quantity” and assign it again.",
      },
    ],
  });
  const told = { inventoryItemId: ITEM, tracked: false, toldAt: second(5), cause: "inventory_items/update", now: second(5) };
  await inShop(shop, (tx) => setStockTracking(tx, told));
  const sellsAgain = { offer: "in_stock", offerReason: "Shopify does not track this variant's stock" };
  expect(await assignment(shop)).toMatchObject(sellsAgain);
  await inShop(shop, async (tx) => {
    await tx.assignment.updateMany({ data: { switchCondition: 50 } });
    await decideOffers(tx, { variantIds: [VARIANT], actor, cause: "condition", now });
  });
  expect(await assignment(shop)).toMatchObject(sellsAgain);
});

test("a variant deleted in Shopify while people wait: history and places stay, the merchant reads how many, nobody joins any more", async () => {
  const shop = await makeShop();
  await assign(shop, sold(VARIANT, 0));
  const join = (email: string) => {
    const wish = { email, phone: null, smsConsent: false, quantity: 1, locale: "en" };
    return inShop(shop, (tx) => joinWaitlist(tx, { variantId: VARIANT, facts: wish, now }));
  };
  expect(await join("ada@example.test")).toMatchObject({ outcome: "joined" });
  await inShop(shop, (tx) => markVariantDeleted(tx, { variantIds: [VARIANT], now }));
  expect((await assignment(shop)).variantDeletedAt).toEqual(now);
  const entries = await inShop(shop, (tx) => tx.waitlistEntry.findMany({ select: { state: true } }));
  expect(entries).toEqual([{ state: "waiting" }]);
  const [line] = await events(shop, "variant-deleted");
  expect(describeEvent(line!.name, line!.detail).why).toBe(
    "1 person was waiting. They hear nothing until somebody decides what to tell them",
  );
  expect(await join("eve@example.test")).toMatchObject({ outcome: "closed" });
  expect(await change(shop, { thresholdUnits: 5 })).toEqual({
    ok: false,
    problems: {},
    reason: "This variant is not assigned to Standby, or was deleted in Shopify.",
  });
});
