/** Mails to the store owner about offers that switched, when the shop asks for them. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { ownerAddress, shopOf } from "#app/data/shops.ts";
import type { Offer } from "#app/domain/offer.ts";
import { queueMessages } from "#app/flows/queue-messages.ts";

/** More at once, and the owner gets one mail that names the number of the others instead of a flood. */
const MOST_MAILS_AT_ONCE = 25;

export type Switch = {
  variantId: bigint;
  from: Offer;
  to: Offer;
  reason: string;
  stockUnits: number | null;
  /** The intent's version: it names the switch, so that none is told twice. */
  version: number;
};

/** Call it last in a transaction: it rings for delivery. */
export async function tellOwner(tx: ShopTx, switches: Switch[]): Promise<void> {
  if (switches.length === 0) return;
  const shop = await shopOf(tx);
  const { notifyOwner, locale } = shop;
  const toAddress = ownerAddress(shop);
  if (!notifyOwner || !toAddress) return;
  const told = switches.length > MOST_MAILS_AT_ONCE ? switches.slice(0, 1) : switches;
  await queueMessages(
    tx,
    told.map(({ variantId, from, to, reason, stockUnits, version }) => ({
      kind: "offer_switched",
      audience: "owner",
      toAddress,
      locale,
      variantId,
      facts: {
        from,
        to,
        reason,
        ...(stockUnits === null ? {} : { stockUnits }),
        ...(told.length < switches.length ? { others: switches.length - told.length } : {}),
      },
      dedupeKey: `offer_switched:${variantId}:${version}`,
    })),
  );
}
