/** Doorbells: one row per shop and kind of work, so that the worker finds shops with work, oldest ring first (docs/decisions/005). */
import { pool } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";

export type Bell = "inbox" | "messages" | "reconcile" | "bulk-writes" | "holds";

/** A claimed bell. `lease` names this claim: a bell whose lease ran out and was claimed anew no longer answers to it. */
export type ClaimedBell = { bell: Bell; shopKey: string; rings: string; lease: string };

type HeldRing = { bell: Bell; shopKey: string; at: Date };
const held = new WeakMap<ShopTx, Map<string, HeldRing>>();

/**
 * Rings for a shop: work is there, or will be `at`. Call it last in a transaction: the bell's row stays locked until commit.
 * @param shopKey the shop's domain (inbox) or its id (messages)
 */
export async function ring(tx: ShopTx, bell: Bell, shopKey: string, at: Date = new Date()): Promise<void> {
  const waiting = held.get(tx);
  if (!waiting) return ringNow(tx, { bell, shopKey, at });
  const key = `${bell} ${shopKey}`;
  const earlier = waiting.get(key);
  if (!earlier || at < earlier.at) waiting.set(key, { bell, shopKey, at });
}

/** Keeps every ring of a long transaction until `releaseRings`, so that others who hold a row we still need do not wait on the bell. */
export function holdRings(tx: ShopTx): void {
  held.set(tx, new Map());
}

export async function releaseRings(tx: ShopTx): Promise<void> {
  const rings = held.get(tx) ?? new Map<string, HeldRing>();
  held.delete(tx);
  for (const key of [...rings.keys()].sort()) await ringNow(tx, rings.get(key) as HeldRing);
}

async function ringNow(tx: ShopTx, { bell, shopKey, at }: HeldRing): Promise<void> {
  await tx.$executeRaw`
    insert into doorbells (bell, shop_key, rung_at) values (${bell}, ${shopKey}, ${at})
    on conflict (bell, shop_key) do update
      set rings = doorbells.rings + 1, rung_at = least(doorbells.rung_at, excluded.rung_at)`;
}

/** Takes the bell that has waited longest, for `leaseSeconds`; null when none has rung. */
export async function claimBell(bell: Bell, leaseSeconds: number): Promise<ClaimedBell | null> {
  const { rows } = await pool.query<ClaimedBell>({
    name: "claim-bell",
    text: `
      update doorbells d set leased_until = clock_timestamp() + make_interval(secs => $2)
      from (select bell, shop_key from doorbells
            where bell = $1 and rung_at <= clock_timestamp() and (leased_until is null or leased_until < clock_timestamp())
            order by rung_at limit 1 for update skip locked) as oldest
      where d.bell = oldest.bell and d.shop_key = oldest.shop_key
      returning d.bell, d.shop_key as "shopKey", d.rings, d.leased_until::text as lease`,
    values: [bell, leaseSeconds],
  });
  return rows[0] ?? null;
}

/** @returns the bell under its longer lease, or null when somebody else has it by now. */
export async function renewLease(claimed: ClaimedBell, leaseSeconds: number): Promise<ClaimedBell | null> {
  const { rows } = await pool.query<{ lease: string }>(
    `update doorbells set leased_until = clock_timestamp() + make_interval(secs => $4)
     where bell = $1 and shop_key = $2 and leased_until = $3::timestamptz returning leased_until::text as lease`,
    [claimed.bell, claimed.shopKey, claimed.lease, leaseSeconds],
  );
  return rows[0] ? { ...claimed, lease: rows[0].lease } : null;
}

/** Nothing is left to do: the bell goes, unless it rang while we worked. */
export async function silenceBell(claimed: ClaimedBell): Promise<void> {
  const { rowCount } = await pool.query(
    "delete from doorbells where bell = $1 and shop_key = $2 and leased_until = $3::timestamptz and rings = $4",
    [claimed.bell, claimed.shopKey, claimed.lease, claimed.rings],
  );
  if (!rowCount) await requeueBell(claimed);
}

/** Back to the line of shops: at its tail now, or at `nextAt` unless the bell rang while we worked. */
export async function requeueBell(claimed: ClaimedBell, nextAt?: Date): Promise<void> {
  await pool.query(
    `update doorbells set leased_until = null,
       rung_at = case when rings = $4 then coalesce($5::timestamptz, clock_timestamp()) else clock_timestamp() end
     where bell = $1 and shop_key = $2 and leased_until = $3::timestamptz`,
    [claimed.bell, claimed.shopKey, claimed.lease, claimed.rings, nextAt ?? null],
  );
}
