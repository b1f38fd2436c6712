/** A run as its progress bar wants it. */
import type { RunPhase, RunShown } from "#app/components/run-progress.tsx";
import type { Run } from "#app/data/runs.ts";
import { shareOf } from "#app/domain/run-share.ts";
import type { RunState } from "#app/domain/run.ts";

export const showRun = (run: Run): RunShown => ({
  id: String(run.id),
  kind: run.kind,
  state: run.state as RunState,
  title: run.title,
  totalItems: run.totalItems,
  doneItems: run.doneItems,
  failedItems: run.failedItems,
  share: shareOf(run),
  phase: phaseOf(run.result),
  problem: run.problem,
});

function phaseOf(result: unknown): RunPhase | null {
  const { phase, read, left } = (result ?? {}) as { phase?: unknown; read?: unknown; left?: unknown };
  if (phase === "reading") return { at: "reading", products: typeof read === "number" ? read : 0 };
  return phase === "telling" ? { at: "telling", variantsLeft: typeof left === "number" ? left : null } : null;
}
