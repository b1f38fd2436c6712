import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { changeSwitchCondition, type ChangeSwitchConditionInput } from "#app/flows/change-switch-condition.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { liftManualOffer } from "#app/flows/lift-manual-offer.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import type { Offer } from "#app/domain/offer.ts";
import { boss } from "#app/queue/boss.server.ts";
import {
  assign,
  assignment,
  BERLIN,
  events,
  facts,
  forgetJobs,
  ITEM,
  jobs,
  level,
  makeShop,
  place,
  record,
  second,
  VARIANT,
} from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const change = (shopId: number, input: Pick<ChangeSwitchConditionInput, "units" | "of">) =>
  inShop(shopId, (tx) => changeSwitchCondition(tx, { ...input, actor: "Ada", now: new Date() }));
const choose = (shopId: number, offer: Offer) =>
  inShop(shopId, (tx) => setManualOffer(tx, { variantIds: [VARIANT], offer, actor: "Ada", now: new Date() }));
const lift = (shopId: number) =>
  inShop(shopId, (tx) => liftManualOffer(tx, { variantIds: [VARIANT], actor: "Ada", now: new Date() }));
const unassign = (shopId: number) =>
  inShop(shopId, (tx) => unassignVariants(tx, { variantIds: [VARIANT], actor: "Ada", now: new Date() }));
const wait = (shopId: number, quantity: number) =>
  inShop(shopId, (tx) =>
    tx.waitlistEntry.create({ data: { shopId, variantId: VARIANT, email: `q${quantity}@example.test`, quantity } }),
  );

test("a sold-out variant is switched as soon as it is assigned", async () => {
  const shop = await makeShop();
  expect(await assign(shop, facts({ levels: [place(BERLIN, 0)] }))).toEqual({ assigned: 1, refused: [] });
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", mode: "waitlist", stockUnits: 0, originalPolicy: "DENY" });
  expect((await events(shop)).map(({ name, actor }) => [name, actor])).toEqual([
    ["variant-assigned", "Ada"],
    ["stock-changed", "Ada"],
    ["offer-switched", "Ada"],
  ]);
  expect(await jobs(shop)).toEqual([String(VARIANT)]);
});

test("a variant that no location stocks has none", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [] }));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 0 });
});

test("an untracked variant is refused with words that help; the others are taken", async () => {
  const shop = await makeShop();
  const untracked = facts({ variantId: 2n, inventoryItemId: 2n, tracked: false, variantTitle: "Default Title" });
  const outcome = await assign(shop, facts(), untracked);
  expect(outcome).toMatchObject({ assigned: 1, refused: [{ variantId: 2n, title: "Teapot" }] });
  expect(outcome.refused[0]?.reason).toContain("Track quantity");
});

test("a template of another shop, or none, assigns nothing", async () => {
  const [ours, theirs] = [await makeShop(), await makeShop()];
  const { id } = await inShop(theirs, ensureDefaultTemplate);
  const input = { variants: [facts()], templateId: id, actor: "Ada", now: new Date() };
  const outcome = await inShop(ours, (tx) => assignVariants(tx, input));
  expect(outcome).toMatchObject({ assigned: 0, refused: [{ variantId: VARIANT }] });
});

test("levels told before the reading was saved are kept: the newest counts", async () => {
  const shop = await makeShop();
  await record(shop, level(0, second(30)));
  await assign(shop, facts({ levels: [place(BERLIN, 5)] }));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 0 });
});

test("unassigned and assigned again: the waitlist, the history and the counters are there", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [place(BERLIN, 0)] }));
  await wait(shop, 2);
  await wait(shop, 3);
  expect(await unassign(shop)).toEqual({ unassigned: 1 });
  expect(await unassign(shop)).toEqual({ unassigned: 0 });
  await assign(shop, facts({ levels: [place(BERLIN, 0)] }));
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 2, waitingUnits: 5 });
  expect((await events(shop)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["variant-unassigned", "variant-assigned"]),
  );
});

test("assigning again keeps the policy found first and the choice by hand", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ policy: "CONTINUE", levels: [place(BERLIN, 0)] }));
  await choose(shop, "unavailable");
  await assign(shop, facts({ policy: "DENY", productTitle: "Tea pot", levels: [place(BERLIN, 0)] }));
  expect(await assignment(shop)).toMatchObject({
    originalPolicy: "CONTINUE",
    manualOffer: "unavailable",
    offer: "unavailable",
    productTitle: "Tea pot",
  });
});

