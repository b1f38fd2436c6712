/** "We've run out again" for everybody still in line after a restock: remembered in one row, written out in slices. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { DEFAULT_CHANNEL } from "#app/data/messages.ts";

export async function addFanOut(tx: ShopTx, input: { variantId: bigint; restockId: bigint; now: Date }): Promise<void> {
  await tx.$executeRaw`
    insert into fan_outs (shop_id, restock_id, variant_id, restocked_at)
    values (${tx.shopId}, ${input.restockId}, ${input.variantId}, ${input.now})`;
}

type FanOut = {
  restockId: bigint;
  variantId: bigint;
  restockedAt: Date;
  reachedJoinedAt: Date | null;
  reachedId: bigint;
  reachedPlaces: number;
};

/**
 * Writes the next `limit` messages of the oldest unfinished fan-out. An entry hears it once a day at most, and only if it
 * already waited when the restock came.
 * @returns whether there was one to write.
 */
export async function writeFanOutSlice(tx: ShopTx, limit: number, now: Date): Promise<boolean> {
  const [fanOut] = await tx.$queryRaw<FanOut[]>`
    select restock_id as "restockId", variant_id as "variantId", restocked_at as "restockedAt",
      reached_joined_at as "reachedJoinedAt", reached_id as "reachedId", reached_places as "reachedPlaces"
    from fan_outs where shop_id = ${tx.shopId} order by restock_id limit 1 for update skip locked`;
  if (!fanOut) return false;
  const next = await tx.$queryRaw<{ joinedAt: Date; id: bigint }[]>`
    select joined_at as "joinedAt", id from waitlist_entries
    where shop_id = ${tx.shopId} and variant_id = ${fanOut.variantId} and state = 'waiting' and not sits_out and joined_at <= ${fanOut.restockedAt}
      and (joined_at, id) > (coalesce(${fanOut.reachedJoinedAt}, '-infinity'::timestamptz), ${fanOut.reachedId})
    order by joined_at, id limit ${limit}`;
  const last = next.at(-1);
  if (last)
    await writeMessages(
      tx,
      fanOut,
      next.map((entry) => entry.id),
      now,
    );
  if (!last || next.length < limit) {
    await tx.$executeRaw`delete from fan_outs where shop_id = ${tx.shopId} and restock_id = ${fanOut.restockId}`;
  } else {
    await tx.$executeRaw`
      update fan_outs set reached_joined_at = ${last.joinedAt}, reached_id = ${last.id},
        reached_places = reached_places + ${next.length}
      where shop_id = ${tx.shopId} and restock_id = ${fanOut.restockId}`;
  }
  return true;
}

async function writeMessages(tx: ShopTx, fanOut: FanOut, entryIds: bigint[], now: Date): Promise<void> {
  const day = fanOut.restockedAt.toISOString().slice(0, 10);
  await tx.$executeRaw`
    with told as (
      insert into messages (shop_id, kind, audience, channel, to_address, locale, variant_id, entry_id, restock_id, facts,
        dedupe_key, due_at)
      select ${tx.shopId}, 'ran_out_again', 'customer', ${DEFAULT_CHANNEL}, e.email, e.locale, e.variant_id, e.id,
        ${fanOut.restockId}, jsonb_build_object('place', ${fanOut.reachedPlaces}::int + nth.place, 'quantity', e.quantity),
        'ran_out_again:' || e.id || ':' || ${day}, ${now}
      from unnest(${entryIds}::bigint[]) with ordinality as nth(id, place)
      join waitlist_entries e on e.shop_id = ${tx.shopId} and e.id = nth.id
      where e.email is not null
      order by nth.place
      on conflict (shop_id, dedupe_key) do nothing
      returning id
    )
    insert into message_events (shop_id, message_id, kind) select ${tx.shopId}, id, 'queued' from told`;
}
