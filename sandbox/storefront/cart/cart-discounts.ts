/** What is off a cart, as `discount_application` and `discount_allocation` say it to templates and scripts. */
import { discountCents } from "#sandbox/store/operations/discounts.ts";
import type { Cart, Discount, LineDiscount } from "#sandbox/store/state.ts";

type Discounted = { discounts: LineDiscount[] };

export const ofLine = (discounts: LineDiscount[]) => discounts.filter(({ discount }) => discount.productIds !== null);

const allOf = (lines: Discounted[]) => lines.flatMap(({ discounts }) => discounts);

/** @param lines all there are, for what the discount takes off together. */
export function application(discount: Discount, lines: Discounted[]) {
  const { id, title, method, value, productIds } = discount;
  const own = allOf(lines).filter((one) => one.discount.id === id);
  return {
    type: method === "CODE" ? "discount_code" : "automatic",
    key: String(id),
    title,
    description: title,
    value: "percentage" in value ? value.percentage : value.amountCents,
    value_type: "percentage" in value ? "percentage" : "fixed_amount",
    allocation_method: productIds === null ? "across" : "each",
    target_selection: productIds === null ? "all" : "entitled",
    target_type: "line_item",
    total_allocated_amount: discountCents(own),
  };
}

export const allocations = (discounts: LineDiscount[], lines: Discounted[]) =>
  discounts.map(({ discount, amountCents }) => ({ amount: amountCents, discount_application: application(discount, lines) }));

/** Each discount once, in the order in which they were taken off. */
export function applications(lines: Discounted[]) {
  const discounts = new Map(allOf(lines).map(({ discount }) => [discount.id, discount]));
  return [...discounts.values()].map((discount) => application(discount, lines));
}

/** Those meant for the whole order, which no line shows. */
export const orderApplications = (lines: Discounted[]) =>
  applications(lines).filter(({ target_selection: selection }) => selection === "all");

/** As checkout shows them: what each takes off the whole order. */
export const orderDiscounts = (lines: Discounted[]) =>
  orderApplications(lines).map(({ title, total_allocated_amount: amountCents }) => ({ title, amountCents }));

export const codesOf = ({ discountCodes = [] }: Cart, lines: Discounted[]) =>
  discountCodes.map((code) => ({
    code,
    applicable: allOf(lines).some(({ discount }) => discount.title.toUpperCase() === code.toUpperCase()),
  }));
