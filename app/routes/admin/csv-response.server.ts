/** A CSV file of any length as an answer, written while it is read from the database. */
import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { csvLine } from "#app/lib/csv-cell.ts";

export type CsvCells = Parameters<typeof csvLine>[0];

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

export type CsvFile = {
  name: string;
  headings: string[];
  /** Pages of rows. */
  pages: AsyncIterable<CsvCells[]>;
  /** With a byte order mark, which Excel needs and some other programs stumble over. */
  forExcel: boolean;
};

export function csvResponse(file: CsvFile): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(linesOf(file))), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file.name}"`,
      "cache-control": "no-store",
    },
  });
}

async function* linesOf({ headings, pages, forExcel }: CsvFile): AsyncGenerator<string> {
  yield (forExcel ? BYTE_ORDER_MARK : "") + csvLine(headings);
  for await (const rows of pages) yield rows.map(csvLine).join("");
}
