/** Waitlists of variants that were deleted in Shopify: who is still there, and the mails that tell them. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { DEFAULT_CHANNEL } from "#app/data/messages.ts";

/** Mails a second that a long line comes due at: what others are told in the meantime is not held up. */
const MAILS_A_SECOND = 50;

export type GoneLine = { variantId: bigint; waiting: number };

/** The deleted variants of a product that people still wait for. */
export const findGoneLines = (tx: ShopTx, productId: bigint): Promise<GoneLine[]> =>
  tx.$queryRaw<GoneLine[]>`
    select variant_id as "variantId", waiting_entries as waiting from assignments
    where shop_id = ${tx.shopId} and product_id = ${productId} and variant_deleted_at is not null and waiting_entries > 0
    order by variant_id`;

/** Everybody who waits for deleted variants or has yet to confirm it, first in line first. Lines must be locked. */
export async function listGoneEntries(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  const entries = await tx.$queryRaw<{ id: bigint }[]>`
    select e.id from waitlist_entries e join assignments a on a.shop_id = e.shop_id and a.variant_id = e.variant_id
    where e.shop_id = ${tx.shopId} and e.variant_id = any(${variantIds}::bigint[]) and e.state in ('waiting', 'pending')
      and a.variant_deleted_at is not null
    order by e.joined_at, e.id`;
  return entries.map((entry) => entry.id);
}

/** Queues one mail for each of these entries, in their order. @returns how many are new. */
export async function queueEndedMails(tx: ShopTx, entryIds: bigint[], now: Date): Promise<number> {
  const [queued] = await tx.$queryRaw<{ mails: number }[]>`
    with told as (
      insert into messages (shop_id, kind, audience, channel, to_address, locale, variant_id, entry_id, facts, dedupe_key, due_at)
      select ${tx.shopId}, 'waitlist_ended', 'customer', ${DEFAULT_CHANNEL}, e.email, e.locale, e.variant_id, e.id,
        jsonb_build_object('quantity', e.quantity), 'waitlist_ended:' || e.id,
        ${now}::timestamptz + ((nth.place - 1) / ${MAILS_A_SECOND}::int) * interval '1 second'
      from unnest(${entryIds}::bigint[]) with ordinality as nth(id, place)
      join waitlist_entries e on e.shop_id = ${tx.shopId} and e.id = nth.id
      where e.email is not null
      order by nth.place
      on conflict (shop_id, dedupe_key) do nothing
      returning id
    ), trail as (
      insert into message_events (shop_id, message_id, kind) select ${tx.shopId}, id, 'queued' from told
    )
    select count(*)::int as mails from told`;
  return queued?.mails ?? 0;
}
