/** Splits an order's total into what is charged now and what its selling plans leave for later. */
import type { SandboxContext } from "#sandbox/context.ts";
import { toInstant } from "#sandbox/store/instant.ts";
import { balanceDue, chargedNow, type BalanceDue } from "#sandbox/store/operations/plan-charges.ts";
import { paidCents } from "#sandbox/store/operations/discounts.ts";
import { planOf } from "#sandbox/store/operations/selling-plans.ts";
import type { LineDiscount, PaymentTerms, SellingPlan, ShopState } from "#sandbox/store/state.ts";

export type ChargedLine = {
  priceCents: number;
  quantity: number;
  discounts?: LineDiscount[];
  sellingPlanId: number | null;
};
export type Charges = { nowCents: number; laterCents: number; due: BalanceDue | null };

/** One due date per order: a line due on fulfilment takes precedence, else the earliest date wins. Shipping is paid now. */
export function chargesOf(shop: ShopState, lines: ChargedLine[], shippingCents: number, orderedAt: Date): Charges {
  let [nowCents, laterCents] = [shippingCents, 0];
  let due: BalanceDue | null = null;
  for (const line of lines) {
    const plan = planOf(shop, line.sellingPlanId);
    const lineDue = plan && balanceDue(plan, orderedAt);
    const lineCents = paidCents(line);
    const lineNow = plan && lineDue ? paidNow(plan, line) : lineCents;
    nowCents += lineNow;
    laterCents += lineCents - lineNow;
    if (lineDue && lineNow < lineCents) due = due ? sooner(due, lineDue) : lineDue;
  }
  return { nowCents, laterCents, due };
}

/** A deposit of what is paid after discounts. */
const paidNow = (plan: SellingPlan, { priceCents, quantity, discounts }: ChargedLine) =>
  Math.min(
    paidCents({ priceCents, quantity, discounts }),
    chargedNow(plan, Math.round(paidCents({ priceCents, quantity, discounts }) / quantity)) * quantity,
  );

function sooner(one: BalanceDue, two: BalanceDue): BalanceDue {
  if (one.at === null || two.at === null) return one.at === null ? one : two;
  return one.at <= two.at ? one : two;
}

const TYPES = { EXACT_TIME: "FIXED", TIME_AFTER_CHECKOUT: "NET", ON_FULFILLMENT: "FULFILLMENT" } as const;

/** Undefined when everything is charged now. */
export function termsOf(context: SandboxContext, { laterCents, due }: Charges, issuedAt: string): PaymentTerms | undefined {
  if (laterCents === 0 || !due) return undefined;
  const schedule = { id: context.store.nextId(), amountCents: laterCents, issuedAt, completedAt: null };
  return {
    id: context.store.nextId(),
    type: TYPES[due.trigger],
    schedules: [{ ...schedule, dueAt: due.at && toInstant(due.at) }],
  };
}
