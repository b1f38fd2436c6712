/** The stock data of assigned variants, as its CSV file has them. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { csvLine } from "#app/lib/csv-cell.ts";

export const STOCK_DATA_HEAD = csvLine([
  "Product",
  "Variant",
  "SKU",
  "Variant ID",
  "Stock",
  "Threshold",
  "Incoming stock",
  "Back-in-stock date",
  "Offer",
  "Waiting",
]);

type StockRow = {
  productTitle: string;
  variantTitle: string;
  sku: string;
  variantId: bigint;
  stockUnits: number | null;
  thresholdUnits: number | null;
  incomingUnits: number | null;
  backInStockOn: string | null;
  offer: string;
  waitingEntries: number;
};

/** One line per variant that is assigned, in the order of their ids. */
export async function readStockData(tx: ShopTx, variantIds: bigint[]): Promise<string[]> {
  const rows = await tx.$queryRaw<StockRow[]>`
    select product_title as "productTitle", variant_title as "variantTitle", sku, variant_id as "variantId",
      stock_units as "stockUnits", threshold_units as "thresholdUnits", incoming_units as "incomingUnits",
      back_in_stock_on::text as "backInStockOn", offer, waiting_entries as "waitingEntries"
    from assignments where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[])
    order by variant_id`;
  return rows.map((row) =>
    csvLine([
      row.productTitle,
      row.variantTitle,
      row.sku,
      row.variantId,
      row.stockUnits,
      row.thresholdUnits,
      row.incomingUnits,
      row.backInStockOn,
      row.offer,
      row.waitingEntries,
    ]),
  );
}
