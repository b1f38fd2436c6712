/** Work that one job at a time does for a shop; whoever asks meanwhile is counted, and the holder goes round once more. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** Longer than a job that holds one may take (queue/jobs.ts). A dead holder's lease runs out by itself. */
const LEASE_SECONDS = 330;

/** @returns how often was asked until now, or null while another holds it: the holder has been told to go round again. */
export async function takeShopLease(tx: ShopTx, name: string, holder: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ asked: number; mine: boolean }[]>`
    insert into shop_leases as held (shop_id, name, holder, leased_until)
    values (${tx.shopId}, ${name}, ${holder}::uuid, now() + make_interval(secs => ${LEASE_SECONDS}))
    on conflict (shop_id, name) do update set asked = held.asked + 1,
      holder = case when held.leased_until < now() then excluded.holder else held.holder end,
      leased_until = case when held.leased_until < now() then excluded.leased_until else held.leased_until end
    returning asked, holder = ${holder}::uuid as mine`;
  return row?.mine ? row.asked : null;
}

/** @param asked as it was before the last round. @returns null once given back, or the new count when another has asked. */
export async function endShopLease(tx: ShopTx, name: string, holder: string, asked: number): Promise<number | null> {
  const ended = await tx.$executeRaw`
    delete from shop_leases where shop_id = ${tx.shopId} and name = ${name} and holder = ${holder}::uuid and asked = ${asked}`;
  if (ended === 1) return null;
  const [row] = await tx.$queryRaw<{ asked: number }[]>`
    select asked from shop_leases where shop_id = ${tx.shopId} and name = ${name} and holder = ${holder}::uuid`;
  return row?.asked ?? null;
}

/** After a failure: the job engine tries the holder's job again, and with it what others asked for. */
export async function dropShopLease(tx: ShopTx, name: string, holder: string): Promise<void> {
  await tx.$executeRaw`delete from shop_leases where shop_id = ${tx.shopId} and name = ${name} and holder = ${holder}::uuid`;
}
