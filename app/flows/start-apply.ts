/** The merchant has seen what a file would change and says yes; or lets what was stopped go on. */
import { lockImport, saveImport } from "#app/data/imports.ts";
import { countImportRows } from "#app/data/import-rows.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findRun } from "#app/data/runs.ts";
import { startRun } from "#app/flows/start-run.ts";

export type ApplyStarted = { ok: true } | { ok: false; reason: string };

/** @returns the same run's words when it is started twice: nothing is done twice. */
export async function startApply(tx: ShopTx, input: { importId: bigint; actor: string; now: Date }): Promise<ApplyStarted> {
  const { importId, actor, now } = input;
  const stored = await lockImport(tx, importId);
  if (!stored) return { ok: false, reason: "This import no longer exists." };
  const run = stored.runId === null ? null : await findRun(tx, stored.runId);
  const stopped = stored.state === "applying" && run?.state !== "running";
  if (stored.state !== "checked" && !stopped) return { ok: false, reason: "This file is being worked on already, or is done." };
  const { change } = await countImportRows(tx, importId);
  if (change === 0) return { ok: false, reason: "There is nothing to apply: no row of this file changes anything." };
  const started = await startRun(tx, {
    kind: stored.kind === "stock" ? "import-stock" : "import-waitlist",
    title: `Importing ${stored.fileName}`,
    totalItems: change,
    input: { importId: String(importId) },
    actor,
    now,
  });
  await saveImport(tx, importId, { state: "applying", runId: started.id });
  return { ok: true };
}
