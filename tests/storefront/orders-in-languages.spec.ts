/** A backorder with a plan, from the product page to the order, in three languages: what was said is what is on the order. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { SPEC_VARIANTS } from "#sandbox/seed/history-plan.ts";
import {
  addToCart,
  admin,
  nativeButton,
  ready,
  shownOffers,
  variantPage,
  writeOffer,
  writeOffers,
  writtenPage,
} from "./demo-store.ts";

const LANGUAGES = [
  { locale: "en", file: "en.default", path: "", pay: "Pay now", later: /^Due when it ships/, total: "$145.00" },
  { locale: "de", file: "de", path: "/de", pay: "Jetzt bezahlen", later: /^Fällig beim Versand/, total: "145,00 $" },
  { locale: "ja", file: "ja", path: "/ja", pay: "今すぐ支払う", later: /^発送時のお支払い/, total: "$145.00" },
];
const PLAN = "Pay 20% now, the rest when it ships";

type Texts = Record<string, Record<string, string>>;

/** What the extension says, of its own words. */
function speak(file: string) {
  const texts = JSON.parse(readFileSync(`extensions/standby-storefront/locales/${file}.json`, "utf8")) as Texts;
  return (key: string, values: Record<string, string | number> = {}): string => {
    const [group = "", name = ""] = key.split(".");
    return (texts[group]?.[name] ?? "").replaceAll(/\{\{ (\w+) \}\}/g, (_, value: string) => String(values[value]));
  };
}

async function makePlan(variantId: string): Promise<{ groupId: string; planId: string }> {
  const billingPolicy = {
    fixed: { checkoutCharge: { type: "PERCENTAGE", value: { percentage: 20 } }, remainingBalanceChargeTrigger: "ON_FULFILLMENT" },
  };
  const plan = {
    name: PLAN,
    options: ["20% now"],
    category: "PRE_ORDER",
    billingPolicy,
    deliveryPolicy: { fixed: { fulfillmentTrigger: "UNKNOWN", intent: "FULFILLMENT_BEGIN" } },
    inventoryPolicy: { reserve: "ON_FULFILLMENT" },
  };
  const input = { name: "Backorder", merchantCode: "spec", options: ["Backorder"], sellingPlansToCreate: [plan] };
  const create = `mutation ($input: SellingPlanGroupInput!, $resources: SellingPlanGroupResourceInput) {
    sellingPlanGroupCreate(input: $input, resources: $resources) {
      sellingPlanGroup { id sellingPlans(first: 1) { nodes { id } } } userErrors { message } } }`;
  type Made = { sellingPlanGroupCreate: { sellingPlanGroup: { id: string; sellingPlans: { nodes: { id: string }[] } } } };
  const made = await admin<Made>(create, { input, resources: { productVariantIds: [variantId] } });
  const group = made.sellingPlanGroupCreate.sellingPlanGroup;
  return { groupId: group.id, planId: group.sellingPlans.nodes[0]!.id.split("/").at(-1)! };
}

let variantId = "";
let groupId = "";
let stock = 0;

test.beforeAll(async () => {
  variantId = `gid://shopify/ProductVariant/${(await writtenPage("backorder")).id}`;
  const plan = await makePlan(variantId);
  groupId = plan.groupId;
  const read = `query ($id: ID!) { productVariant(id: $id) { inventoryQuantity } }`;
  stock = (await admin<{ productVariant: { inventoryQuantity: number } }>(read, { id: variantId })).productVariant
    .inventoryQuantity;
  const facts = { mode: "backorder", texts: {}, backInStockOn: "2099-05-12", maxUnits: stock + 3, leftUnits: stock + 3 };
  const sold = { sellingPlanId: plan.planId, payment: { balance: "on_fulfilment", balanceOn: null } };
  await writeOffer("backorder", { version: 1, offer: "backorder", ...facts, ...sold });
});

test.afterAll(async () => {
  const remove = `mutation ($id: ID!) { sellingPlanGroupDelete(id: $id) { deletedSellingPlanGroupId } }`;
  await admin(remove, { id: groupId });
  await writeOffers();
});

for (const { locale, file, path, pay, later, total } of LANGUAGES) {
  test(`in ${locale}`, async ({ page }) => {
    const say = speak(file);
    const date = say("dates.long", { day: 12, month: say("dates.m05"), year: 2099 });
    const promise = say("dates.expected", { date });
    const { handle, backorder } = SPEC_VARIANTS.written;
    await page.goto((await variantPage(handle, backorder, path)).url);
    await expect(nativeButton(page)).toHaveAccessibleName(say("backorder.button"));
    await expect(shownOffers(page)).toContainText(promise);
    const charge = say("payment.split", { now: "$29.00", later: "$116.00", moment: say("payment.on_fulfilment") });
    await expect(shownOffers(page)).toContainText(charge);

    const quantity = page.locator('[name="quantity"]').first();
    await quantity.fill(String(stock + 2));
    await expect(shownOffers(page)).toContainText(say("units.by", { now: stock, later: 2, date }));
    await quantity.fill(String(stock + 4));
    await nativeButton(page).click();
    await expect(page.getByRole("alert").filter({ hasText: say("units.at_most", { most: stock + 3 }) })).toBeFocused();
    await quantity.fill("1");
    await addToCart(page);

    const email = `buyer.${locale}.${Date.now()}@example.com`;
    await page.goto(`${ready().storefront}${path}/checkout`);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.getByText(later)).toBeVisible();
    await page.locator('[name="email"]').fill(email);
    for (const field of ["last_name", "address1", "city"]) await page.locator(`[name="shipping_address[${field}]"]`).fill("Ada");
    await page.locator('[name="card[number]"]').fill("1");
    await page.getByRole("button", { name: pay, exact: true }).click();
    await expect(page.locator("[data-order-number]")).toBeVisible();
    for (const text of [PLAN, promise, total]) await expect(page.getByText(text).first()).toBeVisible();

    expect(await orderOf(email)).toEqual({
      customerLocale: locale,
      lineItems: {
        nodes: [
          {
            sellingPlan: { name: PLAN },
            customAttributes: [
              { key: "_standby_offer", value: "backorder" },
              { key: say("backorder.badge"), value: promise },
            ],
          },
        ],
      },
    });
  });
}

async function orderOf(email: string): Promise<unknown> {
  const read = `query ($query: String) { orders(first: 1, query: $query) { nodes { customerLocale
    lineItems(first: 5) { nodes { sellingPlan { name } customAttributes { key value } } } } } }`;
  const { orders } = await admin<{ orders: { nodes: unknown[] } }>(read, { query: `email:${email}` });
  return orders.nodes[0];
}
