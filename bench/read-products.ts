/** Reads pages of the Products page of shop 1 over and over; @returns the median milliseconds of each kind, as JSON on stdout. */
import { closeDatabase } from "#app/data/database.ts";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import { listAssignedVariants } from "#app/data/views/assigned-variants.ts";
import { readProductsFilter, readProductsOrder } from "#app/domain/products-filter.ts";
import { encodeCursor } from "#app/lib/keyset-cursor.ts";
import { median } from "./measurement.ts";

const SHOP = 1;
const WARM_UP = 20;
const [visits = 60, variants = 0] = process.argv.slice(2).map(Number);

export type ReadProducts = { selectOne: number; page: number; deep: number; search: number; vendor: number };

const page = (query: string, after?: string) => (tx: ShopTx) => {
  const address = new URLSearchParams(query);
  const request = { filter: readProductsFilter(address), order: readProductsOrder(address), ...(after && { after }) };
  return listAssignedVariants(tx, request);
};

/** Titles stand in the order of their names: the last tenth begins with the last name. */
const deepKey = encodeCursor(["Wool hat 9", String(40_000_000_000_000 + variants)]);

const READS: Record<keyof ReadProducts, (tx: ShopTx) => Promise<unknown>> = {
  selectOne: (tx) => tx.$queryRaw`select 1`,
  page: page(""),
  deep: page("", deepKey),
  vendor: page("vendor=North Mill&sort=stock asc"),
  search: page(`q=sku-${String(Math.floor(variants / 2)).padStart(7, "0")}`),
};

/** One transaction of the shop, as the page's loader opens it. */
async function timed(read: (tx: ShopTx) => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await inShop(SHOP, read);
  return performance.now() - startedAt;
}

const times: Record<string, number[]> = {};
for (let visit = -WARM_UP; visit < visits; visit += 1) {
  for (const [kind, read] of Object.entries(READS)) {
    const ms = await timed(read);
    if (visit >= 0) (times[kind] ??= []).push(ms);
  }
}
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(times).map(([kind, all]) => [kind, median(all)]))));
await closeDatabase();
