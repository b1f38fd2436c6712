/** A slice of looking at a file: some thousand rows. */
import { findImport } from "#app/data/imports.ts";
import { checkImport } from "#app/flows/check-import.ts";
import type { RunSlice } from "./run-slice.ts";

export const checkImportSlice: RunSlice = async ({ run, save }) => {
  const importId = BigInt((run.input as { importId: string }).importId);
  const after = (run.cursor as { after: number } | null)?.after ?? 0;
  let last = false;
  await save(async (tx) => {
    const stored = await findImport(tx, importId);
    if (stored?.state !== "checking") {
      last = true;
      return { cursor: { after } };
    }
    const checked = await checkImport(tx, stored, after, new Date());
    last = checked.last;
    return { cursor: { after: checked.reached }, done: checked.rows };
  });
  return last ? "done" : "more";
};
