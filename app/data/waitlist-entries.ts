/** Waitlist entries and the counters on their assignment, which change together, under the assignment's lock. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { statesBefore, type EntryFacts, type EntryState } from "#app/domain/waitlist-entry.ts";

/** An entry as flows need it; times left out. */
export type EntryRow = { id: bigint; variantId: bigint; state: EntryState; quantity: number; email: string | null };

/** How far a place is counted exactly; behind it the line is too long for a shopper to care about one. */
const EXACT_PLACES = 1000;

/** Locks the lines of these variants, in the order of their ids so that two transactions never wait for each other. */
export async function lockLines(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  await tx.$queryRaw`
    select 1 from assignments where shop_id = ${tx.shopId} and variant_id = any(${variantIds}) order by variant_id for update`;
}

/**
 * Appends an entry to a locked line. Its `joinedAt` is never before that of the last in line, whatever clocks say.
 * @returns its id and its place, which is the number of people now waiting.
 */
export async function addEntry(
  tx: ShopTx,
  input: { variantId: bigint; facts: EntryFacts; now: Date },
): Promise<{ id: bigint; place: number }> {
  const { variantId, facts, now } = input;
  const consentedAt = facts.smsConsent ? now : null;
  const [added] = await tx.$queryRaw<{ id: bigint; place: number }[]>`
    with added as (
      insert into waitlist_entries (shop_id, variant_id, email, phone, sms_consent_at, quantity, locale, storefront_root, joined_at)
      values (${tx.shopId}, ${variantId}, ${facts.email}, ${facts.phone}, ${consentedAt}, ${facts.quantity}, ${facts.locale},
        ${facts.storefrontRoot ?? null}, greatest(${now}, (select joined_at from waitlist_entries
          where shop_id = ${tx.shopId} and variant_id = ${variantId} and state = 'waiting'
          order by joined_at desc, id desc limit 1)))
      returning id
    )
    update assignments set waiting_entries = waiting_entries + 1, waiting_units = waiting_units + ${facts.quantity}
    from added where shop_id = ${tx.shopId} and variant_id = ${variantId}
    returning added.id, waiting_entries as place`;
  if (!added) throw new Error("An entry was added to a variant that is not assigned.");
  return added;
}

/** How many people wait in a line; 0 where there is none. */
export async function countWaiting(tx: ShopTx, variantId: bigint): Promise<number> {
  const [line] = await tx.$queryRaw<{ waiting: number }[]>`
    select waiting_entries as waiting from assignments where shop_id = ${tx.shopId} and variant_id = ${variantId}`;
  return line?.waiting ?? 0;
}

/** The entry that already holds this address's place: waiting, served but not yet told so, or with units kept for it. */
export async function findOpenEntry(tx: ShopTx, variantId: bigint, email: string): Promise<EntryRow | null> {
  const [entry] = await tx.$queryRaw<EntryRow[]>`
    select id, variant_id as "variantId", state, quantity, email from waitlist_entries e
    where shop_id = ${tx.shopId} and email = ${email} and variant_id = ${variantId}
      and (state = 'waiting' or (state = 'allocated' and (exists (
        select 1 from messages m where m.shop_id = e.shop_id and m.entry_id = e.id and m.kind = 'back_in_stock'
          and m.state in ('queued', 'sending')) or exists (
        select 1 from holds h where h.shop_id = e.shop_id and h.entry_id = e.id and h.due_at is not null))))
    order by id limit 1`;
  return entry ?? null;
}

/** Entries of an address that were served and told: asking again ends that turn. */
export async function findEndedTurns(tx: ShopTx, variantId: bigint, email: string): Promise<bigint[]> {
  const entries = await tx.$queryRaw<{ id: bigint }[]>`
    select id from waitlist_entries
    where shop_id = ${tx.shopId} and email = ${email} and variant_id = ${variantId} and state = 'allocated'`;
  return entries.map((entry) => entry.id);
}

/** The places an address holds in all lines of the shop, and those that have units kept for them. */
export async function findOpenPlaces(tx: ShopTx, email: string): Promise<EntryRow[]> {
  return tx.$queryRaw<EntryRow[]>`
    select id, variant_id as "variantId", state, quantity, email from waitlist_entries e
    where shop_id = ${tx.shopId} and email = ${email} and (state = 'waiting' or (state = 'allocated' and exists (
      select 1 from holds h where h.shop_id = e.shop_id and h.entry_id = e.id and h.due_at is not null))) order by id`;
}

/**
 * The open entries of a buyer for these variants: made before the order and known by address or Shopify's customer id, or
 * those that the paid draft order was made for.
 */
export async function findBuyersEntries(
  tx: ShopTx,
  buyer: { variantIds: bigint[]; email: string | null; customerId: bigint | null; holdIds: bigint[]; orderedAt: Date },
): Promise<bigint[]> {
  const entries = await tx.$queryRaw<{ id: bigint }[]>`
    select id from waitlist_entries
    where shop_id = ${tx.shopId} and variant_id = any(${buyer.variantIds}) and state in ('waiting', 'allocated')
      and ((joined_at <= ${buyer.orderedAt} and (email = ${buyer.email}::text or customer_id = ${buyer.customerId}::bigint))
        or id in (select entry_id from holds where shop_id = ${tx.shopId} and id = any(${buyer.holdIds}::bigint[])))
    order by id`;
  return entries.map((entry) => entry.id);
}

export async function findEntry(tx: ShopTx, id: bigint): Promise<EntryRow | null> {
  const [entry] = await tx.$queryRaw<EntryRow[]>`
    select id, variant_id as "variantId", state, quantity, email from waitlist_entries where shop_id = ${tx.shopId} and id = ${id}`;
  return entry ?? null;
}

