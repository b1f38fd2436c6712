/** Files that a merchant handed in, and where each is between reading and result. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { ColumnMap, ImportKind } from "#app/domain/import-columns.ts";
import type { DateOrder } from "#app/domain/import-date.ts";
import type { ImportState } from "#app/domain/import-state.ts";
import type { RunState } from "#app/domain/run.ts";
import type { Import } from "#app/generated/prisma/client.ts";

export type StoredImport = Omit<Import, "kind" | "state" | "columns" | "dateOrder"> & {
  kind: ImportKind;
  state: ImportState;
  columns: ColumnMap;
  dateOrder: DateOrder | null;
};

const typed = (row: Import): StoredImport => row as StoredImport;

export async function addImport(
  tx: ShopTx,
  given: { kind: ImportKind; fileName: string; actor: string; now: Date },
): Promise<StoredImport> {
  const { now, ...values } = given;
  return typed(await tx.import.create({ data: { shopId: tx.shopId, ...values, createdAt: now } }));
}

export async function findImport(tx: ShopTx, id: bigint): Promise<StoredImport | null> {
  const found = await tx.import.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
  return found && typed(found);
}

/** Nobody else moves the import on until the transaction ends. */
export async function lockImport(tx: ShopTx, id: bigint): Promise<StoredImport | null> {
  await tx.$queryRaw`select 1 from imports where shop_id = ${tx.shopId} and id = ${id} for update`;
  return findImport(tx, id);
}

export type ImportChange = Partial<
  Pick<StoredImport, "state" | "headings" | "columns" | "dateOrder" | "readRows" | "brokenAtRow" | "runId" | "appliedAt">
>;

export async function saveImport(tx: ShopTx, id: bigint, change: ImportChange): Promise<void> {
  await tx.import.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data: change });
}

export type ListedImport = Pick<StoredImport, "id" | "kind" | "fileName" | "state" | "readRows" | "createdAt"> & {
  runState: RunState | null;
  /** Whether rows wait to be applied. */
  changes: boolean;
};

export function listImports(tx: ShopTx, limit: number): Promise<ListedImport[]> {
  return tx.$queryRaw<ListedImport[]>`
    select i.id, i.kind, i.file_name as "fileName", i.state, i.read_rows as "readRows", i.created_at as "createdAt",
      r.state as "runState",
      exists (select 1 from import_rows w where w.shop_id = i.shop_id and w.import_id = i.id and w.state = 'change') as changes
    from imports i left join runs r on r.shop_id = i.shop_id and r.id = i.run_id
    where i.shop_id = ${tx.shopId} and i.state <> 'reading'
    order by i.id desc limit ${limit}`;
}

/** An upload that came to nothing leaves nothing. */
export async function deleteImport(tx: ShopTx, id: bigint): Promise<void> {
  await tx.import.deleteMany({ where: { shopId: tx.shopId, id } });
}
