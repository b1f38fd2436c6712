/** A file's page: the file, its run, its rows in numbers, and a page of them. */
import { z } from "zod";
import { countImportRows, listImportRows, type ImportCounts, type ImportRowState } from "#app/data/import-rows.ts";
import { findImport, type StoredImport } from "#app/data/imports.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findRun } from "#app/data/runs.ts";
import { readCell } from "#app/domain/import-cell.ts";
import type { ColumnMap, ImportField, ImportKind } from "#app/domain/import-columns.ts";
import type { RunState } from "#app/domain/run.ts";
import type { Json } from "#app/domain/json.ts";
import { cutPage, decodeCursor, type Page, type PageRequest } from "#app/lib/keyset-cursor.ts";

const PAGE_SIZE = 50;
const CURSOR = z.tuple([z.number().int()]);
const STATES = ["change", "same", "problem", "applied"] as const;
const isState = (text: string | null): text is (typeof STATES)[number] => STATES.includes(text as "change");

export type ImportPageRow = { rowNumber: number; name: string; state: ImportRowState; note: string; changes: Json };

export type ImportPage = {
  stored: StoredImport;
  file: {
    id: string;
    kind: ImportKind;
    fileName: string;
    state: StoredImport["state"];
    columns: ColumnMap;
    brokenAtRow: number | null;
    appliedAt: Date | null;
  };
  headings: string[];
  /** The first row's cells, to recognise columns by. */
  samples: string[];
  run: RunOfImport | null;
  counts: ImportCounts;
  only: (typeof STATES)[number] | null;
  page: Page<ImportPageRow>;
};

export type RunOfImport = {
  id: string;
  kind: string;
  state: RunState;
  title: string;
  totalItems: number | null;
  doneItems: number;
  failedItems: number;
  problem: string | null;
};

export async function readImportPage(
  tx: ShopTx,
  importId: bigint,
  request: PageRequest & { only: string | null },
): Promise<ImportPage | null> {
  const stored = await findImport(tx, importId);
  if (!stored || stored.state === "reading") return null;
  const only = isState(request.only) ? request.only : null;
  const { id, kind, fileName, state, columns, brokenAtRow, appliedAt, headings } = stored;
  const [first] = await listImportRows(tx, importId, { limit: 1 });
  return {
    stored,
    file: { id: String(id), kind, fileName, state, columns, brokenAtRow, appliedAt },
    headings,
    samples: (first?.cells ?? []).map(readCell),
    run: await readRun(tx, stored.runId),
    counts: await countImportRows(tx, importId),
    only,
    page: await readRows(tx, stored, { ...request, only }),
  };
}

async function readRun(tx: ShopTx, runId: bigint | null): Promise<RunOfImport | null> {
  const run = runId === null ? null : await findRun(tx, runId);
  if (!run) return null;
  const { id, kind, state, title, totalItems, doneItems, failedItems, problem } = run;
  return { id: String(id), kind, state: state as RunState, title, totalItems, doneItems, failedItems, problem };
}

async function readRows(
  tx: ShopTx,
  stored: StoredImport,
  request: PageRequest & { only: ImportRowState | null },
): Promise<Page<ImportPageRow>> {
  const before = decodeCursor(request.before, CURSOR);
  const after = before ? null : decodeCursor(request.after, CURSOR);
  const found = await listImportRows(tx, stored.id, {
    limit: PAGE_SIZE + 1,
    state: request.only,
    ...(before && { before: before[0] }),
    ...(after && { after: after[0] }),
  });
  const rows = found.map(({ rowNumber, cells, state, note, changes, product }) => ({
    ...{ rowNumber, state, note, changes },
    name: whoIn(cells, stored.columns) + (product ?? nameIn(cells, stored.columns)),
  }));
  return cutPage(rows, {
    size: PAGE_SIZE,
    going: before ? "back" : after ? "forward" : "start",
    keyOf: (row) => [row.rowNumber],
  });
}

const NAMES: ImportField[] = ["sku", "productTitle", "productHandle", "variantId"];

/** People know the number, not the words around it. */
const GID = /^gid:\/\/shopify\/ProductVariant\//;

/** Whose place it is, where the row is about one. */
function whoIn(cells: string[], columns: ColumnMap): string {
  const email = readCell(cells[columns.email ?? -1] ?? "");
  return email === "" ? "" : `${email} · `;
}

/** What the file itself calls a variant that is not known here. */
function nameIn(cells: string[], columns: ColumnMap): string {
  const found = NAMES.map((field) => readCell(cells[columns[field] ?? -1] ?? "")).find((text) => text !== "");
  return found?.replace(GID, "") ?? "–";
}
