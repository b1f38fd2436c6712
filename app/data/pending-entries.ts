/** Entries asked for but not confirmed yet, in shops with double opt-in: nobody waits there, no counter knows them. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { EntryFacts } from "#app/domain/waitlist-entry.ts";

export type PendingEntry = {
  id: bigint;
  variantId: bigint;
  email: string | null;
  quantity: number;
  locale: string;
  askedAt: Date;
};

/** The variant's line must be locked. Asking again starts the time anew. @returns the one that is there already, or a new one */
export async function findOrAddPending(
  tx: ShopTx,
  input: { variantId: bigint; facts: EntryFacts; now: Date },
): Promise<{ id: bigint; askedAt: Date }> {
  const { variantId, facts, now } = input;
  const [found] = await tx.$queryRaw<{ id: bigint; askedAt: Date }[]>`
    update waitlist_entries set joined_at = ${now}
    where shop_id = ${tx.shopId} and variant_id = ${variantId} and email = ${facts.email} and state = 'pending'
    returning id, joined_at as "askedAt"`;
  if (found) return found;
  const consentedAt = facts.smsConsent ? now : null;
  const [added] = await tx.$queryRaw<{ id: bigint; askedAt: Date }[]>`
    insert into waitlist_entries (shop_id, variant_id, email, phone, sms_consent_at, quantity, locale, storefront_root, state, joined_at)
    values (${tx.shopId}, ${variantId}, ${facts.email}, ${facts.phone}, ${consentedAt}, ${facts.quantity}, ${facts.locale},
      ${facts.storefrontRoot ?? null}, 'pending', ${now})
    returning id, joined_at as "askedAt"`;
  if (!added) throw new Error("An entry was added and did not come back.");
  return added;
}

/** Null once it was confirmed, given up or has expired. */
export async function findPending(tx: ShopTx, id: bigint): Promise<PendingEntry | null> {
  const [entry] = await tx.$queryRaw<PendingEntry[]>`
    select id, variant_id as "variantId", email, quantity, locale, joined_at as "askedAt" from waitlist_entries
    where shop_id = ${tx.shopId} and id = ${id} and state = 'pending'`;
  return entry ?? null;
}

/** Puts a pending entry at the end of its line, which must be locked; `moveEntries` then makes it wait there. */
export async function putLast(tx: ShopTx, entry: { id: bigint; variantId: bigint }, now: Date): Promise<void> {
  await tx.$executeRaw`
    update waitlist_entries set joined_at = greatest(${now}, (select joined_at from waitlist_entries
      where shop_id = ${tx.shopId} and variant_id = ${entry.variantId} and state = 'waiting'
      order by joined_at desc, id desc limit 1))
    where shop_id = ${tx.shopId} and id = ${entry.id} and state = 'pending'`;
}

/** @returns how many had been asked for too long ago to be confirmed */
export async function expirePending(tx: ShopTx, askedBefore: Date, now: Date): Promise<number> {
  return tx.$executeRaw`
    update waitlist_entries set state = 'expired', ended_at = ${now}
    where shop_id = ${tx.shopId} and state = 'pending' and joined_at < ${askedBefore}`;
}
