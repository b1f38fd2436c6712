/** `unit_price`, `unit_price_measurement` and `quantity_price_breaks` of a variant, as templates and JSON have them. */
import { centsPer } from "#sandbox/store/operations/unit-prices.ts";
import type { Variant } from "#sandbox/store/state.ts";

/** Under the price that a line or a variant has. */
export function unitPriceFields({ unitPrice }: Variant, priceCents: number) {
  if (!unitPrice) return { unit_price: null, unit_price_measurement: null };
  return {
    unit_price: centsPer(unitPrice, priceCents),
    unit_price_measurement: {
      measured_type: unitPrice.type,
      quantity_value: unitPrice.held,
      quantity_unit: unitPrice.unit,
      reference_value: unitPrice.per,
      reference_unit: unitPrice.perUnit,
    },
  };
}

/** Without a measurement, as JSON leaves it out. */
export const unitPriceJson = (variant: Variant) => (variant.unitPrice ? unitPriceFields(variant, variant.priceCents) : {});

export const priceBreaksOf = ({ priceBreaks = [] }: Variant) =>
  priceBreaks.map(({ leastUnits, priceCents }) => ({ minimum_quantity: leastUnits, price: priceCents }));
