/** The mail to the owner once as many people wait for a variant as Settings says: it may be time to reorder. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { ownerAddress, type Shop } from "#app/data/shops.ts";
import { readLine } from "#app/data/waitlist-entries.ts";
import { wantsMessage } from "#app/domain/wants-message.ts";
import { queueMessages } from "./queue-messages.ts";

/**
 * Once until the line is served: people who come and go around the number make no second mail. Call it last in a transaction.
 * @param input.waiting with the one who has just joined
 */
export async function tellLongLine(tx: ShopTx, input: { shop: Shop; variantId: bigint; waiting: number }): Promise<void> {
  const { shop, variantId, waiting } = input;
  const toAddress = ownerAddress(shop);
  if (waiting !== shop.waitlistPassedAtPeople || !toAddress) return;
  if (!shop.notifyOwner || !wantsMessage(shop, "waitlist_passed")) return;
  const { wantedUnits, servedBy } = await readLine(tx, variantId);
  await queueMessages(tx, [
    {
      kind: "waitlist_passed",
      audience: "owner",
      ...{ toAddress, locale: shop.locale, variantId },
      facts: { waiting, wanted: wantedUnits },
      dedupeKey: `waitlist_passed:${variantId}:${waiting}:${servedBy}`,
    },
  ]);
}
