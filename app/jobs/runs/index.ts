/** Every kind of run and its slice. */
import type { RunKind } from "#app/domain/run.ts";
import { applyImportSlice } from "./apply-import.ts";
import { checkImportSlice } from "./check-import.ts";
import { assignRun } from "./assign.ts";
import { changeRun } from "./change.ts";
import type { RunSlice } from "./run-slice.ts";
import { updateFromTemplateSlice } from "./update-from-template.ts";
import { untilTold } from "./tell-shopify.ts";
import { unassignRun } from "./unassign.ts";

export const RUN_SLICES: Partial<Record<RunKind, RunSlice>> = {
  "check-import": checkImportSlice,
  "import-stock": untilTold(applyImportSlice),
  "import-waitlist": applyImportSlice,
  "update-from-template": untilTold(updateFromTemplateSlice),
  assign: assignRun,
  change: untilTold(changeRun),
  unassign: untilTold(unassignRun),
};
