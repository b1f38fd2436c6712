import { expect, test } from "vitest";
import { gid } from "#sandbox/store/gid.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

const CREATE = `mutation($input: SellingPlanGroupInput!, $resources: SellingPlanGroupResourceInput) {
  sellingPlanGroupCreate(input: $input, resources: $resources) {
    sellingPlanGroup { id appId productVariantsCount { count } sellingPlans(first: 5) { nodes { id name category inventoryPolicy { reserve }
      billingPolicy { ... on SellingPlanFixedBillingPolicy { remainingBalanceChargeTrigger checkoutCharge { type value { ... on SellingPlanCheckoutChargePercentageValue { percentage } } } } }
      metafield(namespace: "$app", key: "rule") { value } } } }
    userErrors { code field } } }`;

const plan = (percentage: number, remainingBalanceChargeTrigger: string, more = {}) => ({
  name: `Pre-order ${percentage}`,
  options: [`${percentage}% now`],
  category: "PRE_ORDER",
  billingPolicy: { fixed: { checkoutCharge: { type: "PERCENTAGE", value: { percentage } }, remainingBalanceChargeTrigger } },
  deliveryPolicy: { fixed: { fulfillmentTrigger: "UNKNOWN", intent: "FULFILLMENT_BEGIN" } },
  inventoryPolicy: { reserve: "ON_FULFILLMENT" },
  metafields: [{ namespace: "$app", key: "rule", type: "json", value: "{}" }],
  ...more,
});

const input = (...plans: object[]) => ({
  name: "Pre-order",
  merchantCode: "preorder",
  appId: "standby",
  options: ["Pre-order"],
  sellingPlansToCreate: plans,
});

test("a group is made with its policies and joined by a variant, which can then be bought with its plan", async () => {
  const { context, shop, send, product, events, locationIds } = await sandboxShop();
  const { variant, inventoryItemId } = product("Mug", 5);
  const made = await send(CREATE, {
    input: input(plan(20, "ON_FULFILLMENT")),
    resources: { productVariantIds: [gid("ProductVariant", variant.id)] },
  });
  expect(made.errors).toBeUndefined();
  const { sellingPlanGroup, userErrors } = made.data!.sellingPlanGroupCreate as unknown as {
    sellingPlanGroup: { id: string; sellingPlans: { nodes: { id: string }[] } };
    userErrors: object[];
  };
  expect(userErrors).toEqual([]);
  expect(sellingPlanGroup).toMatchObject({
    appId: "standby",
    productVariantsCount: { count: 1 },
    sellingPlans: {
      nodes: [
        {
          category: "PRE_ORDER",
          inventoryPolicy: { reserve: "ON_FULFILLMENT" },
          billingPolicy: { remainingBalanceChargeTrigger: "ON_FULFILLMENT", checkoutCharge: { value: { percentage: 20 } } },
          metafield: { value: "{}" },
        },
      ],
    },
  });
  expect(events.map(({ topic }) => topic)).toContain("selling_plan_groups/create");

  const sellingPlanId = Number(sellingPlanGroup.sellingPlans.nodes[0]!.id.split("/").at(-1));
  const bought = placeOrder(context, shop, {
    lines: [{ variantId: variant.id, quantity: 1, sellingPlanId }],
    email: "a@example.com",
  });
  expect(bought).toMatchObject({ ok: true, order: { lineItems: [{ sellingPlanId, sellingPlanName: "Pre-order 20" }] } });
  // Reserved on fulfilment: nothing is committed when it is ordered.
  expect(levelAt(shop, inventoryItemId, locationIds[0])!.quantities).toMatchObject({ available: 5, committed: 0 });

  const gone = await send(
    `mutation($id: ID!) { sellingPlanGroupDelete(id: $id) { deletedSellingPlanGroupId userErrors { code } } }`,
    {
      id: sellingPlanGroup.id,
    },
  );
  expect(gone.data!.sellingPlanGroupDelete).toMatchObject({ deletedSellingPlanGroupId: sellingPlanGroup.id, userErrors: [] });
  const refused = placeOrder(context, shop, {
    lines: [{ variantId: variant.id, quantity: 1, sellingPlanId }],
    email: "a@example.com",
  });
  expect(refused).toMatchObject({ ok: false });
});

test.each([
  ["full charge with a rest", [plan(100, "ON_FULFILLMENT")], "REMAINING_BALANCE_CHARGE_TRIGGER_ON_FULL_CHECKOUT"],
  [
    "part charge without a rest",
    [plan(20, "NO_REMAINING_BALANCE")],
    "REMAINING_BALANCE_CHARGE_TRIGGER_NO_REMAINING_BALANCE_ON_PARTIAL_PERCENTAGE_CHECKOUT_CHARGE",
  ],
  ["an exact time that is not given", [plan(20, "EXACT_TIME")], "REMAINING_BALANCE_CHARGE_EXACT_TIME_REQUIRED"],
  ["no delivery policy", [plan(20, "ON_FULFILLMENT", { deliveryPolicy: null })], "SELLING_PLAN_DELIVERY_POLICY_MISSING"],
  ["two plans of one name", [plan(20, "ON_FULFILLMENT"), plan(20, "ON_FULFILLMENT")], "SELLING_PLAN_DUPLICATE_NAME"],
  ["no plan", [], "SELLING_PLAN_COUNT_LOWER_BOUND"],
])("%s is refused", async (_name, plans, code) => {
  const { send, shop } = await sandboxShop();
  const { data } = await send(CREATE, { input: input(...plans) });
  expect(data!.sellingPlanGroupCreate).toMatchObject({ sellingPlanGroup: null, userErrors: [{ code }] });
  expect(shop.sellingPlanGroups.size).toBe(0);
});
