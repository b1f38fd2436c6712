/** Amounts as webhook bodies carry them: decimal text, alone or in shop and presentment currency. */

export const decimal = (cents: number) => (cents / 100).toFixed(2);

/** The sandbox charges in the shop's currency, so both sides are the same. */
export function moneySet(cents: number, currencyCode: string) {
  const money = { amount: decimal(cents), currency_code: currencyCode };
  return { shop_money: money, presentment_money: { ...money } };
}
