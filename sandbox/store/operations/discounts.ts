/** What discounts take off: first what is meant for single lines, then what is meant for the whole order, line by line. */
import type { Discount, LineDiscount, Order } from "#sandbox/store/state.ts";

export type PricedLine = { productId: number | null; priceCents: number; quantity: number };

/** `byLine`: of each line, in their order. `refused`: codes that the shop does not have or that take nothing off. */
export type Reduction = { byLine: LineDiscount[][]; applied: Discount[]; refused: string[] };

const sameCode = (one: string, two: string) => one.toUpperCase() === two.toUpperCase();
const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);

/** What is off a price of `cents`; an amount is off each unit of a line, once off an order. */
function off({ value }: Discount, cents: number, times: number): number {
  return "percentage" in value ? Math.round((cents * value.percentage) / 100) : Math.min(cents, value.amountCents * times);
}

/** An amount for all lines together, by their share; what rounding leaves over is the last one's. */
function shares(amountCents: number, left: number[]): number[] {
  const total = sum(left);
  const parts = left.map((cents) => (total === 0 ? 0 : Math.floor((amountCents * cents) / total)));
  const rest = amountCents - sum(parts);
  const last = left.findLastIndex((cents) => cents > 0);
  return parts.map((part, index) => (index === last ? part + rest : part));
}

function takenOff(discount: Discount, lines: PricedLine[], left: number[]): number[] {
  const { productIds, leastUnits } = discount;
  if (productIds === null) {
    const units = sum(lines.map(({ quantity }) => quantity));
    return units < leastUnits ? left.map(() => 0) : shares(off(discount, sum(left), 1), left);
  }
  return lines.map(({ productId, quantity }, index) => {
    const isMeant = productId !== null && productIds.includes(productId) && quantity >= leastUnits;
    return isMeant ? off(discount, left[index] ?? 0, quantity) : 0;
  });
}

export function reduce(discounts: Discount[], codes: string[], lines: PricedLine[]): Reduction {
  const wanted = discounts.filter(({ method, title }) => method === "AUTOMATIC" || codes.some((code) => sameCode(code, title)));
  const inOrder = [...wanted.filter(({ productIds }) => productIds), ...wanted.filter(({ productIds }) => !productIds)];
  const byLine: LineDiscount[][] = lines.map(() => []);
  let left = lines.map(({ priceCents, quantity }) => priceCents * quantity);
  const applied = inOrder.filter((discount) => {
    const amounts = takenOff(discount, lines, left);
    left = left.map((cents, index) => cents - (amounts[index] ?? 0));
    for (const [index, amountCents] of amounts.entries()) if (amountCents > 0) byLine[index]?.push({ discount, amountCents });
    return sum(amounts) > 0;
  });
  return { byLine, applied, refused: codes.filter((code) => !applied.some(({ title }) => sameCode(code, title))) };
}

type Reduced = { priceCents: number; quantity: number; discounts?: LineDiscount[] };

export const discountCents = (discounts: LineDiscount[] = []) => sum(discounts.map(({ amountCents }) => amountCents));

export const discountedLines = ({ lineItems }: Pick<Order, "lineItems">) =>
  lineItems.map(({ discounts = [] }) => ({ discounts }));

/** What is paid for some units of a line, after all that is off. */
export function paidCents({ priceCents, quantity, discounts }: Reduced, units = quantity): number {
  return priceCents * units - (quantity === 0 ? 0 : Math.round((discountCents(discounts) * units) / quantity));
}
