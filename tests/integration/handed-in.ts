/** Files handed in by tests: staged, checked and applied as the pages and the worker do it. */
import { inShop } from "#app/data/in-shop.ts";
import { findImport } from "#app/data/imports.ts";
import { listImportRows } from "#app/data/import-rows.ts";
import type { ImportKind } from "#app/domain/import-columns.ts";
import { stageImport } from "#app/flows/stage-import.ts";
import { startApply } from "#app/flows/start-apply.ts";
import { continueRun } from "#app/jobs/continue-run.ts";

export const NOW = new Date("2026-05-12T12:00:00.000Z");

export async function* chunks(file: string | Uint8Array, size = 7_000): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export const stage = (shopId: number, file: string | Uint8Array, kind: ImportKind = "stock", maxBytes = 50_000_000) =>
  stageImport(shopId, { kind, fileName: "file.csv", file: chunks(file), maxBytes, actor: "Ada", now: NOW });

export async function readImport(shopId: number, importId: bigint) {
  return inShop(shopId, async (tx) => ({
    stored: await findImport(tx, importId),
    rows: await listImportRows(tx, importId, { limit: 10_000 }),
  }));
}

/** Carries the import's present run to its end. */
export async function work(shopId: number, importId: bigint) {
  const { stored } = await readImport(shopId, importId);
  await continueRun({ shopId, runId: String(stored?.runId) });
  return readImport(shopId, importId);
}

/** Hands a file in and has it checked. @throws when it is refused. */
export async function check(shopId: number, file: string | Uint8Array, kind: ImportKind = "stock") {
  const staged = await stage(shopId, file, kind);
  if (!staged.ok) throw new Error(staged.reason);
  const checked = await work(shopId, staged.importId);
  return { ...checked, importId: staged.importId };
}

export async function apply(shopId: number, importId: bigint) {
  const started = await inShop(shopId, (tx) => startApply(tx, { importId, actor: "Ada", now: NOW }));
  if (!started.ok) throw new Error(started.reason);
  return work(shopId, importId);
}

/** Row number, state and note, for short comparisons. */
export const states = (rows: { rowNumber: number; state: string }[]) =>
  Object.fromEntries(rows.map(({ rowNumber, state }) => [rowNumber, state]));