test("the shop's condition concerns every variant without one of its own, back and forth", async () => {
  const shop = await makeShop();
  const other = { variantId: VARIANT + 1n, inventoryItemId: ITEM + 1n };
  await assign(shop, facts(), facts(other));
  await change(shop, { units: 2, of: { variantId: other.variantId } });
  await forgetJobs();

  expect(await change(shop, { units: 5 })).toEqual({ ok: true, switched: 1 });
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", offerReason: "stock 5 ≤ switch condition 5" });
  expect(await assignment(shop, other.variantId)).toMatchObject({
    offer: "in_stock",
    offerReason: "stock 5 > switch condition 2, set for this variant",
  });
  expect(await jobs(shop)).toEqual([String(VARIANT)]);
  expect(await change(shop, { units: 5 })).toEqual({ ok: true, switched: 0 });
  expect(await change(shop, { units: 4 })).toEqual({ ok: true, switched: 1 });
  expect((await events(shop, "switch-condition-changed")).map(({ detail }) => detail)).toEqual([
    { from: null, to: 2 },
    { from: 0, to: 5 },
    { from: 5, to: 4 },
  ]);
});

test("a template's condition reaches the assignments that still carry its old value; overrides stay", async () => {
  const shop = await makeShop();
  const other = { variantId: VARIANT + 1n, inventoryItemId: ITEM + 1n };
  await assign(shop, facts(), facts(other));
  const { id: templateId } = await inShop(shop, ensureDefaultTemplate);
  await change(shop, { units: 1, of: { variantId: other.variantId } });
  expect(await change(shop, { units: 8, of: { templateId } })).toEqual({ ok: true, switched: 1 });
  expect(await assignment(shop)).toMatchObject({
    switchCondition: 8,
    offer: "waitlist",
    offerReason: 'stock 5 ≤ switch condition 8, template "Waitlist"',
  });
  expect(await assignment(shop, other.variantId)).toMatchObject({ switchCondition: 1, offer: "in_stock" });
});

test("a thousand variants and more follow the shop's condition", async () => {
  const shop = await makeShop({ ownerEmail: "owner@example.test" });
  const many = Array.from({ length: 1_200 }, (_, n) => BigInt(n));
  await assign(shop, ...many.map((n) => facts({ variantId: VARIANT + n, inventoryItemId: ITEM + n })));
  await forgetJobs();
  expect(await change(shop, { units: 5 })).toEqual({ ok: true, switched: 1_200 });
  expect(await jobs(shop)).toHaveLength(1_200);
  const messages = await inShop(shop, (tx) => tx.message.findMany({ select: { facts: true } }));
  expect(messages).toMatchObject([{ facts: { others: 1_199 } }]);
});

test.each([
  [{ units: 0.5 }, "whole number"],
  [{ units: null }, "needs a switch condition"],
  [{ units: 1, of: { variantId: 5n } }, "not assigned"],
  [{ units: 1, of: { templateId: 999_999n } }, "no longer exists"],
])("%o is refused", async (input, reason) => {
  const shop = await makeShop();
  const outcome = await change(shop, input);
  expect(outcome).toMatchObject({ ok: false });
  expect("reason" in outcome && outcome.reason).toContain(reason);
});

test("a choice by hand stays whatever orders do to stock, until it is lifted", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  expect(await choose(shop, "unavailable")).toEqual({ chosen: 1, refused: [] });
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", offerReason: expect.stringContaining("chosen by hand") });
  await record(shop, level(0, second(1)));
  await record(shop, level(2, second(2)));
  expect(await assignment(shop)).toMatchObject({ offer: "unavailable", stockUnits: 2 });
  expect(await lift(shop)).toEqual({ lifted: 1 });
  expect(await lift(shop)).toEqual({ lifted: 0 });
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", manualOffer: null });
});

test("an offer of another mode cannot be chosen by hand", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  expect(await choose(shop, "preorder")).toMatchObject({ chosen: 0, refused: [{ variantId: VARIANT, title: "Teapot – Blue" }] });
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", manualOffer: null });
});

test("another shop's ids do nothing", async () => {
  const [ours, theirs] = [await makeShop(), await makeShop()];
  await assign(ours, facts());
  const before = await assignment(ours);
  expect(await choose(theirs, "unavailable")).toEqual({ chosen: 0, refused: [] });
  expect(await lift(theirs)).toEqual({ lifted: 0 });
  expect(await unassign(theirs)).toEqual({ unassigned: 0 });
  expect(await change(theirs, { units: 9, of: { variantId: VARIANT } })).toMatchObject({ ok: false });
  expect(await change(theirs, { units: 9, of: { templateId: before.templateId } })).toMatchObject({ ok: false });
  expect(await change(theirs, { units: 9 })).toEqual({ ok: true, switched: 0 });
  expect(await assignment(ours)).toEqual(before);
});
