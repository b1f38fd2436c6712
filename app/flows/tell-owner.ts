/** Mails to the store owner about offers that switched, when the shop asks for them. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf } from "#app/data/shops.ts";
import type { OfferDecision } from "#app/domain/decide-offer.ts";
import type { Offer } from "#app/domain/offer.ts";
import { queueMessages } from "#app/flows/queue-messages.ts";

/** More at once, and the owner gets one mail that names the number of the others instead of a flood. */
const MOST_MAILS_AT_ONCE = 25;

export type SwitchedVariant = {
  row: { variantId: bigint; title: string; offer: Offer };
  stockUnits: number | null;
  decision: OfferDecision;
};

/** Call it last in a transaction: it rings for delivery. @param versions names each switch, so that none is told twice */
export async function tellOwner(tx: ShopTx, switched: SwitchedVariant[], versions: Map<bigint, number>): Promise<void> {
  if (switched.length === 0) return;
  const { notifyOwner, ownerEmail, locale } = await shopOf(tx);
  if (!notifyOwner || !ownerEmail) return;
  const told = switched.length > MOST_MAILS_AT_ONCE ? switched.slice(0, 1) : switched;
  await queueMessages(
    tx,
    told.map(({ row, stockUnits, decision }) => ({
      kind: "offer_switched",
      audience: "owner",
      toAddress: ownerEmail,
      locale,
      variantId: row.variantId,
      facts: {
        from: row.offer,
        to: decision.offer,
        reason: decision.reason,
        ...(stockUnits === null ? {} : { stockUnits }),
        ...(told.length < switched.length ? { others: switched.length - told.length } : {}),
      },
      dedupeKey: `offer_switched:${row.variantId}:${versions.get(row.variantId) ?? 0}`,
    })),
  );
}
