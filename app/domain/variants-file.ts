/** The variants file: what a merchant downloads, fills in and hands in again. */
import { gid } from "./shopify-id.ts";

/** The first heading that reading knows for each column; stock is for information alone. */
export const VARIANTS_HEADINGS = [
  "Product",
  "Variant",
  "SKU",
  "Stock (read only)",
  "Incoming stock",
  "Threshold",
  "Back-in-stock date",
  "Switch condition",
  "Variant ID",
  "Product ID",
];

export type VariantsFileRow = {
  variantId: bigint;
  productId: bigint;
  productTitle: string;
  variantTitle: string;
  sku: string;
  stockUnits: number | null;
  incomingUnits: number | null;
  thresholdUnits: number | null;
  backInStockOn: string | null;
  switchCondition: number | null;
};

const ONLY_VARIANT = "Default Title";

/** Ids are written as Shopify's GIDs: a spreadsheet rounds numbers as long as theirs. */
export const variantsFileCells = (row: VariantsFileRow): (string | number | null)[] => [
  row.productTitle,
  row.variantTitle === ONLY_VARIANT ? "" : row.variantTitle,
  row.sku,
  row.stockUnits,
  row.incomingUnits,
  row.thresholdUnits,
  row.backInStockOn,
  row.switchCondition,
  gid("ProductVariant", row.variantId),
  gid("Product", row.productId),
];
