/** The stock data of variants that a run took out of Standby, as a CSV file. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { listRunLines } from "#app/data/run-lines.ts";
import { STOCK_DATA_HEAD } from "#app/data/views/stock-data.ts";

export type StockDataFile = { name: string; contentType: string; content: string };

/** Mail servers refuse much larger files; the rest is in Standby's history. */
const MOST_LINES = 100_000;
/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

export async function exportStockData(tx: ShopTx, runId: bigint): Promise<StockDataFile> {
  const lines = await listRunLines(tx, runId, { after: 0n, limit: MOST_LINES });
  const content = BYTE_ORDER_MARK + STOCK_DATA_HEAD + lines.map(({ line }) => line).join("");
  return { name: "stock-data.csv", contentType: "text/csv; charset=utf-8", content };
}
