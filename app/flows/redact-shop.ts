/** Deletes everything of a shop, 48 hours after it uninstalled. */
import { dropJobsOf } from "#app/queue/drop-jobs.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { deleteShop } from "#app/data/privacy.ts";
import { findShop } from "#app/data/shops.ts";

/** @param input.at when Shopify asked. @returns false when the shop has been installed again since, and its data is in use. */
export async function redactShop(tx: ShopTx, input: { shopDomain: string; inboxId: bigint; at: Date }): Promise<boolean> {
  const shop = await findShop(input.shopDomain);
  if (shop && !shop.uninstalledAt && shop.installedAt > input.at) return false;
  await dropJobsOf(tx, tx.shopId);
  await deleteShop(tx, input.shopDomain, input.inboxId);
  return true;
}
