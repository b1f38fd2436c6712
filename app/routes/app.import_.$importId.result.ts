/** A file as it was handed in, with what became of each row beside it: all rows, or those with a problem to mend. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { rowWords, ROW_STATES } from "#app/components/import-words.ts";
import { findImport } from "#app/data/imports.ts";
import { listImportRows, type ShownRow } from "#app/data/import-rows.ts";
import { inShop } from "#app/data/in-shop.ts";
import { csvResponse, type CsvCells } from "#app/routes/admin/csv-response.server.ts";
import { idOf, notFound, openShop } from "#app/routes/admin/open-shop.server.ts";

const ROWS_AT_ONCE = 5_000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  const importId = idOf(params.importId);
  const only = new URL(request.url).searchParams.get("only") === "problem" ? "problem" : null;
  const stored = await inShop(shop.id, (tx) => findImport(tx, importId));
  if (!stored) throw notFound();
  const columns = stored.headings.length;
  const pages = async function* (): AsyncGenerator<CsvCells[]> {
    for (let after = 0; ;) {
      const page = { after, limit: ROWS_AT_ONCE, state: only } as const;
      const rows = await inShop(shop.id, (tx) => listImportRows(tx, importId, page));
      yield rows.map((row) => cellsOf(row, columns));
      if (rows.length < ROWS_AT_ONCE) return;
      after = rows.at(-1)?.rowNumber ?? after;
    }
  };
  const headings = [...stored.headings, "Row", "Result", "Changes", "Note"];
  return csvResponse({ name: `${only ? "problems" : "result"}-${importId}.csv`, headings, pages: pages(), forExcel: true });
}

const cellsOf = (row: ShownRow, columns: number): CsvCells => [
  ...Array.from({ length: columns }, (_, index) => row.cells[index] ?? ""),
  ...[row.rowNumber, ROW_STATES[row.state]?.label ?? row.state, rowWords(row).join("; "), row.note],
];
