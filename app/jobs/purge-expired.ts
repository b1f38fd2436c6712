/** Drops what has served its time: processed inbox rows, answered data requests, spent rate windows, old imports, notes on old orders, places never confirmed. */
import { purgeInbox } from "#app/data/inbox.ts";
import { purgeCountedOrders } from "#app/data/counted-orders.ts";
import { purgeImports } from "#app/data/purge-imports.ts";
import { purgeRateWindows } from "#app/data/purge-rate-windows.ts";
import { inShop } from "#app/data/in-shop.ts";
import { installedShopIds } from "#app/data/shops.ts";
import { expireUnconfirmed } from "#app/flows/expire-unconfirmed.ts";
import { log } from "#app/lib/log.server.ts";

/** Shopify sends a webhook again for up to 48 hours: as long a row must be there to tell it from a new one, with a margin. */
const PROCESSED_DAYS = 7;
/** Shopify gives 30 days to answer a data request. */
const REQUEST_DAYS = 30;
const RATE_WINDOW_HOURS = 25;
/** As the Import page says. */
const IMPORT_DAYS = 30;
/** Shopify shows us no orders older than sixty days: until then one could be told again. */
const COUNTED_DAYS = 90;

export async function purgeExpired(): Promise<void> {
  const rows = await purgeInbox({ processedDays: PROCESSED_DAYS, requestDays: REQUEST_DAYS });
  const windows = await purgeRateWindows(RATE_WINDOW_HOURS);
  await purgeImports(IMPORT_DAYS);
  await purgeCountedOrders(COUNTED_DAYS);
  let unconfirmed = 0;
  for (const shopId of await installedShopIds()) unconfirmed += await inShop(shopId, (tx) => expireUnconfirmed(tx, new Date()));
  log.info({ rows, windows, unconfirmed }, "expired rows dropped");
}
