/** The rows of a file that was handed in: kept as they were read, then with what they would change, then with what became of them. */
import { pool } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { CELL_MARK, cellsOf, ROW_MARK, type RowBatch } from "#app/data/row-batch.ts";
import type { ImportKind } from "#app/domain/import-columns.ts";
import type { Json } from "#app/domain/json.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

export type ImportRowState = "read" | "change" | "same" | "problem" | "applied";

export type ReadRow = { rowNumber: number; cells: string[] };

const INSERT_TIMEOUT_MS = 30_000;

/** Nothing stands by these rows until the upload's end is saved, and that commit waits for the disk on behalf of all before it. */
const IN_SHOP = "select set_config('standby.shop_id', $1, true), set_config('synchronous_commit', 'off', true)";

const ADD = `
  insert into import_rows (shop_id, import_id, row_number, cells)
  select $1::int, $2::bigint, row_number, cells
  from rows from (unnest($3::int[]), string_to_table($4::text, $5::text)) as read (row_number, cells)`;

/**
 * One statement and one text for thousands of rows: nothing on the way is faster but COPY, which row-level security forbids.
 * Over the pool, since Prisma copies a text several times before it sends it. The batch may be used again afterwards.
 */
export async function addImportRows(shopId: number, importId: bigint, batch: RowBatch): Promise<void> {
  const values = [shopId, String(importId), ...batch.columns, ROW_MARK];
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query("begin");
    await client.query(IN_SHOP, [String(shopId)]);
    await client.query({ name: "add-import-rows", text: ADD, values, query_timeout: INSERT_TIMEOUT_MS } as never);
    await client.query("commit");
    broken = false;
  } finally {
    client.release(broken);
  }
}

/** The next rows that have not been checked. */
export async function nextReadRows(tx: ShopTx, importId: bigint, page: { after: number; limit: number }): Promise<ReadRow[]> {
  const rows = await tx.$queryRaw<{ rowNumber: number; cells: string }[]>`
    select row_number as "rowNumber", cells from import_rows
    where shop_id = ${tx.shopId} and import_id = ${importId} and row_number > ${page.after}
    order by row_number limit ${page.limit}`;
  return rows.map(({ rowNumber, cells }) => ({ rowNumber, cells: cellsOf(cells) }));
}

/** The different texts in a column, as far as anybody needs to look. */
export async function columnTexts(tx: ShopTx, importId: bigint, column: number, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ text: string }[]>`
    select distinct split_part(cells, ${CELL_MARK}, ${column + 1}::int) as text from import_rows
    where shop_id = ${tx.shopId} and import_id = ${importId} limit ${limit}`;
  return rows.map((row) => row.text);
}

/**
 * Rows that were written a moment ago have no statistics yet, and PostgreSQL takes them for few: joined row by row, a file of a
 * hundred thousand would keep it busy for hours.
 */
async function joinedAtOnce(tx: ShopTx, write: () => Promise<unknown>): Promise<void> {
  await tx.$executeRaw`set local enable_nestloop = off`;
  await write();
  await tx.$executeRaw`set local enable_nestloop = on`;
}

/** In the order of the file, of a part of which they are: what is outside of it need not be looked at. */
const within = (rows: { rowNumber: number }[]) =>
  Prisma.sql`r.row_number between ${rows[0]?.rowNumber ?? 0} and ${rows.at(-1)?.rowNumber ?? 0}`;

export type CheckedRow = {
  rowNumber: number;
  state: ImportRowState;
  variantId: bigint | null;
  email: string | null;
  note: string;
  changes: Json | null;
};

export async function saveCheckedRows(tx: ShopTx, importId: bigint, rows: CheckedRow[]): Promise<void> {
  const checked = JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  const save = () => tx.$executeRaw`
    update import_rows r
    set state = checked.state, variant_id = checked."variantId", email = checked.email, note = checked.note,
      changes = checked.changes
    from jsonb_to_recordset(${checked}::jsonb)
      as checked ("rowNumber" int, state text, "variantId" bigint, email text, note text, changes jsonb)
    where r.shop_id = ${tx.shopId} and r.import_id = ${importId} and r.row_number = checked."rowNumber"
      and ${within(rows)}`;
  await joinedAtOnce(tx, save);
}

/** Of several rows that mean one thing only one counts; all of them say so. */
export const flagRepeatedRows = (tx: ShopTx, importId: bigint, kind: ImportKind) =>
  joinedAtOnce(tx, () => (kind === "stock" ? flagRepeatedVariants(tx, importId) : flagRepeatedPeople(tx, importId)));

