/** What Standby holds of a customer, and how it is deleted; the same for a whole shop. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** As Shopify names a customer in its privacy topics. A field is absent when Shopify does not know it. */
export type Customer = { id?: bigint; email?: string; phone?: string };

const digitsOf = (phone: string | undefined) => phone?.replace(/\D/g, "") || null;
const match = ({ id, email, phone }: Customer) => ({
  id: id ?? null,
  email: email?.trim().toLowerCase() || null,
  digits: digitsOf(phone),
});

export type CustomerEntry = {
  id: bigint;
  variantId: bigint;
  productTitle: string | null;
  variantTitle: string | null;
  email: string | null;
  phone: string | null;
  smsConsentAt: Date | null;
  quantity: number;
  locale: string;
  state: string;
  joinedAt: Date;
  allocatedAt: Date | null;
  endedAt: Date | null;
};

export async function findEntriesOf(tx: ShopTx, customer: Customer): Promise<CustomerEntry[]> {
  const { id, email, digits } = match(customer);
  return tx.$queryRaw<CustomerEntry[]>`
    select e.id, e.variant_id as "variantId", a.product_title as "productTitle", a.variant_title as "variantTitle", e.email,
      e.phone, e.sms_consent_at as "smsConsentAt", e.quantity, e.locale, e.state, e.joined_at as "joinedAt",
      e.allocated_at as "allocatedAt", e.ended_at as "endedAt"
    from waitlist_entries e left join assignments a on a.shop_id = e.shop_id and a.variant_id = e.variant_id
    where e.shop_id = ${tx.shopId} and (e.email = ${email}::text or e.customer_id = ${id}::bigint
      or (${digits}::text is not null and regexp_replace(e.phone, '\\D', '', 'g') = ${digits}::text))
    order by e.id`;
}

export type CustomerMessage = {
  kind: string;
  channel: string;
  toAddress: string | null;
  subject: string | null;
  state: string;
  createdAt: Date;
  sentAt: Date | null;
};

/** Messages to the customer's address or about their entries. */
export async function findMessagesOf(tx: ShopTx, customer: Customer, entryIds: bigint[]): Promise<CustomerMessage[]> {
  return tx.$queryRaw<CustomerMessage[]>`
    select kind, channel, to_address as "toAddress", subject, state, created_at as "createdAt", sent_at as "sentAt" from messages
    where shop_id = ${tx.shopId} and audience = 'customer'
      and (entry_id = any(${entryIds}::bigint[]) or lower(to_address) = ${match(customer).email}::text)
    order by id`;
}

/** Takes the person out of entries. The entries stay, since units and places were counted with them. */
export async function forgetEntries(tx: ShopTx, entryIds: bigint[]): Promise<void> {
  await tx.$executeRaw`
    update waitlist_entries set email = null, phone = null, sms_consent_at = null, customer_id = null
    where shop_id = ${tx.shopId} and id = any(${entryIds}::bigint[])`;
}

/** Takes the person out of messages, subjects and trails, and lets nothing more go out to them. */
export async function forgetMessages(tx: ShopTx, customer: Customer, entryIds: bigint[], now: Date): Promise<void> {
  const { email } = match(customer);
  await tx.$executeRaw`
    with theirs as (
      update messages set to_address = null, subject = null, dedupe_key = 'redacted:' || id,
        state_reason = case when state in ('queued', 'sending') then 'The customer asked to be forgotten.' end,
        state = case when state in ('queued', 'sending') then 'suppressed' else state end
      where shop_id = ${tx.shopId} and (entry_id = any(${entryIds}::bigint[]) or lower(to_address) = ${email}::text)
      returning id, state_reason)
    , trails as (
      update message_events set detail = '' from theirs
      where message_events.shop_id = ${tx.shopId} and message_events.message_id = theirs.id)
    insert into message_events (shop_id, message_id, kind, detail, at)
    select ${tx.shopId}, id, 'suppressed', state_reason, ${now} from theirs where state_reason is not null`;
}

/** Nothing that is queued goes out any more. */
export async function suppressQueuedMessages(tx: ShopTx, reason: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    with stopped as (
      update messages set state = 'suppressed', state_reason = ${reason}, leased_until = null
      where shop_id = ${tx.shopId} and state = 'queued' returning id)
    insert into message_events (shop_id, message_id, kind, detail, at)
    select ${tx.shopId}, id, 'suppressed', ${reason}, ${now} from stopped`;
  await tx.$executeRaw`delete from doorbells where bell in ('messages', 'holds') and shop_key = ${String(tx.shopId)}`;
}

/**
 * Empties every stored webhook of the shop that speaks of the customer: waiting, dead or kept for a request. Other
 * requests of Shopify's about the same customer still take their course, with nothing left to find.
 * @param except the request that is being carried out
 */
export async function forgetWebhooks(tx: ShopTx, shopDomain: string, customer: Customer, except: bigint): Promise<number> {
  const { id, email, digits } = match(customer);
  return tx.$executeRaw`
    update inbox set payload = null, dead_at = null, last_error = null,
      processed_at = case when topic like 'customers/%' then processed_at else coalesce(processed_at, clock_timestamp()) end,
      outcome = case when topic like 'customers/%' then outcome else 'ignored: The customer asked to be forgotten.' end
    where shop_domain = ${shopDomain} and id <> ${except} and payload is not null and (
      position(${email}::text in lower(payload)) > 0
      or payload ~ ('"id"\\s*:\\s*' || ${id}::text || '\\D') or position('gid://shopify/Customer/' || ${id}::text || '"' in payload) > 0
      or (${digits}::text is not null and length(${digits}::text) >= 7
        and position(${digits}::text in regexp_replace(payload, '[ ().+-]', '', 'g')) > 0))`;
}

/** Every row of the shop, but the proof that it was asked for. The allocation ledger lets go only with its whole shop. */
export async function deleteShop(tx: ShopTx, shopDomain: string, except: bigint): Promise<void> {
  await tx.$executeRaw`select set_config('standby.redact', 'on', true)`;
  await tx.shop.deleteMany({ where: { domain: shopDomain } });
  await tx.session.deleteMany({ where: { shop: shopDomain } });
  await tx.$executeRaw`delete from inbox where shop_domain = ${shopDomain} and id <> ${except}`;
  await tx.$executeRaw`
    delete from doorbells where (bell = 'inbox' and shop_key = ${shopDomain}) or (bell in ('messages', 'holds') and shop_key = ${String(tx.shopId)})`;
}
