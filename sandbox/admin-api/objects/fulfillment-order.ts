/** FulfillmentOrder, its lines and its holds. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { fulfillmentObject } from "#sandbox/admin-api/objects/fulfillment.ts";
import { lineItemObject } from "#sandbox/admin-api/objects/line-item.ts";
import { locationObject } from "#sandbox/admin-api/objects/location.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { appObject } from "#sandbox/admin-api/objects/shop.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { FulfillmentHold, FulfillmentOrder, Order } from "#sandbox/store/state.ts";

const ACTIONS: Record<FulfillmentOrder["status"], string[]> = {
  OPEN: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", "SPLIT", "MERGE"],
  SCHEDULED: ["MARK_AS_OPEN", "MOVE", "HOLD", "SPLIT", "MERGE"],
  ON_HOLD: ["RELEASE_HOLD", "HOLD", "MOVE"],
  IN_PROGRESS: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"],
  INCOMPLETE: [],
  CLOSED: [],
  CANCELLED: [],
};

const units = ({ lineItems }: FulfillmentOrder) => lineItems.reduce((sum, line) => sum + line.remainingQuantity, 0);

/** Splitting needs two units. */
const actionsOf = (fulfillmentOrder: FulfillmentOrder) =>
  ACTIONS[fulfillmentOrder.status].filter((action) => action !== "SPLIT" || units(fulfillmentOrder) > 1);

export function holdObject(call: Call, hold: FulfillmentHold) {
  return {
    __typename: "FulfillmentHold",
    id: gid("FulfillmentHold", hold.id),
    handle: hold.handle,
    reason: hold.reason,
    reasonNotes: hold.reasonNotes,
    displayReason: hold.reason.replaceAll("_", " ").toLowerCase(),
    heldByRequestingApp: hold.heldByApp,
    heldByApp: () => (hold.heldByApp ? appObject(call) : null),
  };
}

function lineObject(call: Call, order: Order, line: FulfillmentOrder["lineItems"][number]) {
  const ordered = order.lineItems.find(({ id }) => id === line.lineItemId)!;
  const variant = () => (ordered.variantId === null ? undefined : call.shop.variants.get(ordered.variantId));
  return {
    __typename: "FulfillmentOrderLineItem",
    id: gid("FulfillmentOrderLineItem", line.id),
    totalQuantity: line.totalQuantity,
    remainingQuantity: line.remainingQuantity,
    productTitle: ordered.title,
    variantTitle: ordered.variantTitle,
    sku: ordered.sku || null,
    requiresShipping: true,
    warnings: [],
    inventoryItemId: () => {
      const found = variant();
      return found ? gid("InventoryItem", found.inventoryItemId) : null;
    },
    lineItem: () => lineItemObject(call, order, ordered),
    variant() {
      const found = variant();
      return found ? variantObject(call, found) : null;
    },
  };
}

function assignedLocation(call: Call, fulfillmentOrder: FulfillmentOrder) {
  const location = call.shop.locations.get(fulfillmentOrder.locationId)!;
  const { address } = location;
  return {
    name: location.name,
    address1: address.address1,
    address2: null,
    city: address.city,
    zip: address.zip,
    countryCode: address.countryCode,
    province: null,
    phone: null,
    location: () => locationObject(call, location),
  };
}

export function fulfillmentOrderObject(call: Call, fulfillmentOrder: FulfillmentOrder): object {
  const order = call.shop.orders.get(fulfillmentOrder.orderId)!;
  const lineIds = new Set(fulfillmentOrder.lineItems.map(({ lineItemId }) => lineItemId));
  const fulfillments = () => order.fulfillments.filter(({ lineItems }) => lineItems.some((line) => lineIds.has(line.lineItemId)));
  return {
    __typename: "FulfillmentOrder",
    id: gid("FulfillmentOrder", fulfillmentOrder.id),
    status: fulfillmentOrder.status,
    requestStatus: "UNSUBMITTED",
    fulfillAt: fulfillmentOrder.fulfillAt,
    fulfillBy: null,
    deliveryMethod: null,
    createdAt: fulfillmentOrder.createdAt,
    updatedAt: fulfillmentOrder.updatedAt,
    orderId: gid("Order", order.id),
    orderName: order.name,
    orderProcessedAt: order.createdAt,
    order: () => orderObject(call, order),
    supportedActions: actionsOf(fulfillmentOrder).map((action) => ({ action, externalUrl: null })),
    fulfillmentHolds: fulfillmentOrder.holds.map((hold) => holdObject(call, hold)),
    assignedLocation: () => assignedLocation(call, fulfillmentOrder),
    lineItems: (args: PageArgs) => connectionById(fulfillmentOrder.lineItems, args, (line) => lineObject(call, order, line)),
    fulfillments: (args: PageArgs) => connectionById(fulfillments(), args, (one) => fulfillmentObject(call, one)),
  };
}
