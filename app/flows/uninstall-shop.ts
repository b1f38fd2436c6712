/** A store uninstalled Standby: its token is dead, so nothing may be sent or written any more. Its data stays until shop/redact. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { deleteSessionsOf } from "#app/data/sessions.ts";
import { shopOf, markUninstalled } from "#app/data/shops.ts";
import { suppressQueuedMessages } from "#app/data/privacy.ts";

/** @param at when Shopify says it happened. @returns false when it is old news: uninstalled already, or installed again since. */
export async function uninstallShop(tx: ShopTx, at: Date): Promise<boolean> {
  const shop = await shopOf(tx);
  if (shop.installedAt > at || !(await markUninstalled(tx, at))) return false;
  await deleteSessionsOf(tx, shop.domain);
  await suppressQueuedMessages(tx, "The shop has uninstalled Standby.", at);
  await recordEvent(tx, { name: "shop-uninstalled", actor: "Shopify", at });
  return true;
}
