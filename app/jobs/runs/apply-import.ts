/** A slice of carrying out a file: some hundred rows, values of variants or places in line. */
import { findImport } from "#app/data/imports.ts";
import { applyImport } from "#app/flows/apply-import.ts";
import type { RunSlice } from "./run-slice.ts";

export const applyImportSlice: RunSlice = async ({ run, save }) => {
  const importId = BigInt((run.input as { importId: string }).importId);
  let last = false;
  await save(async (tx) => {
    const stored = await findImport(tx, importId);
    if (stored?.state !== "applying") {
      last = true;
      return { cursor: null };
    }
    const applied = await applyImport(tx, stored, new Date());
    last = applied.last;
    return { cursor: null, done: applied.rows };
  });
  return last ? "done" : "more";
};
