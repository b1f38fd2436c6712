/** Money in minor units, whose number of digits hangs on the currency: 1250 is "12.50" in EUR and "1250" in JPY. */

const digitsOf = (currencyCode: string) =>
  new Intl.NumberFormat("en", { style: "currency", currency: currencyCode }).resolvedOptions().maximumFractionDigits ?? 2;

/** As Shopify's Decimal. */
export function toDecimal(minorUnits: number, currencyCode: string): string {
  const digits = digitsOf(currencyCode);
  return (minorUnits / 10 ** digits).toFixed(digits);
}

/** What a person typed, with a point or a comma; null when it is no amount of that currency. */
export function fromDecimal(text: string, currencyCode: string): number | null {
  const digits = digitsOf(currencyCode);
  const [, whole, fraction = ""] = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  return Number(whole + fraction.padEnd(digits, "0"));
}

/** As people of that language write it: "€20.00", "20,00 €". One kind of space, so that server and browser say the same. */
export function formatMoney(minorUnits: number, currencyCode: string, language: string): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency: currencyCode });
  return format.format(minorUnits / 10 ** digitsOf(currencyCode)).replaceAll("\u202f", "\u00a0");
}
