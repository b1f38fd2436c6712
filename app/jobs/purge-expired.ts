/** Drops what has served its time: processed inbox rows, answered data requests, spent rate windows. */
import { purgeInbox } from "#app/data/inbox.ts";
import { purgeRateWindows } from "#app/data/purge-rate-windows.ts";
import { log } from "#app/lib/log.server.ts";

/** Shopify sends a webhook again for up to 48 hours: as long a row must be there to tell it from a new one, with a margin. */
const PROCESSED_DAYS = 7;
/** Shopify gives 30 days to answer a data request. */
const REQUEST_DAYS = 30;
const RATE_WINDOW_HOURS = 25;

export async function purgeExpired(): Promise<void> {
  const rows = await purgeInbox({ processedDays: PROCESSED_DAYS, requestDays: REQUEST_DAYS });
  const windows = await purgeRateWindows(RATE_WINDOW_HOURS);
  log.info({ rows, windows }, "expired rows dropped");
}
