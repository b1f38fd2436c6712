/** A file as a merchant would hand it in: every column of the download, some cells filled in. */

const HEADINGS =
  "Product,Variant,SKU,Stock (read only),Incoming stock,Threshold,Back-in-stock date,Switch condition,Variant ID,Product ID\r\n";
const ROWS_AT_ONCE = 1_000;

export const variantLine = (nth: number): string =>
  `Product ${Math.floor(nth / 4)},Size ${nth % 4},SKU-${nth},${nth % 50},${nth % 90},20,2027-03-01,,` +
  `gid://shopify/ProductVariant/${44_000_000_000_000 + nth},gid://shopify/Product/${8_000_000_000_000 + nth}\r\n`;

export async function* variantsCsv(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEADINGS);
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const size = Math.min(ROWS_AT_ONCE, rows - from);
    yield Buffer.from(Array.from({ length: size }, (_, index) => variantLine(from + index)).join(""));
  }
}
