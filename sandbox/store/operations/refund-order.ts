/** Refunds lines of an order: units leave it or come back, money goes back to where it came from. */
import type { SandboxContext } from "#sandbox/context.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { committedAtOrder, moveStock, takeUnshipped } from "#sandbox/store/operations/release-units.ts";
import { paidCents } from "#sandbox/store/operations/discounts.ts";
import { announceOrder } from "#sandbox/store/operations/update-order.ts";
import type { LineItem, Order, OrderTransaction, Refund, ShopState } from "#sandbox/store/state.ts";
import { refundPayload } from "#sandbox/webhooks/payloads/refund.ts";

export type RefundedLine = {
  lineItemId: number;
  quantity: number;
  restockType: "CANCEL" | "NO_RESTOCK" | "RETURN";
  locationId: number | null;
};
export type RefundInput = { lines: RefundedLine[]; amountCents: number; note: string | null };
export type RefundResult = { ok: true; refund: Refund } | { ok: false; field: string[]; message: string };

/** What can still be given back: paid less refunded. */
export function refundableCents(order: Order): number {
  const paid = order.transactions.filter(({ kind, status }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE"));
  return paid.reduce((sum, { amountCents }) => sum + amountCents, 0) - order.refundedCents;
}

/** Gives money back and says with which transaction; null when there is none to give. */
export function refundMoney(context: SandboxContext, order: Order, amountCents: number): OrderTransaction | null {
  const back = Math.min(amountCents, refundableCents(order));
  const paid = order.transactions.find(({ kind }) => kind === "SALE" || kind === "CAPTURE");
  if (back <= 0 || !paid) return null;
  const id = context.store.nextId();
  const { gateway } = paid;
  const transaction: OrderTransaction = {
    ...{ id, kind: "REFUND", status: "SUCCESS", gateway, amountCents: back, parentId: paid.id },
    createdAt: nowInstant(),
  };
  order.transactions.push(transaction);
  order.refundedCents += back;
  order.financialStatus = refundableCents(order) === 0 ? "REFUNDED" : "PARTIALLY_REFUNDED";
  return transaction;
}

const lineOf = (order: Order, id: number) => order.lineItems.find((line) => line.id === id);

function refusal(order: Order, input: RefundInput): { field: string[]; message: string } | null {
  for (const [index, { lineItemId, quantity, restockType, locationId }] of input.lines.entries()) {
    const at = (field: string) => ["refundLineItems", String(index), field];
    const line = lineOf(order, lineItemId);
    if (!line) return { field: at("lineItemId"), message: "Line item does not exist" };
    if (quantity < 1 || quantity > line.currentQuantity) {
      return { field: at("quantity"), message: "Quantity cannot refund more items than were purchased" };
    }
    if (restockType === "CANCEL" && quantity > line.fulfillableQuantity) {
      return { field: at("restockType"), message: "Only unfulfilled items can be cancelled" };
    }
    if (restockType === "RETURN" && locationId === null)
      return { field: at("locationId"), message: "Location is required to restock" };
  }
  if (input.amountCents > refundableCents(order)) {
    return { field: ["transactions"], message: "Refund amount is more than what can be refunded" };
  }
  return null;
}

export function refundOrder(context: SandboxContext, shop: ShopState, order: Order, input: RefundInput): RefundResult {
  const refused = refusal(order, input);
  if (refused) return { ok: false, ...refused };
  const transaction = input.amountCents > 0 ? refundMoney(context, order, input.amountCents) : null;
  const refund: Refund = {
    id: context.store.nextId(),
    note: input.note,
    refundLineItems: input.lines.map((line) => ({
      ...line,
      id: context.store.nextId(),
      subtotalCents: paidCents(lineOf(order, line.lineItemId)!, line.quantity),
    })),
    transactionIds: transaction ? [transaction.id] : [],
    createdAt: nowInstant(),
  };
  order.refunds.push(refund);
  for (const line of input.lines) removeUnits(context, shop, order, lineOf(order, line.lineItemId)!, line);
  context.store.emit(shop, "refunds/create", refundPayload(shop, order, refund));
  announceOrder(context, shop, order);
  return { ok: true, refund };
}

/** Unshipped units are no longer committed; restocked ones are available again, returned ones where they arrive. */
function removeUnits(context: SandboxContext, shop: ShopState, order: Order, line: LineItem, refunded: RefundedLine): void {
  const { quantity, restockType, locationId } = refunded;
  line.currentQuantity -= quantity;
  if (restockType === "RETURN") {
    moveStock(context, shop, [{ line, locationId: locationId!, units: quantity }], { from: null, to: "available" });
    return;
  }
  const released = takeUnshipped(shop, order, line, Math.min(quantity, line.fulfillableQuantity));
  const to = restockType === "CANCEL" ? "available" : null;
  if (committedAtOrder(shop, line)) moveStock(context, shop, released, { from: "committed", to });
}
