/** Long work with progress: its rows, and moving it on together with what a slice saves. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Json } from "#app/domain/json.ts";
import type { RunFailed, RunKind, RunProgress, RunState } from "#app/domain/run.ts";
import type { Run } from "#app/generated/prisma/client.ts";

export type { Run };

const OFFER_RUNS: RunKind[] = ["assign", "unassign", "change", "import-stock", "update-from-template"];

export type NewRun = { kind: RunKind; title: string; totalItems?: number | null; input: Json; actor: string; now: Date };

export function insertRun(tx: ShopTx, { kind, title, totalItems, input, actor, now }: NewRun): Promise<Run> {
  const data = { shopId: tx.shopId, kind, title, totalItems, input: input ?? {}, actor, startedAt: now, updatedAt: now };
  return tx.run.create({ data });
}

export function findRun(tx: ShopTx, id: bigint): Promise<Run | null> {
  return tx.run.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
}

/** The newest runs of some kinds. */
export function listRuns(tx: ShopTx, kinds: RunKind[], limit: number): Promise<Run[]> {
  return tx.run.findMany({ where: { shopId: tx.shopId, kind: { in: kinds } }, orderBy: { id: "desc" }, take: limit });
}

/** @returns false when the run is no longer where the slice began: another worker overtook it, or it was stopped. */
export async function lockRun(tx: ShopTx, { id, step }: Pick<Run, "id" | "step">): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from runs where shop_id = ${tx.shopId} and id = ${id} and step = ${step} and state = 'running' for update`;
  return rows.length === 1;
}

/** Call it with the run locked. */
export async function moveRunOn(tx: ShopTx, run: Pick<Run, "id">, progress: RunProgress, now: Date): Promise<Run> {
  const { cursor, done = 0, failures = [], total, result = {} } = progress;
  await addRunFailures(tx, run.id, failures);
  await tx.$executeRaw`
    update runs set cursor = ${JSON.stringify(cursor)}::jsonb, step = step + 1, failed_attempts = 0,
      done_items = done_items + ${done}, failed_items = failed_items + ${failures.length},
      total_items = coalesce(${total ?? null}::int, total_items), result = result || ${JSON.stringify(result)}::jsonb,
      updated_at = ${now}
    where shop_id = ${tx.shopId} and id = ${run.id}`;
  return tx.run.findUniqueOrThrow({ where: { shopId_id: { shopId: tx.shopId, id: run.id } } });
}

async function addRunFailures(tx: ShopTx, runId: bigint, failures: RunFailed[]): Promise<void> {
  if (failures.length === 0) return;
  await tx.$executeRaw`
    insert into run_failures (shop_id, run_id, item, reason)
    select ${tx.shopId}, ${runId}, item, reason
    from unnest(${failures.map(({ item }) => item)}::text[], ${failures.map(({ reason }) => reason)}::text[])
      with ordinality as failure (item, reason, nth)
    order by nth`;
}

/** Whether a run has not come to its last part yet, in which offers are told to Shopify together. */
export async function isChangingOffers(tx: ShopTx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ busy: boolean }[]>`
    select exists (select 1 from runs where shop_id = ${tx.shopId} and state = 'running' and kind = any(${OFFER_RUNS}::text[])
      and not coalesce(cursor ? 'telling', false)) as busy`;
  return row?.busy ?? false;
}

/** The next failures of a run, in the order in which they happened. */
export function listRunFailures(tx: ShopTx, runId: bigint, { after, limit }: { after: bigint; limit: number }) {
  return tx.runFailure.findMany({ where: { shopId: tx.shopId, runId, id: { gt: after } }, orderBy: { id: "asc" }, take: limit });
}

/** A running run ends. @returns false when it had ended before. */
export async function endRun(
  tx: ShopTx,
  id: bigint,
  end: { state: Exclude<RunState, "running">; problem?: string; now: Date },
): Promise<boolean> {
  const { state, problem = null, now } = end;
  const { count } = await tx.run.updateMany({
    where: { shopId: tx.shopId, id, state: "running" },
    data: { state, problem, updatedAt: now, finishedAt: now },
  });
  return count === 1;
}

/** @returns how often the present slice has failed now. */
export async function countFailedAttempt(tx: ShopTx, id: bigint): Promise<number> {
  const data = { failedAttempts: { increment: 1 } };
  return (await tx.run.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data })).failedAttempts;
}

/** A failed run goes on where it was. @returns false when it has not failed. */
export async function reopenRun(tx: ShopTx, id: bigint, now: Date): Promise<boolean> {
  const { count } = await tx.run.updateMany({
    where: { shopId: tx.shopId, id, state: "failed" },
    data: { state: "running", problem: null, failedAttempts: 0, finishedAt: null, updatedAt: now },
  });
  return count === 1;
}
