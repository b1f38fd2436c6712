/** Any object by its GID: `node`, `nodes`, a metafield's owner, what tags were added to. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { collectionObject } from "#sandbox/admin-api/objects/collection.ts";
import { customerObject } from "#sandbox/admin-api/objects/customer.ts";
import { draftOrderObject } from "#sandbox/admin-api/objects/draft-order.ts";
import { fulfillmentOrderObject } from "#sandbox/admin-api/objects/fulfillment-order.ts";
import { inventoryItemObject } from "#sandbox/admin-api/objects/inventory-item.ts";
import { inventoryLevelObject } from "#sandbox/admin-api/objects/inventory-level.ts";
import { lineItemObject } from "#sandbox/admin-api/objects/line-item.ts";
import { locationObject } from "#sandbox/admin-api/objects/location.ts";
import { metafieldDefinitionObject } from "#sandbox/admin-api/objects/metafield-definition.ts";
import { orderObject } from "#sandbox/admin-api/objects/order.ts";
import { productObject } from "#sandbox/admin-api/objects/product.ts";
import { variantObject } from "#sandbox/admin-api/objects/product-variant.ts";
import { sellingPlanObject } from "#sandbox/admin-api/objects/selling-plan.ts";
import { sellingPlanGroupObject } from "#sandbox/admin-api/objects/selling-plan-group.ts";
import { appInstallationObject, shopObject } from "#sandbox/admin-api/objects/shop.ts";
import { visibleOrder, visibleOrders } from "#sandbox/admin-api/visible-orders.ts";
import { gid, parseGid } from "#sandbox/store/gid.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";

type Loader = (call: Call, id: number, query: URLSearchParams) => object | null;

function from<Item>(items: (call: Call) => ReadonlyMap<number, Item>, present: (call: Call, item: Item) => object): Loader {
  return (call, id) => {
    const item = items(call).get(id);
    return item === undefined ? null : present(call, item);
  };
}

const LOADERS: Record<string, Loader> = {
  Shop: (call, id) => (id === call.shop.id ? shopObject(call) : null),
  AppInstallation: (call, id) => (id === call.shop.installation?.id ? appInstallationObject(call, call.shop.installation) : null),
  Product: from(({ shop }) => shop.products, productObject),
  ProductVariant: from(({ shop }) => shop.variants, variantObject),
  Collection: from(({ shop }) => shop.collections, collectionObject),
  InventoryItem: from(({ shop }) => shop.inventoryItems, inventoryItemObject),
  Location: from(({ shop }) => shop.locations, locationObject),
  Customer: from(({ shop }) => shop.customers, customerObject),
  Order: (call, id) => {
    const order = visibleOrder(call, gid("Order", id));
    return order ? orderObject(call, order) : null;
  },
  LineItem: (call, id) => {
    const order = visibleOrders(call).find(({ lineItems }) => lineItems.some((line) => line.id === id));
    const line = order?.lineItems.find((one) => one.id === id);
    return order && line ? lineItemObject(call, order, line) : null;
  },
  DraftOrder: from(({ shop }) => shop.draftOrders, draftOrderObject),
  SellingPlanGroup: from(({ shop }) => shop.sellingPlanGroups, sellingPlanGroupObject),
  FulfillmentOrder: from(({ shop }) => shop.fulfillmentOrders, fulfillmentOrderObject),
  MetafieldDefinition: from(({ shop }) => shop.metafieldDefinitions, metafieldDefinitionObject),
  SellingPlan: (call, id) => {
    const group = [...call.shop.sellingPlanGroups.values()].find(({ plans }) => plans.some((plan) => plan.id === id));
    const plan = group?.plans.find((one) => one.id === id);
    return group && plan ? sellingPlanObject(call, group, plan) : null;
  },
  InventoryLevel: (call, locationId, query) => {
    const level = levelAt(call.shop, Number(query.get("inventory_item_id")), locationId);
    return level ? inventoryLevelObject(call, level) : null;
  },
};

/** Null for what does not exist, in this shop or at all. */
export function nodeObject(call: Call, id: string): object | null {
  const parsed = parseGid(id);
  return parsed ? (LOADERS[parsed.type]?.(call, parsed.id, parsed.query) ?? null) : null;
}
