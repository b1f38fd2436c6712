/** The filter of the Products page as SQL over `assignments`. */
import { Prisma } from "#app/generated/prisma/client.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { ProductsFilter } from "#app/domain/products-filter.ts";

/** After every character that a word may have. */
const LAST = "\u{10FFFF}";

/** Conditions that begin with "and". @param words as `searchWords` gives them */
export function whereFilter(filter: ProductsFilter, words: string[] | null): Prisma.Sql {
  if (words === null) return Prisma.sql`and false`;
  const { offer, templateId, stockFrom, stockTo } = filter;
  const conditions = [
    ...words.map(beginsAWord),
    ...(offer ? [Prisma.sql`offer = ${offer}`] : []),
    ...(templateId ? [Prisma.sql`template_id = ${BigInt(templateId)}`] : []),
    ...(stockFrom === null ? [] : [Prisma.sql`stock_units >= ${stockFrom}`]),
    ...(stockTo === null ? [] : [Prisma.sql`stock_units <= ${stockTo}`]),
    ...(filter.waiting ? [Prisma.sql`waiting_entries > 0`] : []),
    ...(filter.manual ? [Prisma.sql`manual_offer is not null`] : []),
    ...(filter.unwritten ? [Prisma.sql`written_version < intent_version`] : []),
  ];
  if (conditions.length === 0) return Prisma.empty;
  return Prisma.sql`and ${Prisma.join(conditions, " and ")}`;
}

const beginsAWord = (word: string) => Prisma.sql`exists (
  select 1 from search_words w
  where w.shop_id = assignments.shop_id and w.variant_id = assignments.variant_id
    and w.word >= ${word} and w.word < ${word + LAST})`;

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
