/** Once, before the deadline: the units are still kept. */
import { putOff, type OpenHold } from "#app/data/holds.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import { queueMessages } from "./queue-messages.ts";

/** @param payUrl where the draft order is paid, as Shopify gives it now */
export async function remindOfHold(tx: ShopTx, hold: OpenHold, payUrl: string, now: Date): Promise<void> {
  const { id, variantId, entryId, restockId, units, quantity, keepsPlace, holdUntil } = hold;
  if (!(await putOff(tx, id, holdUntil, now)) || hold.email === null) return;
  const { timeZone } = await shopOf(tx);
  await queueMessages(tx, [
    {
      kind: "hold_expiring",
      audience: "customer",
      ...{ toAddress: hold.email, locale: hold.locale, variantId, entryId, restockId },
      facts: { units, quantity, keepsPlace: Number(keepsPlace), until: holdUntil.toISOString(), timeZone, payUrl },
      dedupeKey: `hold_expiring:${id}`,
      dueAt: now,
    },
  ]);
}
