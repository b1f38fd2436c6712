/** Units of an order that will not be shipped any more, or just were: their stock and their fulfilment orders follow. */
import type { SandboxContext } from "#sandbox/context.ts";
import { instantAfter } from "#sandbox/store/instant.ts";
import { changeQuantities, type QuantityChange } from "#sandbox/store/operations/adjust-inventory.ts";
import { itemOf } from "#sandbox/store/operations/levels.ts";
import { planOf, reservesOnFulfillment } from "#sandbox/store/operations/selling-plans.ts";
import type { FulfillmentOrder, LineItem, Order, QuantityName, ShopState } from "#sandbox/store/state.ts";

export type ReleasedUnits = { line: LineItem; locationId: number; units: number };

export const fulfillmentOrdersOf = (shop: ShopState, order: Order): FulfillmentOrder[] =>
  order.fulfillmentOrderIds.flatMap((id) => shop.fulfillmentOrders.get(id) ?? []);

/** Takes unshipped units off the line's open fulfilment orders, the newest first, and says where they were. */
export function takeUnshipped(shop: ShopState, order: Order, line: LineItem, units: number): ReleasedUnits[] {
  const taken: ReleasedUnits[] = [];
  let left = units;
  for (const fulfillmentOrder of fulfillmentOrdersOf(shop, order).toReversed()) {
    const part = fulfillmentOrder.lineItems.find(({ lineItemId }) => lineItemId === line.id);
    const here = Math.min(left, part?.remainingQuantity ?? 0);
    if (!part || here === 0) continue;
    part.remainingQuantity -= here;
    part.totalQuantity -= here;
    left -= here;
    closeWhenDone(fulfillmentOrder);
    taken.push({ line, locationId: fulfillmentOrder.locationId, units: here });
  }
  line.fulfillableQuantity -= units - left;
  return taken;
}

export function closeWhenDone(fulfillmentOrder: FulfillmentOrder): void {
  fulfillmentOrder.updatedAt = instantAfter(fulfillmentOrder.updatedAt);
  const { lineItems } = fulfillmentOrder;
  if (lineItems.some(({ remainingQuantity }) => remainingQuantity > 0)) return;
  fulfillmentOrder.status = "CLOSED";
  fulfillmentOrder.holds = [];
}

/** Moves the stock of the units: off `from`, and onto `to` when there is one. */
export function moveStock(
  context: SandboxContext,
  shop: ShopState,
  released: ReleasedUnits[],
  { from, to }: { from: QuantityName | null; to: QuantityName | null },
): void {
  const changes = released.flatMap(({ line, locationId, units }): QuantityChange[] => {
    const variant = line.variantId === null ? undefined : shop.variants.get(line.variantId);
    if (!variant || !itemOf(shop, variant).tracked) return [];
    const at = { inventoryItemId: variant.inventoryItemId, locationId };
    return [...(from ? [{ ...at, name: from, delta: -units }] : []), ...(to ? [{ ...at, name: to, delta: units }] : [])];
  });
  changeQuantities(context, shop, changes);
}

/** Was the line's stock committed when it was ordered, or is it taken when it ships. */
export const committedAtOrder = (shop: ShopState, line: LineItem) => !reservesOnFulfillment(planOf(shop, line.sellingPlanId));
