/** Home: the figures of the shop, what needs the merchant's attention, and how far set-up has come. */
import type { ShopTx } from "#app/data/in-shop.ts";

/** Nobody reads past this many; counting on would only cost time. */
export const COUNT_CAP = 1_000;

const DAY_MS = 24 * 60 * 60 * 1000;
const CHART_DAYS = 30;
const WEEK_DAYS = 7;
const SLOW_WRITE_MS = 10 * 60 * 1000;

export type DemandDay = { day: string; joined: number; served: number };

/** People joining and served on each of the last 30 days of the shop's own calendar, today last. */
export function demandByDay(tx: ShopTx, input: { timeZone: string; now: Date }): Promise<DemandDay[]> {
  const since = new Date(input.now.getTime() - (CHART_DAYS + 1) * DAY_MS);
  return tx.$queryRaw`
    with days as (
      select ((${input.now} at time zone ${input.timeZone})::date - n) as day from generate_series(0, ${CHART_DAYS - 1}) n
    ), joined as (
      select (joined_at at time zone ${input.timeZone})::date as day, count(*)::int as people
      from waitlist_entries where shop_id = ${tx.shopId} and joined_at >= ${since} group by 1
    ), served as (
      select (at at time zone ${input.timeZone})::date as day, count(*)::int as people
      from allocations where shop_id = ${tx.shopId} and at >= ${since} group by 1
    )
    select days.day::text, coalesce(joined.people, 0) as joined, coalesce(served.people, 0) as served
    from days left join joined using (day) left join served using (day) order by days.day`;
}

export type HomeFigures = {
  peopleWaiting: number;
  variantsWaitlisted: number;
  messagesSent: number;
};

/** Figures of now; messages of the last 30 days. Variants are counted up to the cap. */
export async function homeFigures(tx: ShopTx, now: Date): Promise<HomeFigures> {
  const since = new Date(now.getTime() - CHART_DAYS * DAY_MS);
  const [figures] = await tx.$queryRaw<HomeFigures[]>`
    select
      (select coalesce(sum(waiting_entries), 0)::int from assignments
        where shop_id = ${tx.shopId} and waiting_entries > 0) as "peopleWaiting",
      (select count(*)::int from (select 1 from assignments
        where shop_id = ${tx.shopId} and offer = 'waitlist' and variant_deleted_at is null limit ${COUNT_CAP + 1}) found) as "variantsWaitlisted",
      (select count(*)::int from messages
        where shop_id = ${tx.shopId} and state = 'sent' and sent_at >= ${since}) as "messagesSent"`;
  return figures as HomeFigures;
}

/** Served within the last 7 of those days. */
export const servedInWeek = (days: DemandDay[]): number => days.slice(-WEEK_DAYS).reduce((total, day) => total + day.served, 0);

export type Troubles = { messagesFailed: number; webhooksDead: number; writesSlow: number; driftsOpen: number };

/** What went wrong and has not been put right, each counted up to the cap; messages of the last 7 days. */
export async function readTroubles(tx: ShopTx, input: { shopDomain: string; now: Date }): Promise<Troubles> {
  const failedSince = new Date(input.now.getTime() - WEEK_DAYS * DAY_MS);
  const slowSince = new Date(input.now.getTime() - SLOW_WRITE_MS);
  const [troubles] = await tx.$queryRaw<Troubles[]>`
    with unwritten as materialized (
      select variant_id from assignments where shop_id = ${tx.shopId} and written_version < intent_version limit ${COUNT_CAP + 1}
    )
    select
      (select count(*)::int from (select 1 from messages
        where shop_id = ${tx.shopId} and state = 'failed' and created_at >= ${failedSince} limit ${COUNT_CAP + 1}) found) as "messagesFailed",
      (select count(*)::int from (select 1 from inbox
        where shop_domain = ${input.shopDomain} and dead_at is not null limit ${COUNT_CAP + 1}) found) as "webhooksDead",
      (select count(*)::int from unwritten join assignments using (variant_id)
        where shop_id = ${tx.shopId} and variant_deleted_at is null and offer_changed_at < ${slowSince}) as "writesSlow",
      (select count(*)::int from (select 1 from drifts d
        where d.shop_id = ${tx.shopId} and (d.variant_id = 0 or exists (select 1 from assignments a
          where a.shop_id = d.shop_id and a.variant_id = d.variant_id and a.variant_deleted_at is null))
        limit ${COUNT_CAP + 1}) found) as "driftsOpen"`;
  return troubles as Troubles;
}

export type GoneLine = { variantId: string; productTitle: string; variantTitle: string; waitingEntries: number };

const GONE_LINES = 5;

/** Deleted variants that people wait for, the longest lines first: the merchant decides what they are told. */
export const listGoneLines = (tx: ShopTx): Promise<GoneLine[]> =>
  tx.$queryRaw`
    select variant_id::text as "variantId", product_title as "productTitle", variant_title as "variantTitle",
      waiting_entries as "waitingEntries"
    from assignments where shop_id = ${tx.shopId} and waiting_entries > 0 and variant_deleted_at is not null
    order by waiting_entries desc, variant_id limit ${GONE_LINES}`;

/** Assigning a variant under the condition as it stands counts as having chosen it. */
export type SetupProgress = { conditionSet: boolean; variantAssigned: boolean; shopperJoined: boolean };

/** Which of the first steps have been made, ever. */
export async function readSetupProgress(tx: ShopTx): Promise<SetupProgress> {
  const [progress] = await tx.$queryRaw<SetupProgress[]>`
    select
      exists (select 1 from shops where id = ${tx.shopId} and switch_condition <> 0)
        or exists (select 1 from assignments where shop_id = ${tx.shopId}) as "conditionSet",
      exists (select 1 from assignments where shop_id = ${tx.shopId}) as "variantAssigned",
      exists (select 1 from waitlist_entries where shop_id = ${tx.shopId}) as "shopperJoined"`;
  return progress as SetupProgress;
}
