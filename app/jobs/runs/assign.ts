/** Assigns what a merchant chose: few products page by page in the order of ids, many from what a bulk query wrote down. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { inShop } from "#app/data/in-shop.ts";
import { countLocations } from "#app/data/locations.ts";
import { ASSIGN_START, type AssignCursor, type AssignRunInput, type AssignSelection } from "#app/domain/assign-selection.ts";
import type { RunProgress } from "#app/domain/run.ts";
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { countProducts, readProductPage, readVariantPage } from "#app/shopify/catalogue.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { assignInBulk, bulkStart, isBulkAssign, notYet } from "./assign-in-bulk.ts";
import type { RunContext, RunSlice } from "./run-slice.ts";
import { isTelling, tellShopify } from "./tell-shopify.ts";

const VARIANTS_PER_SLICE = 50;
const PRODUCTS_PER_PAGE = 25;
/** From so many products on, a bulk query is done before as many pages would be (docs/decisions/009). */
const BULK_FROM_PRODUCTS = 100;

/** What was read, and where the next slice begins. */
type Read = { variants: VariantFacts[]; cursor: AssignCursor; productsTotal?: number };

export const assignRun: RunSlice = async (context) => {
  const { cursor } = context.run;
  if (isTelling(cursor)) return tellShopify(context);
  if (isBulkAssign(cursor)) return assignInBulk(context, cursor);
  if (cursor === null && (await isLarge(context))) {
    await context.save(() => Promise.resolve({ cursor: bulkStart(), result: { phase: "reading" } }));
    return "more";
  }
  const read = await readNext(context);
  if (!read) return "done";
  await context.save((tx) => assign(tx, context, read));
  return "more";
};

async function isLarge({ shop, run }: RunContext): Promise<boolean> {
  const { selection } = run.input as AssignRunInput;
  if (selection.from !== "products" || !selection.siblings) return false;
  return (await countProducts(shop.domain, selection.query)) >= BULK_FROM_PRODUCTS;
}

async function assign(tx: ShopTx, { run }: RunContext, { variants: found, cursor, productsTotal }: Read): Promise<RunProgress> {
  const variants = cursor.again ? await notYet(tx, found, run.startedAt) : found;
  const templateId = BigInt((run.input as AssignRunInput).templateId);
  const input = { variants, templateId, actor: run.actor, now: new Date() };
  const { assigned, refused } = variants.length > 0 ? await assignVariants(tx, input) : { assigned: 0, refused: [] };
  const failures = refused.map(({ title, reason }) => ({ item: title, reason }));
  const result = { reached: cursor.productsDone, ...(productsTotal === undefined ? {} : { whole: productsTotal }) };
  return { cursor, done: assigned, failures, result };
}

async function readNext({ shop, run }: RunContext): Promise<Read | null> {
  const { selection } = run.input as AssignRunInput;
  const cursor = (run.cursor ?? ASSIGN_START) as AssignCursor;
  if (selection.from === "variant-ids") return readPicked(shop.domain, selection.variantIds, cursor);
  if (cursor.page.length === 0) return openPage(shop.domain, selection, cursor);
  const locations = await inShop(shop.id, countLocations);
  const query = selection.from === "products" && !selection.siblings ? selection.query : "";
  const page = { productIds: cursor.page, query, after: cursor.lastVariantId, locations };
  const variants = await readVariantPage(shop.domain, page);
  const last = variants.at(-1);
  if (last) return { variants, cursor: { ...cursor, lastVariantId: String(last.variantId) } };
  const productsDone = cursor.productsDone + cursor.page.length;
  const next = { productsDone, lastProductId: cursor.page.at(-1) ?? "0", page: [], lastVariantId: "0" };
  return { variants, cursor: { ...cursor, ...next } };
}

type ProductSelection = Exclude<AssignSelection, { from: "variant-ids" }>;

async function openPage(shopDomain: string, selection: ProductSelection, cursor: AssignCursor): Promise<Read | null> {
  const isFirst = cursor.productsDone === 0;
  if (selection.from === "product-ids") {
    const page = selection.productIds.slice(cursor.productsDone, cursor.productsDone + PRODUCTS_PER_PAGE);
    const productsTotal = selection.productIds.length;
    return page.length === 0 ? null : { variants: [], cursor: { ...cursor, page }, productsTotal };
  }
  const { query } = selection;
  const page = await readProductPage(shopDomain, { query, after: cursor.lastProductId });
  if (page.length === 0) return null;
  const counted = isFirst ? { productsTotal: await countProducts(shopDomain, query) } : {};
  return { variants: [], cursor: { ...cursor, page }, ...counted };
}

async function readPicked(shopDomain: string, picked: string[], cursor: AssignCursor): Promise<Read | null> {
  const ids = picked.slice(cursor.productsDone, cursor.productsDone + VARIANTS_PER_SLICE);
  if (ids.length === 0) return null;
  const variants = await readVariants(shopDomain, { variantIds: ids.map(BigInt) });
  const productsDone = cursor.productsDone + ids.length;
  return { variants, cursor: { ...cursor, productsDone }, productsTotal: picked.length };
}
