/** Puts an address on the list of those not to be written to, and gives up the places it holds in line. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { addSuppression, type SuppressionReason } from "#app/data/suppressions.ts";
import { findOpenPlaces, lockLines, moveEntries } from "#app/data/waitlist-entries.ts";
import { normalizeEmail } from "#app/domain/waitlist-entry.ts";

/** Units would go to somebody who cannot hear of them, so those waiting under this address leave the line, and what is kept for them is released. */
export async function suppressAddress(
  tx: ShopTx,
  input: { address: string; reason: SuppressionReason; now: Date },
): Promise<{ left: number }> {
  const address = normalizeEmail(input.address);
  await addSuppression(tx, { address, reason: input.reason, now: input.now });
  const entries = await findOpenPlaces(tx, address);
  await lockLines(
    tx,
    entries.map((entry) => entry.variantId),
  );
  const left = await moveEntries(tx, { entryIds: entries.map((entry) => entry.id), to: "cancelled", now: input.now });
  return { left: left.length };
}
