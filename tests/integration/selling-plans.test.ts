import { Session } from "@shopify/shopify-api";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { sealedSessions } from "#app/data/sessions.ts";
import { prisma } from "#app/db.server.ts";
import type { Payment } from "#app/domain/template-payment.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { changeCheckoutLimits } from "#app/flows/change-checkout-limits.ts";
import { setManualOffer } from "#app/flows/set-manual-offer.ts";
import { unassignVariants } from "#app/flows/unassign-variants.ts";
import { syncCheckoutLimits } from "#app/jobs/sync-checkout-limits.ts";
import { syncSellingPlans } from "#app/jobs/sync-selling-plans.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import { validationsOf } from "#sandbox/store/operations/validations.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { events, jobs } from "./assigned-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

const actor = "Ada";
const SCOPES = ["read_inventory", "read_locations", "write_products", "write_purchase_options", "write_validations"];
const DEPOSIT: Payment = { kind: "deposit", percent: 20, balance: "on_fulfilment" };

let number = 0;
let state: ShopState;
let shopId: number;
let templateId: bigint;
let variantIds: bigint[];

beforeEach(async () => {
  const domain = `plans-${++number}.myshopify.com`;
  state = createShop(shopify.context, { domain, name: "Teapots" });
  const token = {
    accessToken: `token-${domain}`,
    expiresAt: null,
    refreshToken: null,
    refreshTokenExpiresAt: null,
    revoked: false,
  };
  state.installation = {
    id: 1,
    grantedScopes: [...SCOPES],
    installedAt: state.createdAt,
    proxyPath: "/apps/standby",
    tokens: [token],
  };
  const session = {
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    scope: SCOPES.join(),
    accessToken: token.accessToken,
  };
  await sealedSessions.storeSession(new Session(session));
  const data = { domain, grantedScopes: SCOPES.join(), currencyCode: "EUR", timeZone: "Europe/Berlin" };
  shopId = (await prisma.shop.create({ data })).id;
  const stock = [{ locationId: [...state.locations.keys()][0]!, units: 0 }];
  const product = createProduct(shopify.context, state, {
    title: "Teapot",
    options: ["Colour"],
    variants: ["Blue", "Red"].map((colour) => ({ optionValues: [colour], priceCents: 1000, stock })),
  });
  const variants = await readVariants(domain, { productIds: [BigInt(product.id)] });
  variantIds = variants.map(({ variantId }) => variantId);
  await inShop(shopId, async (tx) => {
    const made = await tx.template.create({
      data: { shopId, name: "Pre-order", mode: "preorder", payment: DEPOSIT, isDefault: true },
    });
    templateId = made.id;
    await assignVariants(tx, { variants, templateId, actor, now: new Date() });
  });
  shopify.asked.length = 0;
  shopify.fault = () => null;
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const write = () => writeOffers({ shopId, variantIds: variantIds.map(String) });
const sync = (verify = false) => syncSellingPlans({ shopId, verify });
const settle = async () => {
  await write();
  await sync();
  await write();
  await sync();
};
const groups = () => [...state.sellingPlanGroups.values()];
const plan = () => inShop(shopId, (tx) => tx.sellingPlan.findFirst());
const setPayment = (payment: Payment) =>
  inShop(shopId, (tx) => tx.template.update({ where: { shopId_id: { shopId, id: templateId } }, data: { payment } }));
const offerOf = (variantId: bigint) => {
  const found = state.metafields.get(`gid://shopify/ProductVariant/${variantId}`)?.find(({ key }) => key === "offer");
  return found ? (JSON.parse(found.value) as { sellingPlanId?: string; payment?: object }) : null;
};
const choose = (offer: "in_stock" | "preorder") =>
  inShop(shopId, (tx) => setManualOffer(tx, { variantIds: [variantIds[0]!], offer, actor, now: new Date() }));

test("a pre-order joins its template's plan, and its offer names it", async () => {
  await settle();
  const [group, ...others] = groups();
  expect(others).toEqual([]);
  expect(group).toMatchObject({ name: "Pre-order", appId: "standby", variantIds: variantIds.map(Number) });
  expect(group!.plans).toMatchObject([{ name: "Pre-order: 20% now", category: "PRE_ORDER" }]);
  for (const variantId of variantIds) {
    expect(offerOf(variantId)).toMatchObject({
      sellingPlanId: String(group!.plans[0]!.id),
      payment: { balance: "on_fulfilment", balanceOn: null },
    });
  }
  shopify.asked.length = 0;
  await settle();
  expect(shopify.asked).toEqual([]);
  await sync(true);
  expect(shopify.asked, "looks whether the group is there").toEqual(["ReadPlanGroup"]);
});

test("back in normal sale it leaves the plan; the other stays", async () => {
  await settle();
  await choose("in_stock");
  await sync();
  expect(groups()[0]!.variantIds, "it stays until its offer has been written").toHaveLength(2);
  await settle();
  expect(groups()[0]!.variantIds).toEqual([Number(variantIds[1])]);
  expect(offerOf(variantIds[0]!)).not.toHaveProperty("sellingPlanId");
  await choose("preorder");
  await settle();
  expect(groups()[0]!.variantIds).toHaveLength(2);
  expect(offerOf(variantIds[0]!)).toHaveProperty("sellingPlanId");
});

test("an unassigned variant leaves", async () => {
  await settle();
  await inShop(shopId, (tx) => unassignVariants(tx, { variantIds: [variantIds[0]!], actor, now: new Date() }));
  await settle();
  expect(groups()[0]!.variantIds).toEqual([Number(variantIds[1])]);
  expect(offerOf(variantIds[0]!)).toBeNull();
});

test("other terms change the plan and keep its id; what shoppers are told follows", async () => {
  await settle();
  const planId = groups()[0]!.plans[0]!.id;
  await setPayment({ kind: "deposit", amountCents: 250, balance: "on_date", balanceOn: "2031-02-01" });
  await settle();
  expect(groups()).toHaveLength(1);
  expect(groups()[0]!.plans[0]).toMatchObject({
    id: planId,
    name: "Pre-order: Deposit now",
    input: {
      billingPolicy: {
        fixed: {
          checkoutCharge: { type: "PRICE", value: { fixedValue: "2.50" } },
          remainingBalanceChargeTrigger: "EXACT_TIME",
          remainingBalanceChargeExactTime: "2031-01-31T23:00:00.000Z",
        },
      },
    },
  });
  expect(offerOf(variantIds[0]!)).toMatchObject({ payment: { balance: "on_date", balanceOn: "2031-02-01" } });
});

test("paying in full gives the group up, after the last variant has left", async () => {
  await settle();
  await setPayment({ kind: "full" });
  await sync();
  expect(groups()[0]!.variantIds, "offers still name the plan").toHaveLength(2);
  await settle();
  expect(groups()).toEqual([]);
  expect(await plan()).toBeNull();
  expect(offerOf(variantIds[0]!)).not.toHaveProperty("sellingPlanId");
});

test("a variant that pays in full joins nothing", async () => {
  const where = { shopId_variantId: { shopId, variantId: variantIds[0]! } };
  await inShop(shopId, (tx) => tx.assignment.update({ where, data: { payment: { kind: "full" } } }));
  await settle();
  expect(groups()[0]!.variantIds).toEqual([Number(variantIds[1])]);
});

test("groups that vanished with an uninstall are made anew", async () => {
  await settle();
  state.sellingPlanGroups.clear();
  await sync(true);
  await settle();
  expect(groups()).toHaveLength(1);
  expect(groups()[0]!.variantIds).toHaveLength(2);
  expect(offerOf(variantIds[0]!)).toMatchObject({ sellingPlanId: String(groups()[0]!.plans[0]!.id) });
});

test("a group made by a run that died before noting it is found again", async () => {
  await sync();
  await inShop(shopId, (tx) => tx.sellingPlan.deleteMany());
  await inShop(shopId, (tx) => tx.sellingPlanMember.deleteMany());
  await settle();
  expect(groups()).toHaveLength(1);
  expect(offerOf(variantIds[0]!)).toMatchObject({ sellingPlanId: String(groups()[0]!.plans[0]!.id) });
});

test("many runs at once make one group", async () => {
  await Promise.all(Array.from({ length: 8 }, () => sync()));
  expect(groups()).toHaveLength(1);
  expect(shopify.asked.filter((operation) => operation === "CreatePlanGroup")).toHaveLength(1);
});

test("without the permission the merchant reads why, once; with it the plan is made", async () => {
  state.installation!.grantedScopes = ["read_inventory", "read_locations", "write_products"];
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: "write_products" } });
  await settle();
  expect(await plan()).toMatchObject({
    groupId: null,
    problem: expect.stringContaining("agree to the new permissions") as string,
  });
  expect(await events(shopId, "selling-plan-refused")).toMatchObject([{ actor: "Shopify", detail: { template: "Pre-order" } }]);
  expect(offerOf(variantIds[0]!)).not.toHaveProperty("sellingPlanId");
  state.installation!.grantedScopes = [...SCOPES];
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: SCOPES.join() } });
  await settle();
  expect(await plan()).toMatchObject({ problem: null });
  expect(groups()).toHaveLength(1);
  expect(await events(shopId, "selling-plan-accepted")).toHaveLength(1);
});

