/** Files that a merchant handed in, and where each is between reading and result. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { ColumnMap, ImportKind } from "#app/domain/import-columns.ts";
import type { DateOrder } from "#app/domain/import-date.ts";
import type { Import } from "#app/generated/prisma/client.ts";

export type ImportState = "reading" | "asking" | "checking" | "checked" | "applying" | "applied";

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

export async function listImports(tx: ShopTx, limit: number): Promise<StoredImport[]> {
  const where = { shopId: tx.shopId, state: { not: "reading" } };
  return (await tx.import.findMany({ where, orderBy: { id: "desc" }, take: limit })).map(typed);
}

/** An upload that came to nothing leaves nothing. */
export async function deleteImport(tx: ShopTx, id: bigint): Promise<void> {
  await tx.import.deleteMany({ where: { shopId: tx.shopId, id } });
}
