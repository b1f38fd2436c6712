/** Holds what of an order is owed: whole fulfilment orders, or units that Shopify splits off. */
import type { OwedLineRow } from "#app/data/owing-orders.ts";
import { mayHoldOrders } from "#app/domain/order-scopes.ts";
import { planOrderHolds } from "#app/domain/plan-order-holds.ts";
import { writeDay } from "#app/domain/text-placeholders.ts";
import { holdFulfilmentOrder } from "#app/shopify/order-holds.ts";
import { readOrder, type OrderRead } from "#app/shopify/orders.ts";

export type OwedLine = OwedLineRow & { title: string };
export type Placed = { fulfillmentOrderId: bigint; holdId: bigint };
/** `reason`: why something was not held. */
export type HoldsPlaced = { holds: Placed[]; reason: string | null };

const ROUNDS = 3;
const AT_WORK = "Shopify or the warehouse is at work on it, so it cannot be held any more.";

/** What was held by a run that was cut short is found by its handle. */
export async function placeHolds(
  { shop, orderId }: { shop: { domain: string; grantedScopes: string }; orderId: bigint },
  first: OrderRead,
  owed: OwedLine[],
): Promise<HoldsPlaced> {
  const units = owed.map(({ lineId, units, fulfilment }) => ({ lineId, units, hold: fulfilment.hold }));
  const why = reasonFor(owed);
  let order: OrderRead | null = first;
  for (let round = 1; order?.parts && round <= ROUNDS; round++) {
    const plan = planOrderHolds(units, order.parts);
    const holds: Placed[] = [...plan.placed];
    let reason = plan.refused.length > 0 ? AT_WORK : null;
    let overtaken = false;
    for (const step of plan.steps) {
      const answer = await holdFulfilmentOrder(shop.domain, step, why);
      if (answer.state === "held") holds.push({ fulfillmentOrderId: step.fulfillmentOrderId, holdId: answer.holdId });
      else if (answer.state === "refused") reason = answer.reason;
      else overtaken = true;
    }
    if (!overtaken) return { holds, reason };
    order = await readOrder(shop.domain, orderId, mayHoldOrders(shop.grantedScopes));
  }
  return { holds: [], reason: AT_WORK };
}

function reasonFor(owed: OwedLine[]) {
  const dated = owed.every(({ promisedOn }) => promisedOn !== null);
  const notes = owed.map(({ units, title, promisedOn }) => {
    const when = promisedOn === null ? "to come" : `expected ${writeDay(promisedOn, "en")}`;
    return `${units} × ${title}, ${when}`;
  });
  return { reason: dated ? ("INVENTORY_OUT_OF_STOCK" as const) : ("UNKNOWN_DELIVERY_DATE" as const), notes: notes.join("; ") };
}