test("Shopify down: the run fails, and the next one carries on", async () => {
  shopify.fault = (operation) => (operation === "AddToPlanGroup" ? 503 : null);
  await write();
  await expect(sync()).rejects.toThrow("503");
  expect(groups()[0]!.variantIds).toEqual([]);
  shopify.fault = () => null;
  await settle();
  expect(groups()[0]!.variantIds).toHaveLength(2);
});

test("a shop without plans is never asked about them", async () => {
  await setPayment({ kind: "full" });
  await prisma.$executeRaw`delete from pgboss.job`;
  await write();
  expect(await jobs(shopId, "sync-selling-plans")).toEqual([]);
});

// The checkout's limits ----------------------------------------------------------------------------------

const want = (wanted: boolean) => inShop(shopId, (tx) => changeCheckoutLimits(tx, { wanted, actor, now: new Date() }));
const limits = () => inShop(shopId, (tx) => tx.checkoutLimits.findUnique({ where: { shopId } }));
const syncLimits = () => syncCheckoutLimits({ shopId });
const validations = () => [...validationsOf(state).values()];

test("the limits are turned on once, however often it is asked, and off again", async () => {
  await want(true);
  await Promise.all([syncLimits(), syncLimits(), syncLimits()]);
  await syncLimits();
  const handle = { functionHandle: "standby-checkout-limits", enabled: true, blockOnFailure: false };
  expect(validations()).toMatchObject([handle]);
  expect(await limits()).toMatchObject({ wanted: true, validationId: BigInt(validations()[0]!.id), problem: null });
  validations()[0]!.enabled = false;
  await syncLimits();
  expect(validations()).toMatchObject([handle]);
  await want(false);
  await syncLimits();
  expect(validations()).toEqual([]);
  expect(await limits()).toMatchObject({ wanted: false, validationId: null });
  expect((await events(shopId)).map(({ name }) => name).filter((name) => name.startsWith("checkout"))).toEqual([
    "checkout-limits-turned-on",
    "checkout-limits-turned-off",
  ]);
});

test("nothing is asked of Shopify without the permission; after a reinstall the validation is made anew", async () => {
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: "write_products" } });
  await want(true);
  await syncLimits();
  expect(shopify.asked).toEqual([]);
  await prisma.shop.update({ where: { id: shopId }, data: { grantedScopes: SCOPES.join() } });
  await syncLimits();
  validationsOf(state).clear();
  await syncLimits();
  expect(validations()).toHaveLength(1);
  expect(await limits()).toMatchObject({ validationId: BigInt(validations()[0]!.id) });
});

test("what Shopify refuses is kept in its words", async () => {
  const full = { functionHandle: "other", title: "Other", enabled: true, blockOnFailure: false };
  for (let id = 1; id <= 25; id++) validationsOf(state).set(id, { id, ...full });
  await want(true);
  await syncLimits();
  expect(await limits()).toMatchObject({ problem: "Shopify refused: Cannot have more than 25 active validation functions." });
  validationsOf(state).delete(1);
  await want(true);
  await syncLimits();
  expect(await limits()).toMatchObject({ problem: null });
});
