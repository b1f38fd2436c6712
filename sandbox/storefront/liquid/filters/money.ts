/** Prices: `money` and its relatives, weights, unit prices. */
import { formatMoney, moneyFormat, moneyWithCurrencyFormat } from "#sandbox/storefront/money.ts";
import { property, runtime, text, type Filter, type FilterThis } from "./arguments.ts";

const currency = (self: FilterThis) => runtime(self).shop.currencyCode;
const cents = (value: unknown) => Number(text(value)) || 0;

/** Nothing in, nothing out: templates write `{{ variant.compare_at_price | money }}` unconditionally. */
const priced = (write: (self: FilterThis, amountCents: number) => string): Filter =>
  function (value) {
    return text(value) === "" ? "" : write(this, cents(value));
  };

const bare = (self: FilterThis) => (/\{\{[^}]*\}\}/.exec(moneyFormat(currency(self))) ?? ["{{amount}}"])[0];

export const moneyFilters: Record<string, Filter> = {
  money: priced((self, amount) => formatMoney(amount, moneyFormat(currency(self)))),
  money_with_currency: priced((self, amount) => formatMoney(amount, moneyWithCurrencyFormat(currency(self)))),
  money_without_currency: priced((self, amount) => formatMoney(amount, bare(self))),
  money_amount: priced((_self, amount) => (amount / 100).toFixed(2)),
  money_without_trailing_zeros: priced((self, amount) =>
    formatMoney(amount, moneyFormat(currency(self))).replace(/[.,]00(?!\d)/, ""),
  ),
  weight_with_unit(value, unit) {
    const wanted = text(unit) || "kg";
    const factors: Record<string, number> = { kg: 1000, g: 1, lb: 453.592_37, oz: 28.349_523_1 };
    const amount = cents(value) / (factors[wanted] ?? 1000);
    return `${Number(amount.toFixed(2))} ${wanted}`;
  },
  unit_price_with_measurement(value, measurement) {
    const unit = text(property(measurement, "reference_unit"));
    return formatMoney(cents(value), moneyFormat(currency(this))) + (unit ? `/${unit}` : "");
  },
};
