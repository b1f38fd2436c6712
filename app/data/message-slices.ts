/** A shop's due messages: claimed in slices under a lease, then settled. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { MessageEventKind, MessageFacts, MessageKind, MessageState } from "#app/domain/message.ts";
import type { EntryState } from "#app/domain/waitlist-entry.ts";

/** Longer than a slice can take at the slowest server; after a crash the message goes out again when it has passed. */
const LEASE_SECONDS = 180;

export type ClaimedMessage = {
  id: bigint;
  kind: MessageKind;
  channel: string;
  toAddress: string | null;
  locale: string;
  variantId: bigint | null;
  entryId: bigint | null;
  facts: MessageFacts;
  /** This one included; also names the claim, so that a lost one settles nothing. */
  attempts: number;
  createdAt: Date;
  entryState: EntryState | null;
  /** Of the storefront the entry's holder came from. */
  storefrontRoot: string | null;
  productTitle: string | null;
  variantTitle: string | null;
  productHandle: string | null;
  imageUrl: string | null;
  stockUnits: number | null;
  variantDeletedAt: Date | null;
  productHiddenAt: Date | null;
};

/** Those due longest first; messages that another worker holds are passed over. */
export async function claimDueMessages(tx: ShopTx, limit: number, now: Date): Promise<ClaimedMessage[]> {
  const leasedUntil = new Date(now.getTime() + LEASE_SECONDS * 1000);
  return tx.$queryRaw<ClaimedMessage[]>`
    with due as (
      select id from messages
      where shop_id = ${tx.shopId} and state in ('queued', 'sending') and due_at <= ${now}
        and (leased_until is null or leased_until <= ${now})
      order by due_at, id limit ${limit} for update skip locked
    ), claimed as (
      update messages m set state = 'sending', leased_until = ${leasedUntil}, attempts = attempts + 1
      from due where m.shop_id = ${tx.shopId} and m.id = due.id
      returning m.*
    )
    select m.id, m.kind, m.channel, m.to_address as "toAddress", m.locale, m.variant_id as "variantId",
      m.entry_id as "entryId", m.facts, m.attempts, m.created_at as "createdAt", e.state as "entryState",
      e.storefront_root as "storefrontRoot", a.product_title as "productTitle", a.variant_title as "variantTitle", a.product_handle as "productHandle",
      a.image_url as "imageUrl", a.stock_units as "stockUnits", a.variant_deleted_at as "variantDeletedAt",
      a.product_hidden_at as "productHiddenAt"
    from claimed m
    left join waitlist_entries e on e.shop_id = ${tx.shopId} and e.id = m.entry_id
    left join assignments a on a.shop_id = ${tx.shopId} and a.variant_id = m.variant_id
    order by m.due_at, m.id`;
}

export type SettledMessage = {
  id: bigint;
  /** Of the claim. */
  attempts: number;
  state: Exclude<MessageState, "sending">;
  reason: string | null;
  /** For `queued`: when to try again. */
  dueAt?: Date;
  subject?: string;
  providerId?: string;
  /** The line for the trail; none when nothing was tried. */
  event: MessageEventKind | null;
};

/** Writes what became of claimed messages; one that was claimed anew in the meantime is left to its new holder. */
export async function settleMessages(tx: ShopTx, messages: SettledMessage[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  const records = messages.map((each) => ({ ...each, id: each.id.toString(), dueAt: each.dueAt?.toISOString() }));
  await tx.$executeRaw`
    with result as (
      select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id bigint, attempts int, state text, reason text,
        "dueAt" timestamptz, subject text, "providerId" text, event text)
    ), settled as (
      update messages m set state = r.state, state_reason = r.reason, leased_until = null,
        due_at = coalesce(r."dueAt", m.due_at), subject = coalesce(r.subject, m.subject),
        provider_message_id = coalesce(r."providerId", m.provider_message_id),
        sent_at = case when r.state = 'sent' then ${now}::timestamptz end
      from result r
      where m.shop_id = ${tx.shopId} and m.id = r.id and m.state = 'sending' and m.attempts = r.attempts
      returning m.id, r.event, coalesce(r.reason, r."providerId", '') as detail
    )
    insert into message_events (shop_id, message_id, kind, detail, at)
    select ${tx.shopId}, id, event, detail, ${now} from settled where event is not null order by id`;
}

/** When the shop's next message is due, its lease runs out or the next is to be written; null when nothing is left to do. */
export async function nextDueAt(tx: ShopTx, now: Date): Promise<Date | null> {
  const [next] = await tx.$queryRaw<{ at: Date | null }[]>`
    select least(min(greatest(due_at, leased_until)),
      case when exists (select 1 from fan_outs where shop_id = ${tx.shopId}) then ${now}::timestamptz end) as at
    from (
      select due_at, leased_until from messages
      where shop_id = ${tx.shopId} and state in ('queued', 'sending') order by due_at limit 100) as first_due`;
  return next?.at ?? null;
}
