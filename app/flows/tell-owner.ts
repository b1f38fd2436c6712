/** Mails to the store owner about offers that switched, thresholds and dates, as far as the shop asks for them. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { ownerAddress, shopOf } from "#app/data/shops.ts";
import { wantsMessage } from "#app/domain/wants-message.ts";
import type { Offer } from "#app/domain/offer.ts";
import { queueMessages, type NewMessage } from "#app/flows/queue-messages.ts";

/** More of a kind at once, and the owner gets one mail that names the number of the others instead of a flood. */
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

const NOTICE_KINDS = ["threshold_near", "threshold_used_up", "back_in_stock_date_come"] as const;

export type OwnerNotice = {
  kind: (typeof NOTICE_KINDS)[number];
  variantId: bigint;
  facts: Record<string, string | number>;
  /** When it happened: it names the occasion. */
  at: Date;
};

type OwnerMessage = Pick<NewMessage, "kind" | "variantId" | "dedupeKey"> & { facts: Record<string, string | number> };

/** A switch that another mail explains gets none of its own. Call it last in a transaction: it rings for delivery. */
export async function tellOwner(tx: ShopTx, switches: Switch[], notices: OwnerNotice[] = []): Promise<void> {
  if (switches.length === 0 && notices.length === 0) return;
  const shop = await shopOf(tx);
  const toAddress = ownerAddress(shop);
  if (!shop.notifyOwner || !toAddress) return;
  const wanted = notices.filter(({ kind }) => wantsMessage(shop, kind));
  const explained = new Set(wanted.map(({ variantId }) => variantId));
  const unexplained = wantsMessage(shop, "offer_switched") ? switches.filter((one) => !explained.has(one.variantId)) : [];
  const messages = [
    ...NOTICE_KINDS.flatMap((kind) => atOnce(wanted.filter((notice) => notice.kind === kind).map(noticeMessage))),
    ...atOnce(unexplained.map(switchMessage)),
  ];
  await queueMessages(
    tx,
    messages.map((message) => ({ ...message, audience: "owner", toAddress, locale: shop.locale })),
  );
}

function atOnce(messages: OwnerMessage[]): OwnerMessage[] {
  const [first] = messages;
  if (!first || messages.length <= MOST_MAILS_AT_ONCE) return messages;
  return [{ ...first, facts: { ...first.facts, others: messages.length - 1 } }];
}

const noticeMessage = ({ kind, variantId, facts, at }: OwnerNotice): OwnerMessage => ({
  kind,
  variantId,
  facts,
  dedupeKey: `${kind}:${variantId}:${at.getTime()}`,
});

const switchMessage = ({ variantId, from, to, reason, stockUnits, version }: Switch): OwnerMessage => ({
  kind: "offer_switched",
  variantId,
  facts: { from, to, reason, ...(stockUnits === null ? {} : { stockUnits }) },
  dedupeKey: `offer_switched:${variantId}:${version}`,
});