/** The row further down counts: corrections are written below. */
const flagRepeatedVariants = (tx: ShopTx, importId: bigint) => tx.$executeRaw`
  with named as (
    select row_number, max(row_number) over one as counts, min(row_number) over one as first, count(*) over one as times
    from import_rows
    where shop_id = ${tx.shopId} and import_id = ${importId} and variant_id is not null and state in ('change', 'same')
    window one as (partition by variant_id)
  )
  update import_rows r
  set state = case when named.row_number = named.counts then r.state else 'problem' end,
    note = case when named.row_number = named.counts
      then 'Row ' || named.first || ' names the same variant: this row counts, being further down.'
      else 'Row ' || named.counts || ' names the same variant: that row counts, being further down.' end
  from named
  where r.shop_id = ${tx.shopId} and r.import_id = ${importId} and r.row_number = named.row_number and named.times > 1`;

/** Who asked first keeps the place. */
const flagRepeatedPeople = (tx: ShopTx, importId: bigint) => tx.$executeRaw`
  with named as (
    select row_number, first_value(row_number) over (partition by variant_id, email
      order by changes->>'joinedAt' nulls last, row_number) as counts
    from import_rows
    where shop_id = ${tx.shopId} and import_id = ${importId} and state = 'change'
  )
  update import_rows r
  set state = 'same', note = 'The same person waits for the same variant in row ' || named.counts || ', with an earlier place.'
  from named
  where r.shop_id = ${tx.shopId} and r.import_id = ${importId} and r.row_number = named.row_number
    and named.row_number <> named.counts`;

export type PlannedRow<Changes> = { rowNumber: number; variantId: bigint; email: string | null; changes: Changes };

/** The next rows that would change something. */
export function nextPlannedRows<Changes>(tx: ShopTx, importId: bigint, limit: number): Promise<PlannedRow<Changes>[]> {
  return tx.$queryRaw<PlannedRow<Changes>[]>`
    select row_number as "rowNumber", variant_id as "variantId", email, changes from import_rows
    where shop_id = ${tx.shopId} and import_id = ${importId} and state = 'change'
    order by row_number limit ${limit}`;
}

/** What became of rows: applied, or not any more, and why. */
export async function settleRows(
  tx: ShopTx,
  importId: bigint,
  rows: { rowNumber: number; state: "applied" | "same" | "problem"; note?: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const settle = () => tx.$executeRaw`
    update import_rows r set state = settled.state, note = coalesce(settled.note, r.note)
    from unnest(${rows.map((row) => row.rowNumber)}::int[], ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.note ?? null)}::text[]) as settled (row_number, state, note)
    where r.shop_id = ${tx.shopId} and r.import_id = ${importId} and r.row_number = settled.row_number
      and ${within(rows)}`;
  await joinedAtOnce(tx, settle);
}

export type ImportCounts = Record<ImportRowState, number>;

export async function countImportRows(tx: ShopTx, importId: bigint): Promise<ImportCounts> {
  const rows = await tx.$queryRaw<{ state: ImportRowState; rows: number }[]>`
    select state, count(*)::int as rows from import_rows where shop_id = ${tx.shopId} and import_id = ${importId} group by state`;
  const none = { read: 0, change: 0, same: 0, problem: 0, applied: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, rows: count }) => [state, count])) };
}

export type ShownRow = ReadRow & { state: ImportRowState; note: string; changes: Json; product: string | null };

/** Rows in the file's order, for pages and result files. */
export async function listImportRows(
  tx: ShopTx,
  importId: bigint,
  page: { after?: number; before?: number; limit: number; state?: ImportRowState | null },
): Promise<ShownRow[]> {
  const rows = await tx.$queryRaw<(Omit<ShownRow, "cells"> & { cells: string })[]>`
    select r.row_number as "rowNumber", r.cells, r.state, r.note, r.changes,
      nullif(concat_ws(', ', a.product_title, nullif(a.variant_title, 'Default Title')), '') as product
    from import_rows r left join assignments a on a.shop_id = r.shop_id and a.variant_id = r.variant_id
    where r.shop_id = ${tx.shopId} and r.import_id = ${importId}
      ${page.state ? Prisma.sql`and r.state = ${page.state}` : Prisma.empty}
      ${page.after === undefined ? Prisma.empty : Prisma.sql`and r.row_number > ${page.after}`}
      ${page.before === undefined ? Prisma.empty : Prisma.sql`and r.row_number < ${page.before}`}
    order by ${page.before === undefined ? Prisma.sql`r.row_number` : Prisma.sql`r.row_number desc`} limit ${page.limit}`;
  return rows.map((row) => ({ ...row, cells: cellsOf(row.cells) }));
}
