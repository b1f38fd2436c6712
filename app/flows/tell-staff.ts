/** Mails to the shop's staff: what happens soon after their last mail of a kind is collected for the next one. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { shopOf, type Shop } from "#app/data/shops.ts";
import { addToMessage, lastMessageToStaff } from "#app/data/staff-messages.ts";
import type { FactRow } from "#app/domain/message.ts";
import { collectNews, STAFF_KINDS, staffMailDueAt, type StaffKind } from "#app/domain/staff-news.ts";
import { wantsMessage } from "#app/domain/wants-message.ts";
import { queueMessages } from "#app/flows/queue-messages.ts";

export type StaffNews = {
  kind: StaffKind;
  /** One line of the mail; no personal data. */
  item: FactRow;
  /** Names what happened, within its kind. */
  occasion: string;
};

/** Nobody is written to unless the shop names somebody. Call it last in a transaction: it rings for delivery. */
export async function tellStaff(tx: ShopTx, { news, now }: { news: StaffNews[]; now: Date }): Promise<void> {
  if (news.length === 0) return;
  const shop = await shopOf(tx);
  if (shop.staffEmails.length === 0) return;
  for (const kind of STAFF_KINDS.filter((one) => wantsMessage(shop, one))) {
    const ofKind = news.filter((one) => toldAs(one.kind, shop) === kind);
    if (ofKind.length === 0) continue;
    for (const toAddress of shop.staffEmails) await tell(tx, { toAddress, locale: shop.locale, kind, news: ofKind, now });
  }
}

/** Where shortfalls are switched off, they are restocks all the same. */
const toldAs = (kind: StaffKind, shop: Shop): StaffKind =>
  kind === "staff_shortfall" && !wantsMessage(shop, kind) ? "staff_restock" : kind;

type Telling = { toAddress: string; locale: string; kind: StaffKind; news: StaffNews[]; now: Date };

async function tell(tx: ShopTx, { toAddress, locale, kind, news, now }: Telling): Promise<void> {
  const items = news.map(({ item }) => item);
  const last = await lastMessageToStaff(tx, { kind, toAddress });
  if (last && (await addToMessage(tx, { id: last.id, items, now }))) return;
  const dueAt = staffMailDueAt(last?.dueAt ?? null, now);
  const dedupeKey = `${kind}:${toAddress}:${news[0]?.occasion}`;
  await queueMessages(tx, [{ kind, audience: "staff", toAddress, locale, facts: collectNews({}, items), dedupeKey, dueAt }]);
}
