import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { repairDrift } from "#app/flows/repair-drift.ts";
import { requestCheck } from "#app/flows/request-check.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { boss } from "#app/queue/boss.server.ts";
import { events } from "./assigned-shop.ts";
import { driftsOf, makeReconciledShop, runSlices, workOffJobs, type ReconciledShop } from "./reconciled-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

let shop: ReconciledShop;

beforeEach(async () => {
  shopify.fault = () => null;
  shop = await makeReconciledShop(shopify, 1, { preorder: true });
  await check();
  expect(await driftsOf(shop)).toEqual([]);
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const groups = () => [...shop.state.sellingPlanGroups.values()];
const ours = () => groups().find(({ appId }) => appId === "standby")!;
const members = () => ours().variantIds.map(BigInt).sort();
const check = async () => {
  await inShop(shop.shopId, (tx) => requestCheck(tx, new Date()));
  return runSlices(shop.shopId);
};
const repairAll = async () => {
  await inShop(shop.shopId, (tx) => repairDrift(tx, { actor: "Ada", now: new Date() }));
  await workOffJobs();
  await runSlices(shop.shopId);
};

test("a variant that fell out of its plan is found, joins again, and only then the difference is gone", async () => {
  ours().variantIds = ours().variantIds.slice(1);
  await check();
  expect(await driftsOf(shop)).toEqual(["selling_plan"]);
  await inShop(shop.shopId, (tx) => repairDrift(tx, { actor: "Ada", now: new Date() }));
  await runSlices(shop.shopId);
  expect(await driftsOf(shop), "nobody has told Shopify yet").toEqual(["selling_plan"]);
  await workOffJobs();
  await runSlices(shop.shopId);
  expect([await driftsOf(shop), members()]).toEqual([[], shop.variantIds]);
  expect(await events(shop.shopId, "drift-repaired")).toMatchObject([{ actor: "Ada", detail: { kind: "selling_plan" } }]);
});

const refuseToJoin = () => {
  const userErrors = [{ field: ["productVariantIds"], message: "This product is in too many groups.", code: "INVALID" }];
  shopify.fault = (operation) =>
    operation === "AddToPlanGroup" ? { data: { sellingPlanGroupAddProductVariants: { userErrors } } } : null;
};

test("a join that Shopify refuses ends the repair with the reason, and is tried again when asked", async () => {
  ours().variantIds = ours().variantIds.slice(1);
  await check();
  refuseToJoin();
  await repairAll();
  const problem = { kind: "selling_plan", repairRequestedAt: null, repairFailedAt: expect.any(Date) };
  const answered = { ...problem, repairProblem: "Shopify answered: This product is in too many groups." };
  expect(await inShop(shop.shopId, (tx) => tx.drift.findMany())).toMatchObject([answered]);
  await check();
  expect(await inShop(shop.shopId, (tx) => tx.drift.findMany()), "a check in between forgets nothing").toMatchObject([answered]);
  shopify.fault = () => null;
  await repairAll();
  expect([await driftsOf(shop), members()]).toEqual([[], shop.variantIds]);
  expect(await events(shop.shopId, "drift-repaired")).toMatchObject([{ actor: "Ada", detail: { kind: "selling_plan" } }]);
});

test("a variant that may not join at all is a difference, too, until it may", async () => {
  const chosen = (offer: "in_stock" | "preorder") => ({
    variantIds: [shop.variantIds[0]!],
    offer,
    actor: "Ada",
    now: new Date(),
  });
  await inShop(shop.shopId, (tx) => setManualOffer(tx, chosen("in_stock")));
  await workOffJobs();
  refuseToJoin();
  await inShop(shop.shopId, (tx) => setManualOffer(tx, chosen("preorder")));
  await workOffJobs();
  const found = { found: "", repairProblem: expect.stringContaining("too many groups") };
  expect(await inShop(shop.shopId, (tx) => tx.drift.findMany())).toMatchObject([found]);
  expect(await events(shop.shopId, "drift-found")).toHaveLength(1);
  shopify.fault = () => null;
  await repairAll();
  expect([await driftsOf(shop), members()]).toEqual([[], shop.variantIds]);
});

test("a group deleted in Shopify is made anew, and offers name the new plan", async () => {
  const before = ours();
  shop.state.sellingPlanGroups.delete(before.id);
  await check();
  expect(await driftsOf(shop)).toEqual(["selling_plan", "selling_plan"]);
  await repairAll();
  await check();
  expect([await driftsOf(shop), members()]).toEqual([[], shop.variantIds]);
  expect(ours().id).not.toBe(before.id);
  const offer = shop.state.metafields
    .get(`gid://shopify/ProductVariant/${shop.variantIds[0]}`)!
    .find(({ key }) => key === "offer");
  expect(JSON.parse(offer!.value)).toMatchObject({ sellingPlanId: String(ours().plans[0]!.id) });
});

test("a variant in normal sale that somebody put into the plan leaves it; another app's plan is its own business", async () => {
  const { variantIds } = shop;
  const chosen = { variantIds: [variantIds[0]!], offer: "in_stock" as const, actor: "Ada", now: new Date() };
  await inShop(shop.shopId, (tx) => setManualOffer(tx, chosen));
  await workOffJobs();
  expect(members()).toEqual([variantIds[1]]);
  ours().variantIds = variantIds.map(Number);
  const foreign = { ...structuredClone(ours()), id: 999_999, appId: "subscriptions", merchantCode: "coffee" };
  shop.state.sellingPlanGroups.set(foreign.id, foreign);
  await check();
  expect(await driftsOf(shop)).toEqual(["selling_plan"]);
  await repairAll();
  await check();
  expect([await driftsOf(shop), members()]).toEqual([[], [variantIds[1]]]);
  expect(groups()).toContain(foreign);
  expect(foreign.variantIds.map(BigInt)).toEqual(variantIds);
});

const overAdminApi = async (query: string, variables: object) => {
  const response = await fetch(`${shopify.base}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-shop": shop.domain,
      "x-shopify-access-token": `token-${shop.domain}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: { sellingPlanGroupUpdate: { userErrors: unknown[] } } };
};

const changeGroup = async (input: object) => {
  const id = `gid://shopify/SellingPlanGroup/${ours().id}`;
  const mutation = `mutation Change($id: ID!, $input: SellingPlanGroupInput!) {
    sellingPlanGroupUpdate(id: $id, input: $input) { userErrors { field message } } }`;
  expect((await overAdminApi(mutation, { id, input })).data.sellingPlanGroupUpdate.userErrors).toEqual([]);
};
const billing = (percentage: number) => ({
  fixed: { checkoutCharge: { type: "PERCENTAGE", value: { percentage } }, remainingBalanceChargeTrigger: "ON_FULFILLMENT" },
});

test("terms of our own plan changed in Shopify are named one by one, and written again by a repair", async () => {
  const told = structuredClone(ours());
  const [plan] = ours().plans;
  const id = `gid://shopify/SellingPlan/${plan!.id}`;
  await changeGroup({
    name: "Buy early",
    options: ["When"],
    sellingPlansToUpdate: [
      { id, billingPolicy: billing(50), deliveryPolicy: { fixed: { fulfillmentTrigger: "ASAP", intent: "FULFILLMENT_BEGIN" } } },
    ],
  });
  await check();
  const [drift] = await inShop(shop.shopId, (tx) => tx.drift.findMany());
  expect(drift?.kind).toBe("plan_terms");
  const terms = JSON.parse(drift?.found ?? "[]") as { term: string; meant: string; found: string }[];
  expect(terms.map(({ term }) => term)).toEqual(["name", "options", "deposit", "delivery"]);
  expect(terms[2]).toMatchObject({ meant: "20 %", found: "50 %" });
  await repairAll();
  expect(await driftsOf(shop)).toEqual([]);
  expect({ ...ours(), plans: ours().plans.map(({ input }) => input) }).toMatchObject({
    name: told.name,
    options: told.options,
    plans: [expect.objectContaining(told.plans[0]!.input)],
  });
  expect(await events(shop.shopId, "drift-repaired")).toMatchObject([{ actor: "Ada", detail: { kind: "plan_terms" } }]);
});

test("a plan that somebody put beside ours is found and taken away again; ours keeps its id", async () => {
  const [plan] = ours().plans;
  const input = { name: "Half now", options: ["Half"], category: "PRE_ORDER", billingPolicy: billing(50) };
  const delivery = { fixed: { fulfillmentTrigger: "UNKNOWN", intent: "FULFILLMENT_BEGIN" } };
  await changeGroup({
    sellingPlansToCreate: [{ ...input, deliveryPolicy: delivery, inventoryPolicy: { reserve: "ON_SALE" } }],
  });
  await check();
  expect(await driftsOf(shop)).toEqual(["plan_terms"]);
  await repairAll();
  expect([await driftsOf(shop), ours().plans.map(({ id }) => id)]).toEqual([[], [plan!.id]]);
});

test("terms that Shopify refuses to take back end the repair with its reason", async () => {
  await changeGroup({ name: "Buy early" });
  await check();
  const userErrors = [{ field: ["input"], message: "This group is locked.", code: "INVALID" }];
  shopify.fault = (operation) => (operation === "UpdatePlanGroup" ? { data: { sellingPlanGroupUpdate: { userErrors } } } : null);
  await repairAll();
  const problem = expect.stringContaining("This group is locked.");
  expect(await inShop(shop.shopId, (tx) => tx.drift.findMany())).toMatchObject([
    { kind: "plan_terms", repairRequestedAt: null, repairProblem: problem },
  ]);
  shopify.fault = () => null;
  await repairAll();
  expect([await driftsOf(shop), ours().name]).toEqual([[], expect.not.stringMatching("Buy early")]);
});
