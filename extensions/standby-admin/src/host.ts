/** Shopify's admin around the block: what is on screen, and the words in the staff member's language. */
import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";

const host = () => (globalThis as unknown as { shopify: Api }).shopify;

/** The product or variant on screen, as "gid://shopify/Product/5". */
export const onScreen = (): string => host().data.selected[0]?.id ?? "";

/** A text of locales/, with its values; `count` chooses between one and many. */
export const words = (key: string, values: Record<string, string | number> = {}): string => host().i18n.translate(key, values);

export const number = (value: number): string => host().i18n.formatNumber(value);

/** A day without a time, "2026-12-01", which is the same day everywhere. */
export const day = (on: string): string =>
  host().i18n.formatDate(new Date(`${on}T00:00:00Z`), { timeZone: "UTC", dateStyle: "medium" });