/**
 * An entry's place among those waiting, from 1: exact among the first thousand, then estimated from the length of the
 * line and how old the entry is between its first and its last, since counting a million rows takes too long for a page.
 */
export async function readPlace(tx: ShopTx, entry: { id: bigint; variantId: bigint }): Promise<number> {
  const [line] = await tx.$queryRaw<{ ahead: number; waiting: number; age: number | null }[]>`
    with me as (select joined_at, id from waitlist_entries where shop_id = ${tx.shopId} and id = ${entry.id}),
    line as not materialized (select joined_at, id from waitlist_entries
      where shop_id = ${tx.shopId} and variant_id = ${entry.variantId} and state = 'waiting'),
    ends as (select (select joined_at from line order by joined_at, id limit 1) as first,
      (select joined_at from line order by joined_at desc, id desc limit 1) as last)
    select (select count(*)::int from (select 1 from line
        where (joined_at, id) < ((select joined_at from me), (select id from me))
        order by joined_at, id limit ${EXACT_PLACES}) as ahead) as ahead,
      coalesce((select waiting_entries from assignments
        where shop_id = ${tx.shopId} and variant_id = ${entry.variantId}), 0) as waiting,
      extract(epoch from (select joined_at from me) - first)::float8
        / nullif(extract(epoch from last - first)::float8, 0) as age
    from ends`;
  if (!line || line.ahead < EXACT_PLACES) return (line?.ahead ?? 0) + 1;
  return Math.max(EXACT_PLACES + 1, Math.round((line.age ?? 1) * line.waiting));
}

/**
 * Moves entries to a state, from every state that may precede it, and keeps the counters of their assignments right.
 * Units kept for those who leave `allocated` are looked at again (jobs/keep-holds.ts), within seconds.
 * Their lines must be locked. @returns those that moved; the others were there already or ended otherwise.
 */
export async function moveEntries(
  tx: ShopTx,
  input: { entryIds: bigint[]; to: EntryState; now: Date },
): Promise<{ id: bigint; variantId: bigint; from: EntryState }[]> {
  const { entryIds, to, now } = input;
  if (entryIds.length === 0) return [];
  return tx.$queryRaw<{ id: bigint; variantId: bigint; from: EntryState }[]>`
    with old as (
      select id, variant_id, state, quantity from waitlist_entries
      where shop_id = ${tx.shopId} and id = any(${entryIds}) and state = any(${statesBefore(to)}) order by id for update
    ), moved as (
      update waitlist_entries e set state = ${to}::text,
        allocated_at = case when ${to}::text = 'waiting' then null when ${to}::text = 'allocated' then ${now} else e.allocated_at end,
        ended_at = case when ${to}::text in ('done', 'cancelled', 'expired') then ${now}::timestamptz end
      from old where e.shop_id = ${tx.shopId} and e.id = old.id
      returning old.id, old.variant_id, old.state, old.quantity
    ), stirred as (
      update holds h set due_at = ${now} from moved
      where moved.state = 'allocated' and h.shop_id = ${tx.shopId} and h.entry_id = moved.id and h.due_at is not null
    ), change as (
      select variant_id, sum(case when state = 'waiting' then -1 when ${to}::text = 'waiting' then 1 else 0 end)::int as entries,
        sum(case when state = 'waiting' then -quantity when ${to}::text = 'waiting' then quantity else 0 end)::int as units
      from moved group by variant_id
    ), counted as (
      update assignments a set waiting_entries = waiting_entries + change.entries, waiting_units = waiting_units + change.units
      from change where a.shop_id = ${tx.shopId} and a.variant_id = change.variant_id
    )
    select id, variant_id as "variantId", state as "from" from moved order by id`;
}

/** Whether the same address waits in the same line with another entry, as after an import: one place is enough. */
export async function waitsTwice(tx: ShopTx, entryId: bigint): Promise<boolean> {
  const others = await tx.$queryRaw<unknown[]>`
    select 1 from waitlist_entries e join waitlist_entries o using (shop_id, variant_id, email)
    where e.shop_id = ${tx.shopId} and e.id = ${entryId} and o.id <> e.id and o.state = 'waiting' limit 1`;
  return others.length > 0;
}

/** The place is kept, but the unit is somebody else's turn now. The line must be locked. */
export async function sitOut(tx: ShopTx, entryId: bigint): Promise<void> {
  await tx.$executeRaw`
    update waitlist_entries set sits_out = true where shop_id = ${tx.shopId} and id = ${entryId} and state = 'waiting'`;
}

/** Sets the counters of these variants from their entries: for variants that are assigned again. Lines must be locked. */
export async function recountWaiting(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  await tx.$executeRaw`
    update assignments a set waiting_entries = line.entries, waiting_units = line.units
    from (select v.id, count(e.id)::int as entries, coalesce(sum(e.quantity), 0)::int as units
      from unnest(${variantIds}::bigint[]) as v(id)
      left join waitlist_entries e on e.shop_id = ${tx.shopId} and e.variant_id = v.id and e.state = 'waiting'
      group by v.id) as line
    where a.shop_id = ${tx.shopId} and a.variant_id = line.id`;
}

export type Line = {
  wantedUnits: number;
  /** The latest restock that served it; 0 when none has. */
  servedBy: bigint;
};

/** What all who wait for a variant want, and since when they wait together. */
export async function readLine(tx: ShopTx, variantId: bigint): Promise<Line> {
  const [line] = await tx.$queryRaw<Line[]>`
    select waiting_units as "wantedUnits",
      coalesce((select max(id) from restocks where shop_id = a.shop_id and variant_id = a.variant_id), 0) as "servedBy"
    from assignments a where shop_id = ${tx.shopId} and variant_id = ${variantId}`;
  return line ?? { wantedUnits: 0, servedBy: 0n };
}
