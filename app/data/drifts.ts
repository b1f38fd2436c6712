/** Differences between what Shopify has and what Standby means: found, repaired, gone. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { PLAN_IS_SETTLED, PLANS_ARE_TOLD } from "#app/data/plan-membership.ts";
import { REPAIRABLE, WHOLE_SHOP, type DriftKind, type FoundDrift } from "#app/domain/drift.ts";
import type { Drift } from "#app/generated/prisma/client.ts";

export type { Drift };
export type SeenDrift = FoundDrift & { variantId: bigint };

/** Rows of these subjects (a variant, or the whole shop), locked. */
export async function lockDrifts(tx: ShopTx, variantIds: bigint[], kinds: readonly DriftKind[]): Promise<Drift[]> {
  await tx.$queryRaw`
    select 1 from drifts where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[])
    order by variant_id, kind for update`;
  return tx.drift.findMany({ where: { shopId: tx.shopId, variantId: { in: variantIds }, kind: { in: [...kinds] } } });
}

/** Saves what was seen: a new difference, or the newest of a known one. */
export async function saveDrifts(tx: ShopTx, drifts: SeenDrift[], now: Date): Promise<void> {
  if (drifts.length === 0) return;
  const seen = JSON.stringify(drifts.map((drift) => ({ ...drift, variantId: String(drift.variantId) })));
  await tx.$executeRaw`
    insert into drifts (shop_id, variant_id, kind, expected, found, first_seen_at, last_seen_at)
    select ${tx.shopId}, "variantId", kind, expected, found, ${now}, ${now}
    from jsonb_to_recordset(${seen}::jsonb) as seen ("variantId" bigint, kind text, expected text, found text)
    order by "variantId", kind
    on conflict (shop_id, variant_id, kind) do update
      set expected = excluded.expected, found = excluded.found, last_seen_at = excluded.last_seen_at`;
}

export async function deleteDrifts(tx: ShopTx, drifts: Pick<Drift, "variantId" | "kind">[]): Promise<void> {
  if (drifts.length === 0) return;
  await tx.$executeRaw`
    delete from drifts using unnest(${drifts.map((drift) => drift.variantId)}::bigint[], ${drifts.map((drift) => drift.kind)}::text[])
      as gone (variant_id, kind)
    where drifts.shop_id = ${tx.shopId} and drifts.variant_id = gone.variant_id and drifts.kind = gone.kind`;
}

type RepairFailed = Pick<Drift, "variantId" | "kind"> & { problem?: string };

/** A repair was refused, or carried out and the difference is still there: it may be asked for again. */
export async function markRepairFailed(tx: ShopTx, drifts: RepairFailed[], now: Date): Promise<void> {
  for (const { variantId, kind, problem = null } of drifts) {
    await tx.drift.updateMany({
      where: { shopId: tx.shopId, variantId, kind },
      data: { repairRequestedAt: null, repairFailedAt: now, repairProblem: problem },
    });
  }
}

/** The next subjects, by id, with a difference that can be repaired and is not being repaired yet. */
export async function findRepairable(tx: ShopTx, { from, limit }: { from: bigint; limit: number }): Promise<bigint[]> {
  const rows = await tx.drift.findMany({
    where: { shopId: tx.shopId, variantId: { gte: from }, repairRequestedAt: null, kind: { in: [...REPAIRABLE] } },
    select: { variantId: true },
    distinct: ["variantId"],
    orderBy: { variantId: "asc" },
    take: limit,
  });
  return rows.map((row) => row.variantId);
}

/** Call it with the variants locked. @returns the subjects whose repair was not under way yet */
export async function requestRepairs(
  tx: ShopTx,
  { variantIds, actor, now }: { variantIds: bigint[]; actor: string; now: Date },
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    update drifts set repair_requested_at = ${now}, repair_requested_by = ${actor}, repair_failed_at = null, repair_problem = null
    where shop_id = ${tx.shopId} and repair_requested_at is null and kind = any(${[...REPAIRABLE]}::text[])
      and variant_id = any(${variantIds}::bigint[])
    returning variant_id`;
  return [...new Set(rows.map((row) => row.variant_id))];
}

export type RepairsUnderWay = {
  /** Written since: to be read again. */
  written: bigint[];
  /** Not carried out yet. */
  pending: number;
  /** A repair of the shop itself was carried out and waits to be looked at. */
  shopIsReady: boolean;
  latestAt: Date | null;
};

/** Repairs that were asked for, and which of them Shopify has been told of. */
export async function repairsUnderWay(tx: ShopTx, limit: number): Promise<RepairsUnderWay> {
  const rows = await tx.$queryRaw<{ variantId: bigint; written: boolean; requestedAt: Date }[]>`
    select d.variant_id as "variantId", max(d.repair_requested_at) as "requestedAt",
      coalesce(bool_and(case when d.variant_id = 0 then s.prepared_at >= d.repair_requested_at
          and (d.kind <> 'plan_terms' or ${PLANS_ARE_TOLD})
        else a.variant_id is null or (a.written_version >= a.intent_version
          and (d.kind <> 'selling_plan' or ${PLAN_IS_SETTLED})) end), false) as written
    from drifts d
    join shops s on s.id = d.shop_id
    left join assignments a on a.shop_id = d.shop_id and a.variant_id = d.variant_id and a.variant_deleted_at is null
    where d.shop_id = ${tx.shopId} and d.repair_requested_at is not null
    group by d.variant_id order by written desc, d.variant_id limit ${limit}`;
  const variants = rows.filter((row) => row.variantId !== WHOLE_SHOP);
  return {
    written: variants.filter((row) => row.written).map((row) => row.variantId),
    pending: rows.filter((row) => !row.written).length,
    shopIsReady: rows.some((row) => row.variantId === WHOLE_SHOP && row.written),
    latestAt: rows.reduce<Date | null>(
      (latest, { requestedAt }) => (latest && latest > requestedAt ? latest : requestedAt),
      null,
    ),
  };
}

/** Whether somebody asked for this part of the shop's set-up to be repaired. */
export async function isRepairAsked(tx: ShopTx, kind: DriftKind): Promise<boolean> {
  const where = { shopId: tx.shopId, variantId: WHOLE_SHOP, kind, repairRequestedAt: { not: null } };
  return (await tx.drift.count({ where })) > 0;
}

/** Variants that Shopify no longer has cannot differ. */
export async function forgetDriftsOf(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  if (variantIds.length > 0) await tx.drift.deleteMany({ where: { shopId: tx.shopId, variantId: { in: variantIds } } });
}

/** Drops what was noted of variants that have left Standby since. */
export async function forgetStrayDrifts(tx: ShopTx): Promise<void> {
  await tx.$executeRaw`
    delete from drifts d where d.shop_id = ${tx.shopId} and d.variant_id <> 0 and not exists (
      select 1 from assignments a
      where a.shop_id = d.shop_id and a.variant_id = d.variant_id and a.variant_deleted_at is null)`;
}
