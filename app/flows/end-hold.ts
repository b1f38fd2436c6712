/** A hold has ended at Shopify: bought, or the units are back on the shelf, where the next in line gets them. */
import { recordEvent } from "#app/data/events.ts";
import { saveEnded, type OpenHold } from "#app/data/holds.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockLines, moveEntries, sitOut, waitsTwice } from "#app/data/waitlist-entries.ts";
import { noteReturnedUnits } from "./record-returned-units.ts";

export type HoldEnd = {
  bought: boolean;
  /** The deadline has passed. */
  missed: boolean;
  /** Units that Shopify gave back with it; it tells of their stock by itself. */
  returnedUnits: number;
};

const MISSED_AND_KEPT = "not bought in time; the shopper waits on in the same place";

/**
 * The rise of stock that Shopify tells of is what serves the next in line, whichever comes first: so each unit is given once.
 * It is no new stock: an offer that ended does not begin again.
 */
export async function endHold(tx: ShopTx, hold: OpenHold, end: HoldEnd, now: Date): Promise<void> {
  const { id, variantId, entryId, units } = hold;
  const { bought, missed, returnedUnits } = end;
  await lockLines(tx, [variantId]);
  const keepsPlace = hold.keepsPlace && !(await waitsTwice(tx, entryId));
  const reason = bought ? "bought" : missed ? (keepsPlace ? MISSED_AND_KEPT : "not bought in time") : "the place was given up";
  if (!(await saveEnded(tx, id, { state: bought ? "bought" : "released", reason }))) return;
  const missedTo = keepsPlace ? "waiting" : "expired";
  if (bought || missed) await moveEntries(tx, { entryIds: [entryId], to: bought ? "done" : missedTo, now });
  if (missed && keepsPlace) await sitOut(tx, entryId);
  if (hold.state === "held" && !bought) {
    await recordEvent(tx, { variantId, name: "hold-released", actor: "Standby", detail: { units, reason }, at: now });
  }
  if (returnedUnits === 0) return;
  await noteReturnedUnits(tx, { lines: [{ variantId, units: returnedUnits }], cause: "hold ended", now });
}
