/** Long work with progress: its kinds, its states and how far it has come. */
import type { Json } from "./json.ts";

/** Each has its slice in jobs/runs. */
export const RUN_KINDS = [
  "assign",
  "unassign",
  "change",
  "check-import",
  "import-stock",
  "import-waitlist",
  "update-from-template",
] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export type RunState = "running" | "done" | "failed" | "cancelled";

/** What one slice adds to its run. */
export type RunProgress = {
  /** Where the next slice begins, in the words of the kind. */
  cursor: Json;
  done?: number;
  failures?: RunFailed[];
  /** Known anew; left out: as before. */
  total?: number;
  /** Merged into the run's result. */
  result?: Record<string, Json>;
};

/** One item that could not be done, and why, in words for the merchant. */
export type RunFailed = { item: string; reason: string };
