/** An order as Shopify tells of it, and what of it concerns offers: units sold ahead of stock, units given back. */

export type ToldLine = {
  variantId: bigint | null;
  /** As ordered. */
  units: number;
  /** Less what was taken out or refunded. */
  currentUnits: number;
  properties: { name: string; value: unknown }[];
};

export type ToldRefund = {
  refundId: bigint;
  refundedAt: Date;
  lines: { variantId: bigint | null; units: number; restocked: boolean; locationId: bigint | null }[];
};

export type ToldOrder = {
  orderId: bigint;
  orderedAt: Date;
  cancelledAt: Date | null;
  /** Null where Shopify does not show us customers. */
  email: string | null;
  customerId: bigint | null;
  lines: ToldLine[];
  refunds: ToldRefund[];
};

export type VariantUnits = { variantId: bigint; units: number };

/** The line property that the storefront gives what it sells ahead. */
const OFFER_PROPERTY = "_standby_offer";
const AHEAD: unknown[] = ["preorder", "backorder"];

/** Of a line's properties: whether it was sold expressly as pre-order or backorder. */
export const isSoldAhead = (properties: { name: string; value: unknown }[] | null | undefined): boolean =>
  properties?.some(({ name, value }) => name === OFFER_PROPERTY && AHEAD.includes(value)) ?? false;

/** What an order that was read owes: what was cancelled or taken out of it in the meantime is owed to nobody. */
export function owedLines({ cancelledAt, lines }: ToldOrder): VariantUnits[] {
  if (cancelledAt) return [];
  return lines.flatMap(({ variantId, currentUnits: units, properties }) =>
    variantId !== null && units > 0 && isSoldAhead(properties) ? [{ variantId, units }] : [],
  );
}

/** Of all its lines, what is still wanted. */
export const unitsLeft = ({ lines }: ToldOrder): VariantUnits[] =>
  lines.flatMap(({ variantId, currentUnits: units }) => (variantId !== null && units > 0 ? [{ variantId, units }] : []));

/** What its refunds speak of, they tell: only a cancelled order without them speaks for itself. */
export function cancelledLines({ cancelledAt, lines, refunds }: ToldOrder): VariantUnits[] {
  if (!cancelledAt || refunds.some((refund) => refund.lines.length > 0)) return [];
  return lines.flatMap(({ variantId, units }) => (variantId !== null && units > 0 ? [{ variantId, units }] : []));
}

export const restockedLines = ({ lines }: ToldRefund): (VariantUnits & { locationId: bigint | null })[] =>
  lines.flatMap(({ variantId, units, restocked, locationId }) =>
    variantId !== null && restocked && units > 0 ? [{ variantId, units, locationId }] : [],
  );
