/** Writes a new place into the variant's history and tells its holder, by mail only: whoever asked may not be its owner. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { queueMessages } from "./queue-messages.ts";

type NewPlace = { variantId: bigint; entryId: bigint; email: string; locale: string; quantity: number; place: number; now: Date };

export async function tellPlace(tx: ShopTx, input: NewPlace): Promise<void> {
  const { variantId, entryId, email, locale, quantity, place, now } = input;
  await recordEvent(tx, { variantId, name: "waitlist-joined", actor: "A shopper", detail: { place }, at: now });
  await queueMessages(tx, [
    {
      kind: "waitlist_joined",
      audience: "customer",
      toAddress: email,
      locale,
      variantId,
      entryId,
      facts: { place, quantity },
      dedupeKey: `waitlist_joined:${entryId}`,
      dueAt: now,
    },
  ]);
}
