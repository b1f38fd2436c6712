/** Money as Shopify's storefronts write it: amounts in the currency's minor units, formats with {{amount…}} placeholders. */

/** Formats of new shops, from Shopify admin's currency settings; others get the code in front. */
const FORMATS: Record<string, string> = {
  USD: "${{amount}}",
  CAD: "${{amount}}",
  AUD: "${{amount}}",
  EUR: "€{{amount_with_comma_separator}}",
  GBP: "£{{amount}}",
  JPY: "¥{{amount_no_decimals}}",
  CHF: "CHF {{amount}}",
  SEK: "{{amount_no_decimals}} kr",
  NOK: "kr {{amount_with_comma_separator}}",
  DKK: "{{amount_with_comma_separator}} kr",
  PLN: "{{amount_with_comma_separator}} zł",
};

export const moneyFormat = (currency: string) => FORMATS[currency] ?? `${currency} {{amount}}`;
export const moneyWithCurrencyFormat = (currency: string) => `${moneyFormat(currency)} ${currency}`;

function group(cents: number, decimals: number, thousands: string, point: string): string {
  const [whole = "0", rest] = (Math.abs(cents) / 100).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return (cents < 0 ? "-" : "") + grouped + (rest ? point + rest : "");
}

const PLACEHOLDERS: Record<string, (cents: number) => string> = {
  amount: (cents) => group(cents, 2, ",", "."),
  amount_no_decimals: (cents) => group(cents, 0, ",", "."),
  amount_with_comma_separator: (cents) => group(cents, 2, ".", ","),
  amount_no_decimals_with_comma_separator: (cents) => group(cents, 0, ".", ","),
  amount_with_apostrophe_separator: (cents) => group(cents, 2, "'", "."),
  amount_with_space_separator: (cents) => group(cents, 2, " ", ","),
  amount_no_decimals_with_space_separator: (cents) => group(cents, 0, " ", ","),
  amount_with_period_and_space_separator: (cents) => group(cents, 2, " ", "."),
};

export const formatMoney = (cents: number, format: string) =>
  format.replace(/\{\{\s*(\w+)\s*\}\}/, (_all, name: string) => (PLACEHOLDERS[name] ?? PLACEHOLDERS.amount)?.(cents) ?? "");

/** "12.00": how REST-shaped JSON writes amounts. */
export const decimal = (cents: number) => (cents / 100).toFixed(2);
