/** Money as the Admin API gives it. */
import { decimal } from "#sandbox/webhooks/payloads/money.ts";

export { decimal };

export const moneyV2 = (cents: number, currencyCode: string) => ({ amount: decimal(cents), currencyCode });

/** The sandbox sells in the shop's currency only, so both sides are the same. */
export const moneyBag = (cents: number, currencyCode: string) => ({
  shopMoney: moneyV2(cents, currencyCode),
  presentmentMoney: moneyV2(cents, currencyCode),
});

/** "19.9" → 1990. Null for what is no amount. */
export function toCents(amount: string | number): number | null {
  const value = Number(amount);
  return Number.isFinite(value) ? Math.round(value * 100) : null;
}
