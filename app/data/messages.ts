/** Messages and their trails: queueing them. Claiming and settling stand in message-slices.ts. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { MessageEventKind, MessageKind, NewMessage } from "#app/domain/message.ts";

/** The channel that carries every message until a shop connects another. */
export const DEFAULT_CHANNEL = "smtp";

/** Inserts messages whose occasion has none yet, each with the trail's first line. @returns how many were new. */
export async function insertMessages(tx: ShopTx, messages: NewMessage[]): Promise<number> {
  const [added] = await tx.$queryRaw<{ messages: number }[]>`
    with added as (
      insert into messages (shop_id, kind, audience, channel, to_address, locale, variant_id, entry_id, restock_id, facts,
        dedupe_key, due_at)
      select ${tx.shopId}, m.kind, m.audience, ${DEFAULT_CHANNEL}, m.to_address, m.locale, m.variant_id, m.entry_id,
        m.restock_id, m.facts, m.dedupe_key, coalesce(m.due_at, now())
      from jsonb_to_recordset(${JSON.stringify(messages.map(toRecord))}::jsonb) as m(kind text, audience text,
        to_address text, locale text, variant_id bigint, entry_id bigint, restock_id bigint, facts jsonb, dedupe_key text,
        due_at timestamptz)
      on conflict (shop_id, dedupe_key) do nothing
      returning id
    ), trail as (
      insert into message_events (shop_id, message_id, kind) select ${tx.shopId}, id, 'queued' from added
    )
    select count(*)::int as messages from added`;
  return added?.messages ?? 0;
}

/** Ids travel as digits: JSON has no bigint. */
const toRecord = (message: NewMessage) => ({
  kind: message.kind,
  audience: message.audience,
  to_address: message.toAddress,
  locale: message.locale,
  variant_id: message.variantId?.toString() ?? null,
  entry_id: message.entryId?.toString() ?? null,
  restock_id: message.restockId?.toString() ?? null,
  facts: message.facts ?? {},
  dedupe_key: message.dedupeKey,
  due_at: message.dueAt?.toISOString() ?? null,
});

/** Adds one line to the trail of the last message of these kinds that each entry was sent. */
export async function trailSentMessages(
  tx: ShopTx,
  input: { entryIds: bigint[]; kinds: MessageKind[]; event: MessageEventKind; detail: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`
    insert into message_events (shop_id, message_id, kind, detail, at)
    select distinct on (m.entry_id) ${tx.shopId}, m.id, ${input.event}, ${input.detail}, ${input.at}
    from messages m
    where m.shop_id = ${tx.shopId} and m.entry_id = any(${input.entryIds}) and m.kind = any(${input.kinds}) and m.state = 'sent'
    order by m.entry_id, m.id desc`;
}

/** Mails that waited until shoppers can see the product again are due. @returns how many */
export const wakeRestockMails = (tx: ShopTx, variantIds: bigint[], now: Date): Promise<number> =>
  tx.$executeRaw`
    update messages set due_at = ${now}
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and kind = 'back_in_stock' and state = 'queued'
      and due_at > ${now}`;
