/** A draft order keeps the units: the shopper hears until when, with a link to pay. */
import { recordEvent } from "#app/data/events.ts";
import { saveHeld, type OpenHold } from "#app/data/holds.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import { findEntry, lockLines } from "#app/data/waitlist-entries.ts";
import { reminderAt } from "#app/domain/decide-hold.ts";
import { queueMessages } from "./queue-messages.ts";

export type HeldDraft = { draftId: bigint; invoiceUrl: string; holdUntil: Date };

/** @returns false when another run has settled it: the draft is one too many. */
export async function recordHeld(tx: ShopTx, hold: OpenHold, draft: HeldDraft, now: Date): Promise<boolean> {
  const { draftId, invoiceUrl, holdUntil } = draft;
  const { id, variantId, entryId, restockId, units } = hold;
  await lockLines(tx, [variantId]);
  const isOpen = (await findEntry(tx, entryId))?.state === "allocated";
  const dueAt = isOpen ? (reminderAt({ ...hold, holdUntil }) ?? holdUntil) : now;
  if (!(await saveHeld(tx, id, { draftId, holdUntil, dueAt }))) return false;
  const detail = { units, until: holdUntil.toISOString() };
  await recordEvent(tx, { variantId, name: "units-held", actor: "Standby", detail, at: now });
  if (!isOpen || hold.email === null) return true;
  const { timeZone } = await shopOf(tx);
  await queueMessages(tx, [
    {
      kind: "unit_held",
      audience: "customer",
      ...{ toAddress: hold.email, locale: hold.locale, variantId, entryId, restockId },
      facts: {
        units,
        quantity: hold.quantity,
        keepsPlace: Number(hold.keepsPlace),
        until: holdUntil.toISOString(),
        timeZone,
        payUrl: invoiceUrl,
      },
      dedupeKey: `unit_held:${id}`,
      dueAt: now,
    },
  ]);
  return true;
}
