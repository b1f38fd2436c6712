/** SuggestedRefund: what to give back for some units. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { readId } from "#sandbox/admin-api/ids.ts";
import { lineItemObject } from "#sandbox/admin-api/objects/line-item.ts";
import { decimal, moneyBag } from "#sandbox/admin-api/objects/money.ts";
import { transactionObject } from "#sandbox/admin-api/objects/refund.ts";
import { paidCents } from "#sandbox/store/operations/discounts.ts";
import { refundableCents } from "#sandbox/store/operations/refund-order.ts";
import type { LineItem, Order } from "#sandbox/store/state.ts";

export type SuggestedRefundArgs = {
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: string | null }[] | null;
  suggestFullRefund?: boolean | null;
  refundShipping?: boolean | null;
};

type Part = { line: LineItem; quantity: number; restockType: string };

function partsOf(order: Order, args: SuggestedRefundArgs): Part[] {
  if (args.suggestFullRefund)
    return order.lineItems.map((line) => ({ line, quantity: line.currentQuantity, restockType: "CANCEL" }));
  return (args.refundLineItems ?? []).flatMap(({ lineItemId, quantity, restockType }) => {
    const id = readId("LineItem", lineItemId);
    const line = order.lineItems.find((candidate) => candidate.id === id);
    return line ? [{ line, quantity: Math.min(quantity, line.currentQuantity), restockType: restockType ?? "NO_RESTOCK" }] : [];
  });
}

export function suggestedRefundObject(call: Call, order: Order, args: SuggestedRefundArgs): object {
  const bag = (cents: number) => moneyBag(cents, order.currencyCode);
  const parts = partsOf(order, args);
  const subtotal = parts.reduce((sum, { line, quantity }) => sum + paidCents(line, quantity), 0);
  const shipping = args.refundShipping || args.suggestFullRefund ? order.shippingCents : 0;
  const amount = Math.min(subtotal + shipping, refundableCents(order));
  const paid = order.transactions.find(({ kind }) => kind === "SALE" || kind === "CAPTURE");
  return {
    amount: decimal(amount),
    amountSet: bag(amount),
    subtotalSet: bag(subtotal),
    discountedSubtotalSet: bag(subtotal),
    maximumRefundableSet: bag(refundableCents(order)),
    totalCartDiscountAmountSet: bag(0),
    totalDutiesSet: bag(0),
    totalTaxSet: bag(0),
    refundDuties: [],
    shipping: { amountSet: bag(shipping), maximumRefundableSet: bag(order.shippingCents), taxSet: bag(0) },
    refundLineItems: parts.map(({ line, quantity, restockType }) => ({
      quantity,
      restockType,
      restocked: false,
      id: null,
      location: null,
      priceSet: bag(line.priceCents),
      subtotalSet: bag(paidCents(line, quantity)),
      totalTaxSet: bag(0),
      lineItem: () => lineItemObject(call, order, line),
    })),
    suggestedTransactions: paid
      ? [
          {
            amountSet: bag(amount),
            maximumRefundableSet: bag(refundableCents(order)),
            gateway: paid.gateway,
            formattedGateway: paid.gateway,
            kind: "SUGGESTED_REFUND",
            accountNumber: null,
            parentTransaction: () => transactionObject(call, order, paid),
          },
        ]
      : [],
  };
}
