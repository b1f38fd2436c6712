/** Takes a file that a merchant hands in: keeps its rows as they are, and changes nothing yet. */
import { addImportRows, columnTexts } from "#app/data/import-rows.ts";
import { addImport, deleteImport, findImport, saveImport, type StoredImport } from "#app/data/imports.ts";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import { readCell } from "#app/domain/import-cell.ts";
import { DATE_FIELDS, guessColumns, mappingProblem, type ColumnMap, type ImportKind } from "#app/domain/import-columns.ts";
import { dateOrderOf, type DateOrder } from "#app/domain/import-date.ts";
import { startRun } from "#app/flows/start-run.ts";
import { readCsv } from "./read-csv.ts";

export type StageImportInput = {
  kind: ImportKind;
  fileName: string;
  file: AsyncIterable<Uint8Array>;
  maxBytes: number;
  actor: string;
  now: Date;
};

export type ImportStaged = { ok: true; importId: bigint } | { ok: false; reason: string };

const MOST_NAME_CHARACTERS = 200;
const BROKEN_AT_ONCE =
  "No row of this file can be read: a quotation mark is opened and never closed. Save it as CSV again and upload that.";

/** In transactions of its own, since a file may take longer to arrive than one may last. */
export async function stageImport(shopId: number, input: StageImportInput): Promise<ImportStaged> {
  const { kind, actor, now } = input;
  const fileName = input.fileName.slice(0, MOST_NAME_CHARACTERS) || "file.csv";
  const { id } = await inShop(shopId, (tx) => addImport(tx, { kind, fileName, actor, now }));
  try {
    const read = await readCsv(input.file, { maxBytes: input.maxBytes, take: (rows) => addImportRows(shopId, id, rows) });
    if (!read.ok || read.rows === 0) {
      await inShop(shopId, (tx) => deleteImport(tx, id));
      return { ok: false, reason: read.ok ? BROKEN_AT_ONCE : read.reason };
    }
    const { headings, rows: readRows, brokenAtRow } = read;
    const columns = guessColumns(kind, headings);
    await inShop(shopId, async (tx) => {
      await saveImport(tx, id, { headings, readRows, brokenAtRow, columns, state: "asking" });
      await goOn(tx, id, now);
    });
    return { ok: true, importId: id };
  } catch (error) {
    await inShop(shopId, (tx) => deleteImport(tx, id)).catch(() => undefined);
    throw error;
  }
}

/** What must be known before the rows can be checked. */
export type OpenQuestions = { columns: string | null; dateOrder: boolean };

const MOST_DATES = 5_000;

export async function openQuestions(tx: ShopTx, stored: StoredImport): Promise<OpenQuestions> {
  const columns = mappingProblem(stored.kind, stored.columns);
  return { columns, dateOrder: columns === null && stored.dateOrder === null && (await datesSay(tx, stored)) === "unclear" };
}

async function datesSay(tx: ShopTx, { id, columns }: StoredImport): Promise<DateOrder | "any" | "unclear"> {
  const dates = DATE_FIELDS.flatMap((field) => columns[field] ?? []);
  const texts = await Promise.all(dates.map((column) => columnTexts(tx, id, column, MOST_DATES)));
  return dateOrderOf(texts.flat().map(readCell));
}

/** Starts the check when nothing is left to ask. */
async function goOn(tx: ShopTx, id: bigint, now: Date): Promise<void> {
  const stored = await findImport(tx, id);
  if (!stored) return;
  const questions = await openQuestions(tx, stored);
  if (questions.columns === null && !questions.dateOrder) await startCheck(tx, stored, now);
  else await saveImport(tx, id, { state: "asking" });
}

async function startCheck(tx: ShopTx, stored: StoredImport, now: Date): Promise<void> {
  const said = stored.dateOrder ?? (await datesSay(tx, stored));
  const run = await startRun(tx, {
    kind: "check-import",
    title: `Checking ${stored.fileName}`,
    totalItems: stored.readRows,
    input: { importId: String(stored.id) },
    actor: stored.actor,
    now,
  });
  const dateOrder = said === "mdy" ? "mdy" : "dmy";
  await saveImport(tx, stored.id, { state: "checking", runId: run.id, dateOrder });
}

export type AnswerImportInput = { importId: bigint; columns?: ColumnMap; dateOrder?: DateOrder; now: Date };

/** The merchant says what a column means or how dates are written, or wants the rows looked at again. */
export async function answerImport(tx: ShopTx, input: AnswerImportInput): Promise<{ ok: true } | { ok: false; reason: string }> {
  const stored = await findImport(tx, input.importId);
  if (!stored) return { ok: false, reason: "This import no longer exists." };
  if (stored.state !== "asking" && stored.state !== "checked") {
    return { ok: false, reason: "This file is being worked on already. Wait until that has ended." };
  }
  const columns = input.columns ?? stored.columns;
  const problem = mappingProblem(stored.kind, columns);
  if (problem) return { ok: false, reason: problem };
  const dateOrder = input.dateOrder ?? (input.columns ? null : stored.dateOrder);
  await saveImport(tx, stored.id, { columns, dateOrder });
  await goOn(tx, stored.id, input.now);
  return { ok: true };
}
