/** The filter of the Products page as SQL over `assignments`. */
import { Prisma } from "#app/generated/prisma/client.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { ProductsFilter } from "#app/domain/products-filter.ts";

/** As its index has it: a stock that is not known sorts below all others. */
export const STOCK_KEY = Prisma.sql`(case when stock_units is null then -2147483648 else stock_units end)`;
const LEAST_UNITS = -2_147_483_647;
const MOST_UNITS = 2_147_483_647;

/** A page lists the first so many of what a search or "not yet written" finds: nobody turns forty pages, they add a word. */
export const MOST_FOUND = 2_000;

/** After every character that a word may have. */
const LAST = "\u{10FFFF}";

/** Conditions that begin with "and". @param words as `searchWords` gives them */
export function whereFilter(filter: ProductsFilter, words: string[] | null): Prisma.Sql {
  if (words === null) return Prisma.sql`and false`;
  const { offer, templateId, vendor, stockFrom, stockTo } = filter;
  const conditions = [
    ...words.map(beginsAWord),
    ...(offer ? [Prisma.sql`offer = ${offer}`] : []),
    ...(templateId ? [Prisma.sql`template_id = ${BigInt(templateId)}`] : []),
    ...(vendor ? [Prisma.sql`vendor = ${vendor}`] : []),
    ...(stockFrom === null && stockTo === null ? [] : [stockWithin(stockFrom ?? LEAST_UNITS, stockTo ?? MOST_UNITS)]),
    ...(filter.waiting ? [Prisma.sql`waiting_entries > 0`] : []),
    ...(filter.manual ? [Prisma.sql`manual_offer is not null`] : []),
    ...(filter.unwritten ? [Prisma.sql`written_version < intent_version`] : []),
  ];
  if (conditions.length === 0) return Prisma.empty;
  return Prisma.sql`and ${Prisma.join(conditions, " and ")}`;
}

/** The key leads into its index; the column itself tells the planner how many to expect. */
const stockWithin = (from: number, to: number) =>
  Prisma.sql`${STOCK_KEY} between ${from} and ${to} and stock_units between ${from} and ${to}`;

const beginsAWord = (word: string) => Prisma.sql`exists (
  select 1 from search_words w
  where w.shop_id = assignments.shop_id and w.variant_id = assignments.variant_id
    and w.word >= ${word} and w.word < ${word + LAST})`;

/**
 * The ids that a search, or "not yet written", finds, to be looked for before anything else: a planner that knows neither how many
 * they are nor where they stand in the order would walk the catalogue for them. Null: nothing of the kind is asked.
 * An id may come more than once. @param words as `searchWords` gives them
 */
export function foundFirst(shopId: number, filter: ProductsFilter, words: string[]): Prisma.Sql | null {
  const [first, ...others] = words;
  if (first === undefined) return filter.unwritten ? unwrittenIds(shopId) : null;
  const wanted = others.map((word) => Prisma.sql`and variant_id in (${idsOfWord(shopId, word)})`);
  const isAll = others.length === 0 && whereFilter(filter, []) === Prisma.empty;
  const cut = isAll ? Prisma.sql`limit ${MOST_FOUND}` : Prisma.empty;
  return Prisma.join([idsOfWord(shopId, first), ...wanted, cut], " ");
}

const idsOfWord = (shopId: number, word: string) => Prisma.sql`
  select variant_id from search_words where shop_id = ${shopId} and word >= ${word} and word < ${word + LAST}`;

const unwrittenIds = (shopId: number) => Prisma.sql`
  select variant_id from assignments where shop_id = ${shopId} and written_version < intent_version limit ${MOST_FOUND}`;

/** The words of a search as the index has them: letters and digits only, in small letters. Null: it has signs only. */
export async function searchWords(tx: ShopTx, search: string): Promise<string[] | null> {
  if (search.trim() === "") return [];
  const rows = await tx.$queryRaw<{ word: string }[]>`select word from words_of(${search}) as word order by length(word) desc`;
  return rows.length === 0 ? null : rows.map((row) => row.word);
}

/** The next variants that the filter finds, by id: for what is done to all of them. */
export async function findFiltered(
  tx: ShopTx,
  filter: ProductsFilter,
  { after, limit }: { after: bigint; limit: number },
): Promise<bigint[]> {
  const words = await searchWords(tx, filter.search);
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and variant_id > ${after} and variant_deleted_at is null ${whereFilter(filter, words)}
    order by variant_id limit ${limit}`;
  return rows.map((row) => row.variant_id);
}

/** How many the filter finds. */
export async function countFiltered(tx: ShopTx, filter: ProductsFilter): Promise<number> {
  const words = await searchWords(tx, filter.search);
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from assignments
    where shop_id = ${tx.shopId} and variant_deleted_at is null ${whereFilter(filter, words)}`;
  return row?.count ?? 0;
}
