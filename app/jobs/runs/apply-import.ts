/** A slice of carrying out a file: some hundred rows, values of variants or places in line. */
import { inShop } from "#app/data/in-shop.ts";
import { findImport } from "#app/data/imports.ts";
import { applyImport } from "#app/flows/apply-import.ts";
import type { RunSlice } from "./run-slice.ts";
import { tellOf } from "./tell-shopify.ts";

export const applyImportSlice: RunSlice = async ({ shop, run, save }) => {
  const importId = BigInt((run.input as { importId: string }).importId);
  const stored = await inShop(shop.id, (tx) => findImport(tx, importId));
  if (stored?.state !== "applying") return "done";
  await save(async (tx) => ({ cursor: null, done: await applyImport(tx, stored, { now: new Date(), tell: tellOf(run) }) }));
  return "more";
};
