/** Selling plans and checkout validations as shoppers meet them: in the sandbox's cart, at its checkout, and on the order. */
import type { Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { handleAdminRequest } from "#sandbox/admin-api/handle.ts";
import { close, listen, portOf } from "#sandbox/http.ts";
import { gid } from "#sandbox/store/gid.ts";
import { setMetafield } from "#sandbox/store/operations/metafields.ts";
import type { Order } from "#sandbox/store/state.ts";
import { openFixture, type Fixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";

let fixture: Fixture;
let server: Server;
let base: string;
let cookie: string;

beforeEach(async () => {
  fixture = await openFixture();
  fixture.shop.locales = ["en", "de", "fr"];
  const handler = createStorefront(fixture.context, { themeFolder: "sandbox/themes/harbor", extensionsFolder: "extensions" });
  server = await listen(handler, 0, "the storefront", fixture.context.log);
  base = `http://127.0.0.1:${portOf(server)}`;
  cookie = "";
});
afterEach(() => close(server));

const cup = () => fixture.cup.variantIds[0]!;
const coat = () => fixture.coat.variantIds[1]!;

async function visit(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(base + path, { redirect: "manual", ...init, headers: { ...(init.headers as object), cookie } });
  const set = response.headers.get("set-cookie");
  if (set) cookie = set.split(";")[0] ?? "";
  return response;
}
const post = async (path: string, body: unknown) => {
  const sent = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await visit(path, sent);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const pay = (address: string) =>
  visit(address, {
    method: "POST",
    body: new URLSearchParams({
      email: "ann@example.com",
      "shipping_address[last_name]": "Lee",
      "shipping_address[address1]": "1 Quay",
      "shipping_address[city]": "Kiel",
      "shipping_address[country]": "DE",
      "card[number]": "1",
    }),
  });
const checkout = async (path = "/checkout") => (await visit(path)).headers.get("location")!;
const lastOrder = (): Order => [...fixture.shop.orders.values()].at(-1)!;

type Json = { [key: string]: Json } & { nodes?: Json[]; id?: string };
async function admin(query: string, variables: Record<string, unknown> = {}, scopes?: string[]): Promise<Json> {
  const { shop, context } = fixture;
  if (scopes) {
    const token = { expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false };
    Object.assign(shop.installation!, { grantedScopes: scopes, tokens: [{ accessToken: "app", ...token }] });
  }
  const accessToken = scopes ? "app" : shop.adminToken;
  const { body } = await handleAdminRequest(context, { shopDomain: shop.domain, accessToken, body: { query, variables } });
  return body as Json;
}

const plan = (charge: object, trigger: string, more: object = {}) => ({
  name: "Pre-order: deposit now",
  options: ["Deposit"],
  category: "PRE_ORDER",
  billingPolicy: { fixed: { checkoutCharge: charge, remainingBalanceChargeTrigger: trigger, ...more } },
  deliveryPolicy: { fixed: { fulfillmentTrigger: "UNKNOWN" } },
  inventoryPolicy: { reserve: "ON_SALE" },
});

async function addPlan(input: object, variantId: number): Promise<number> {
  const { data } = await admin(
    `mutation($input: SellingPlanGroupInput!, $resources: SellingPlanGroupResourceInput) {
      sellingPlanGroupCreate(input: $input, resources: $resources) {
        sellingPlanGroup { sellingPlans(first: 1) { nodes { id } } } userErrors { message code } } }`,
    {
      input: { name: "Pre-order", merchantCode: `code-${variantId}`, options: ["Pre-order"], sellingPlansToCreate: [input] },
      resources: { productVariantIds: [gid("ProductVariant", variantId)] },
    },
  );
  const { sellingPlanGroup, userErrors } = data!.sellingPlanGroupCreate!;
  expect(userErrors).toEqual([]);
  return Number(sellingPlanGroup!.sellingPlans!.nodes![0]!.id!.split("/").at(-1));
}

function offer(variantId: number, value: object): void {
  const { context, shop } = fixture;
  shop.variants.get(variantId)!.inventoryPolicy = "CONTINUE";
  const metafield = { namespace: "app--77", key: "offer", type: "json", value: JSON.stringify({ offer: "preorder", ...value }) };
  setMetafield(context, shop, { ownerGid: gid("ProductVariant", variantId), ...metafield });
}

const CREATE = `mutation($validation: ValidationCreateInput!) { validationCreate(validation: $validation) {
  validation { id title enabled blockOnFailure shopifyFunction { handle apiType } } userErrors { code field message } } }`;
const limits = { functionHandle: "standby-checkout-limits", enable: true };
const PROPERTY = { _standby_offer: "preorder", "Ships by": "1 February 2035" };

const TERMS = `query($id: ID!) { order(id: $id) { displayFinancialStatus totalOutstandingSet { shopMoney { amount } }
  paymentTerms { paymentTermsType overdue paymentSchedules(first: 2) { nodes { dueAt completedAt balanceDue { amount currencyCode } } } }
  lineItems(first: 5) { nodes { customAttributes { key value } sellingPlan { name sellingPlanId } } } } }`;

test("a deposit is charged now and the rest on its day; the order says so", async () => {
  const exact = { remainingBalanceChargeExactTime: "2035-02-01T00:00:00Z" };
  const charge = { type: "PERCENTAGE", value: { percentage: 20 } };
  const planId = await addPlan(plan(charge, "EXACT_TIME", exact), coat());
  offer(coat(), { sellingPlanId: String(planId) });
  await post("/cart/add.js", { id: coat(), quantity: 2, selling_plan: planId, properties: PROPERTY });
  await post("/cart/add.js", { id: cup() });
  const address = await checkout();
  const page = await (await visit(address)).text();
  expect(page).toMatch(/data-due-now>€57.99<[\s\S]*Due on January 31, 2035[\s\S]*data-due-later>€192.00</);
  expect((await pay(address)).status).toBe(303);
  expect(lastOrder()).toMatchObject({ totalCents: 24_999, financialStatus: "PARTIALLY_PAID" });
  expect(lastOrder().transactions).toMatchObject([{ kind: "SALE", amountCents: 5_799 }]);
  const { data } = await admin(TERMS, { id: gid("Order", lastOrder().id) });
  expect(data!.order).toMatchObject({
    displayFinancialStatus: "PARTIALLY_PAID",
    totalOutstandingSet: { shopMoney: { amount: "192.00" } },
    paymentTerms: {
      paymentTermsType: "FIXED",
      overdue: false,
      paymentSchedules: {
        nodes: [{ dueAt: "2035-02-01T00:00:00Z", completedAt: null, balanceDue: { amount: "192.00", currencyCode: "EUR" } }],
      },
    },
  });
  const line = data!.order!.lineItems!.nodes!.find((one) => one.sellingPlan);
  expect(line).toMatchObject({
    sellingPlan: { name: "Pre-order: deposit now", sellingPlanId: gid("SellingPlan", planId) },
    customAttributes: Object.entries(PROPERTY).map(([key, value]) => ({ key, value })),
  });
});

test("nothing now is an unpaid order; due on fulfilment takes precedence over every date", async () => {
  const zero = { type: "PERCENTAGE", value: { percentage: 0 } };
  const later = await addPlan(plan(zero, "ON_FULFILLMENT"), coat());
  const dated = { remainingBalanceChargeExactTime: "2035-12-01T00:00:00Z" };
  const amount = await addPlan(plan({ type: "PRICE", value: { fixedValue: "3.00" } }, "EXACT_TIME", dated), cup());
  await post("/cart/add.js", { items: [{ id: coat(), selling_plan: later }] });
  expect((await pay(await checkout())).status).toBe(303);
  expect(lastOrder()).toMatchObject({ financialStatus: "PENDING", transactions: [] });
  expect(lastOrder().paymentTerms).toMatchObject({ type: "FULFILLMENT", schedules: [{ amountCents: 12_000, dueAt: null }] });

  const items = [
    { id: coat(), selling_plan: later },
    { id: cup(), quantity: 2, selling_plan: amount },
  ];
  await post("/cart/add.js", { items });
  expect((await pay(await checkout())).status).toBe(303);
  expect(lastOrder().transactions).toMatchObject([{ amountCents: 600 }]);
  expect(lastOrder().paymentTerms).toMatchObject({ type: "FULFILLMENT", schedules: [{ amountCents: 12_000 + 2 * 699 }] });
});

test("a plan's discount is in cart, checkout and order", async () => {
  const discount = { pricingPolicies: [{ fixed: { adjustmentType: "PERCENTAGE", adjustmentValue: { percentage: 10 } } }] };
  const charge = { type: "PERCENTAGE", value: { percentage: 50 } };
  const planId = await addPlan({ ...plan(charge, "ON_FULFILLMENT"), ...discount }, coat());
  const added = await post("/cart/add.js", { id: coat(), selling_plan: planId });
  expect(added.body).toMatchObject({ final_price: 10_800, selling_plan_allocation: { checkout_charge_amount: 5_400 } });
  await pay(await checkout());
  expect(lastOrder()).toMatchObject({ totalCents: 10_800, transactions: [{ amountCents: 5_400 }] });
});

test("a plan of another variant is refused in the cart, and a variant that needs one without it", async () => {
  const charge = { type: "PERCENTAGE", value: { percentage: 20 } };
  const planId = await addPlan(plan(charge, "ON_FULFILLMENT"), coat());
  expect(await post("/cart/add.js", { id: cup(), selling_plan: planId })).toMatchObject({
    status: 422,
    body: { description: "Cannot apply selling plan to variant." },
  });
  fixture.shop.variants.get(coat())!.requiresSellingPlan = true;
  expect((await post("/cart/add.js", { id: coat() })).body.description).toContain("only be purchased with a selling plan");
});

test.each([
  ["", "“Coat &amp; Hood – Navy / M” now ships later."],
  ["/de", "„Coat &amp; Hood – Navy / M“ wird nun später geliefert."],
  ["/fr", "« Coat &amp; Hood – Navy / M » sera désormais expédié plus tard."],
])("checkout at %s/ refuses what lacks its plan or its property, in the shopper's language", async (root, message) => {
  const planId = await addPlan(plan({ type: "PERCENTAGE", value: { percentage: 20 } }, "ON_FULFILLMENT"), coat());
  offer(coat(), { sellingPlanId: String(planId), maxUnits: null });
  const made = await admin(CREATE, { validation: limits });
  expect(made.data!.validationCreate).toMatchObject({
    validation: { enabled: true, blockOnFailure: false, shopifyFunction: { handle: "standby-checkout-limits" } },
    userErrors: [],
  });
  expect((await post(`${root}/cart/add.js`, { id: coat(), properties: PROPERTY })).status).toBe(200);
  const address = await checkout(`${root}/checkout`);
  expect(await (await visit(address)).text()).toContain(message);
  const refused = await pay(address);
  expect([refused.status, fixture.shop.orders.size]).toEqual([422, 0]);
  expect(await refused.text()).toContain(message);

  await post(`${root}/cart/clear.js`, {});
  await post(`${root}/cart/add.js`, { id: coat(), properties: PROPERTY, selling_plan: planId });
  expect((await pay(await checkout(`${root}/checkout`))).status).toBe(303);
  expect(lastOrder()).toMatchObject({ locale: root.slice(1) || "en", lineItems: [{ sellingPlanId: planId }] });
});

test("more than the cap never gets into the cart, over all its lines; less always may leave it", async () => {
  offer(coat(), { maxUnits: 5 });
  await admin(CREATE, { validation: limits });
  const add = (quantity: number, kind: string) =>
    post("/cart/add.js", { id: coat(), quantity, properties: { _standby_offer: kind } });
  expect((await add(4, "preorder")).status).toBe(200);
  const message = "You can order at most 5 of “Coat & Hood – Navy / M”.";
  expect(await add(2, "backorder")).toMatchObject({ status: 422, body: { message, description: message } });
  expect((await post("/cart/change.js", { line: 1, quantity: 6 })).status).toBe(422);
  const cart = (await (await visit("/cart.js")).json()) as { item_count: number };
  expect(cart.item_count).toBe(4);
  offer(coat(), { maxUnits: 2 });
  expect((await post("/cart/change.js", { line: 1, quantity: 3 })).status).toBe(200);
  expect((await pay(await checkout())).status).toBe(422);
  expect((await post("/cart/change.js", { line: 1, quantity: 2 })).status).toBe(200);
  expect((await pay(await checkout())).status).toBe(303);
});

test("a validation that is paused, removed or never made stops nobody", async () => {
  offer(coat(), { maxUnits: 1 });
  const { data } = await admin(CREATE, { validation: limits });
  const id = data!.validationCreate!.validation!.id!;
  const add = async () => (await post("/cart/add.js", { id: coat(), quantity: 2, properties: PROPERTY })).status;
  expect(await add()).toBe(422);
  await admin(
    `mutation($id: ID!) { validationUpdate(id: $id, validation: { enable: false }) { validation { enabled } userErrors { code } } }`,
    { id },
  );
  expect(await add()).toBe(200);
  const gone = await admin(`mutation($id: ID!) { validationDelete(id: $id) { deletedId userErrors { code } } }`, { id });
  expect(gone.data!.validationDelete).toMatchObject({ deletedId: id, userErrors: [] });
  const again = await admin(`mutation($id: ID!) { validationDelete(id: $id) { deletedId userErrors { code } } }`, { id });
  expect(again.data!.validationDelete).toMatchObject({ deletedId: null, userErrors: [{ code: "NOT_FOUND" }] });
});

test.each([
  ["a handle no extension has", { functionHandle: "nope" }, "FUNCTION_NOT_FOUND"],
  ["no function", { enable: true }, "MISSING_FUNCTION_IDENTIFIER"],
])("validationCreate with %s is refused", async (_name, validation, code) => {
  const { data } = await admin(CREATE, { validation });
  expect(data!.validationCreate).toMatchObject({ validation: null, userErrors: [{ code }] });
});

test("validations and plans need their own scopes", async () => {
  const denied = await admin(CREATE, { validation: limits }, ["write_products"]);
  expect(denied.errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  const plans = await admin(
    `mutation { sellingPlanGroupDelete(id: "gid://shopify/SellingPlanGroup/1") { userErrors { code } } }`,
    {},
    ["write_products"],
  );
  expect(plans.errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  const allowed = await admin(CREATE, { validation: limits }, ["write_validations"]);
  expect(allowed.data!.validationCreate).toMatchObject({ userErrors: [] });
});
