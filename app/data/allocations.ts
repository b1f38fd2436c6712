/** Allocation over rows: the restock, the served, the ledger and their messages, or their holds, in one statement. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { DEFAULT_CHANNEL } from "#app/data/messages.ts";

type Allocated = { restockId: bigint; served: number; units: number; held: number };

/**
 * Everybody takes at least one unit, so no more than `freed` rows can be served: the window runs over those alone and
 * costs the same whatever the length of the line. The rule is domain/allocate-waitlist.ts's. Where units are kept, who is
 * served is told by flows/record-held.ts, once they are. Whoever missed a turn sits out until `callBack`.
 */
export async function allocateUnits(
  tx: ShopTx,
  input: { variantId: bigint; unitsFrom: number; unitsTo: number; cause: string; now: Date },
): Promise<Allocated> {
  const { variantId, unitsFrom, unitsTo, cause, now } = input;
  const { shopId } = tx;
  const freed = Math.max(0, unitsTo - unitsFrom);
  const [result] = await tx.$queryRaw<Allocated[]>`
    with head as (
      select id, email, locale, quantity, joined_at from waitlist_entries
      where shop_id = ${shopId} and variant_id = ${variantId} and state = 'waiting' and not sits_out
      order by joined_at, id limit ${freed}
    ), line as (
      select id, email, locale, quantity, row_number() over in_line as place, sum(quantity) over in_line - quantity as taken
      from head window in_line as (order by joined_at, id rows unbounded preceding)
    ), served as (
      select id, email, locale, quantity, place::int, least(quantity, ${freed}::int - taken)::int as units
      from line where taken < ${freed}::int
    ), restock as (
      insert into restocks (shop_id, variant_id, units_from, units_to, freed_units, allocated_units, cause, at)
      select ${shopId}, ${variantId}, ${unitsFrom}, ${unitsTo}, ${freed}, coalesce(sum(units), 0), ${cause}, ${now} from served
      returning id
    ), moved as (
      update waitlist_entries e set state = 'allocated', allocated_at = ${now}
      from served where e.shop_id = ${shopId} and e.id = served.id
    ), ledger as (
      insert into allocations (shop_id, restock_id, variant_id, entry_id, units, place, reason, at)
      select ${shopId}, restock.id, ${variantId}, served.id, units, place,
        'place ' || place || ' in line, first come, first served'
          || case when units < quantity then '; only ' || units || ' of ' || quantity || ' were left' else '' end, ${now}
      from served, restock order by place
    ), keeping as (
      select (hold->>'hours')::int as hours, coalesce((hold->>'keepsPlace')::boolean, false) as keeps_place from assignments
      where shop_id = ${shopId} and variant_id = ${variantId} and (hold->>'on')::boolean
    ), kept as (
      insert into holds (shop_id, restock_id, variant_id, entry_id, units, hours, keeps_place, hold_until, due_at)
      select ${shopId}, restock.id, ${variantId}, served.id, units, hours, keeps_place, ${now}::timestamptz + make_interval(hours => hours), ${now}
      from served, restock, keeping order by place
      returning id
    ), told as (
      insert into messages (shop_id, kind, audience, channel, to_address, locale, variant_id, entry_id, restock_id, facts,
        dedupe_key, due_at)
      select ${shopId}, 'back_in_stock', 'customer', ${DEFAULT_CHANNEL}, email, locale, ${variantId}, served.id, restock.id,
        jsonb_build_object('units', units, 'quantity', quantity), 'back_in_stock:' || restock.id || ':' || served.id, ${now}
      from served, restock where not exists (select 1 from keeping) order by place
      returning id
    ), trail as (
      insert into message_events (shop_id, message_id, kind) select ${shopId}, id, 'queued' from told
    ), counted as (
      update assignments set waiting_entries = waiting_entries - total.entries, waiting_units = waiting_units - total.quantity
      from (select count(*)::int as entries, coalesce(sum(quantity), 0)::int as quantity from served) as total
      where shop_id = ${shopId} and variant_id = ${variantId} and total.entries > 0
    )
    select restock.id as "restockId", count(served.id)::int as served, coalesce(sum(served.units), 0)::int as units,
      (select count(*)::int from kept) as held
    from restock left join served on true group by restock.id`;
  if (!result) throw new Error("A restock was not written.");
  return result;
}

/** Whoever missed a turn and kept the place takes part again. */
export async function callBack(tx: ShopTx, variantId: bigint): Promise<void> {
  await tx.$executeRaw`
    update waitlist_entries set sits_out = false
    where shop_id = ${tx.shopId} and variant_id = ${variantId} and state = 'waiting' and sits_out`;
}

/** How many wait for a variant, from its counter. */
export async function countLine(tx: ShopTx, variantId: bigint): Promise<number> {
  const [line] = await tx.$queryRaw<{ waiting: number }[]>`
    select waiting_entries as waiting from assignments where shop_id = ${tx.shopId} and variant_id = ${variantId}`;
  return line?.waiting ?? 0;
}
