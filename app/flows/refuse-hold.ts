/** Shopify would not keep the units: the shopper hears that they are back, as without a hold. */
import { recordEvent } from "#app/data/events.ts";
import { saveEnded, type OpenHold } from "#app/data/holds.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findEntry, lockLines } from "#app/data/waitlist-entries.ts";
import { queueMessages } from "./queue-messages.ts";

export async function refuseHold(tx: ShopTx, hold: OpenHold, reason: string, now: Date): Promise<void> {
  const { id, variantId, entryId, restockId, units, quantity } = hold;
  await lockLines(tx, [variantId]);
  if (!(await saveEnded(tx, id, { state: "refused", reason }))) return;
  await recordEvent(tx, { variantId, name: "hold-refused", actor: "Standby", detail: { units, reason }, at: now });
  if (hold.email === null || (await findEntry(tx, entryId))?.state !== "allocated") return;
  await queueMessages(tx, [
    {
      kind: "back_in_stock",
      audience: "customer",
      ...{ toAddress: hold.email, locale: hold.locale, variantId, entryId, restockId },
      facts: { units, quantity },
      dedupeKey: `back_in_stock:${restockId}:${entryId}`,
      dueAt: now,
    },
  ]);
}
