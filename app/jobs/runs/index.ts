/** Every kind of run and its slice. */
import type { RunKind } from "#app/domain/run.ts";
import type { RunSlice } from "./run-slice.ts";

export const RUN_SLICES: Partial<Record<RunKind, RunSlice>> = {};
