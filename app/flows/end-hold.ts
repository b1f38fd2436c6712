/** A hold has ended at Shopify: bought, or the units are back on the shelf, where the next in line gets them. */
import { recordEvent } from "#app/data/events.ts";
import { saveEnded, type OpenHold } from "#app/data/holds.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockLines, moveEntries } from "#app/data/waitlist-entries.ts";
import { noteReturnedUnits } from "./record-returned-units.ts";

export type HoldEnd = {
  bought: boolean;
  /** The deadline has passed. */
  missed: boolean;
  /** Units that Shopify gave back with it; it tells of their stock by itself. */
  returnedUnits: number;
};

/**
 * The rise of stock that Shopify tells of is what serves the next in line, whichever comes first: so each unit is given once.
 * It is no new stock: an offer that ended does not begin again.
 */
export async function endHold(tx: ShopTx, hold: OpenHold, end: HoldEnd, now: Date): Promise<void> {
  const { id, variantId, entryId, units } = hold;
  const { bought, missed, returnedUnits } = end;
  await lockLines(tx, [variantId]);
  const reason = bought ? "bought" : missed ? "not bought in time" : "the place was given up";
  if (!(await saveEnded(tx, id, { state: bought ? "bought" : "released", reason }))) return;
  if (bought || missed) await moveEntries(tx, { entryIds: [entryId], to: bought ? "done" : "expired", now });
  if (hold.state === "held" && !bought) {
    await recordEvent(tx, { variantId, name: "hold-released", actor: "Standby", detail: { units, reason }, at: now });
  }
  if (returnedUnits === 0) return;
  await noteReturnedUnits(tx, { lines: [{ variantId, units: returnedUnits }], cause: "hold ended", now });
}
