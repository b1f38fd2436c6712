/** Carries out the next rows of a checked file: values of assignments, or places in line; each row once. */
import { recordEvent, recordEvents } from "#app/data/events.ts";
import { saveImport, type StoredImport } from "#app/data/imports.ts";
import { countImportRows, nextPlannedRows, settleRows, type PlannedRow } from "#app/data/import-rows.ts";
import { findImportTargets, saveImportedValues, type ImportTarget } from "#app/data/import-targets.ts";
import { addImportedEntries } from "#app/data/import-waitlist.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { thresholdProblem, type StockChanges, type StockValueName, type StockValues } from "#app/domain/import-stock-row.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { tellImportResult } from "#app/flows/tell-import-result.ts";

const ROWS_AT_ONCE = 500;
const CAUSE = "import";
const NO_LONGER_ASSIGNED = "Not imported: the variant is no longer assigned.";
/** What the storefront reads from the metafield, and must be written for. */
const SHOWN: StockValueName[] = ["thresholdUnits", "backInStockOn"];

/** `tell`: as `decideOffers` has it. */
export type ApplyOptions = { now: Date; tell?: "in-bulk" };

/**
 * What one transaction of the caller's carries: rows that are done are marked so in the same one, and the import when all are.
 * @returns how many
 */
export async function applyImport(tx: ShopTx, stored: StoredImport, options: ApplyOptions): Promise<number> {
  const rows = stored.kind === "stock" ? await applyStock(tx, stored, options) : await applyWaitlist(tx, stored, options.now);
  if (rows < ROWS_AT_ONCE) await finish(tx, stored, options.now);
  return rows;
}

async function applyStock(tx: ShopTx, stored: StoredImport, { now, tell }: ApplyOptions): Promise<number> {
  const rows = await nextPlannedRows<StockChanges>(tx, stored.id, ROWS_AT_ONCE);
  const locked = await lockVariants(
    tx,
    rows.map((row) => row.variantId),
  );
  const targets = await findImportTargets(tx, { variantIds: locked, skus: [] });
  const byId = new Map(targets.map((target) => [target.variantId, target]));
  const planned = rows.map((row) => ({ row, ...valuesOf(row, byId.get(row.variantId)) }));
  const changing = planned.filter(({ names, problem }) => names.length > 0 && problem === null);
  await saveImportedValues(
    tx,
    changing.map(({ row, values }) => ({ variantId: row.variantId, values })),
  );
  await recordEvents(
    tx,
    changing.map(({ row, changes }) => ({
      variantId: row.variantId,
      name: "values-imported",
      actor: stored.actor,
      detail: { file: stored.fileName, row: row.rowNumber, changes },
      at: now,
    })),
  );
  const shown = changing.filter(({ names }) => names.some((name) => SHOWN.includes(name)));
  const unseen = changing.filter((one) => !shown.includes(one));
  const decide = { actor: stored.actor, cause: CAUSE, now, quiet: true, tell };
  await decideOffers(tx, { ...decide, variantIds: shown.map(({ row }) => row.variantId), rewrite: true });
  await decideOffers(tx, { ...decide, variantIds: unseen.map(({ row }) => row.variantId) });
  await settleRows(tx, stored.id, planned.map(settled));
  return rows.length;
}

type Plan = { names: StockValueName[]; values: Partial<StockValues>; changes: StockChanges; problem: string | null };

/** What has changed since the check counts: the file says where to, the row of today where from. */
function valuesOf(row: PlannedRow<StockChanges>, target: ImportTarget | undefined): Plan {
  const wanted = Object.entries(row.changes) as [StockValueName, { to: number | string | null }][];
  const due = target ? wanted.filter(([name, { to }]) => target[name] !== to) : [];
  const changes = Object.fromEntries(due.map(([name, { to }]) => [name, { from: target?.[name] ?? null, to }]));
  return {
    names: due.map(([name]) => name),
    values: Object.fromEntries(due.map(([name, { to }]) => [name, to])),
    changes,
    problem: target ? thresholdProblem(changes, target.owedUnits) : NO_LONGER_ASSIGNED,
  };
}

function settled({ row, problem, names }: { row: PlannedRow<StockChanges> } & Plan) {
  const { rowNumber } = row;
  if (problem !== null) return { rowNumber, state: "problem" as const, note: problem };
  return names.length > 0 ? { rowNumber, state: "applied" as const } : { rowNumber, state: "same" as const };
}

type Place = { joinedAt: string | null; quantity: number; locale: string; phone: string | null };

async function applyWaitlist(tx: ShopTx, stored: StoredImport, now: Date): Promise<number> {
  const rows = await nextPlannedRows<Place>(tx, stored.id, ROWS_AT_ONCE);
  const assigned = new Set(
    await lockVariants(
      tx,
      rows.map((row) => row.variantId),
    ),
  );
  const entries = rows
    .filter((row) => assigned.has(row.variantId))
    .map(({ rowNumber, variantId, email, changes }) => {
      const joinedAt = changes.joinedAt === null ? stored.createdAt : new Date(changes.joinedAt);
      return { ...changes, rowNumber, variantId, email: email ?? "", joinedAt };
    });
  const added = await addImportedEntries(tx, entries);
  const people = new Map<bigint, number>();
  for (const { rowNumber, variantId } of entries) {
    if (added.has(rowNumber)) people.set(variantId, (people.get(variantId) ?? 0) + 1);
  }
  await recordEvents(
    tx,
    [...people].map(([variantId, joined]) => ({
      variantId,
      name: "waitlist-imported",
      actor: stored.actor,
      detail: { file: stored.fileName, people: joined },
      at: now,
    })),
  );
  await settleRows(
    tx,
    stored.id,
    rows.map(({ rowNumber, variantId }) => {
      if (added.has(rowNumber)) return { rowNumber, state: "applied" as const };
      if (!assigned.has(variantId)) return { rowNumber, state: "problem" as const, note: NO_LONGER_ASSIGNED };
      return { rowNumber, state: "same" as const, note: "Not taken on: this person waits for the variant already." };
    }),
  );
  return rows.length;
}

async function finish(tx: ShopTx, stored: StoredImport, now: Date): Promise<void> {
  await saveImport(tx, stored.id, { state: "applied", appliedAt: now });
  const { applied, same, problem } = await countImportRows(tx, stored.id);
  const detail = { file: stored.fileName, kind: stored.kind, applied, same, problem };
  await recordEvent(tx, { name: "import-applied", actor: stored.actor, detail, at: now });
  await tellImportResult(tx, { importId: stored.id, kind: stored.kind, fileName: stored.fileName, applied, same, problem });
}
