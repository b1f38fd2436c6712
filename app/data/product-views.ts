/** Views of the Products page that merchants keep: a name and filters each. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { ProductView } from "#app/generated/prisma/client.ts";

export type { ProductView };

export const MOST_VIEWS = 20;

export function listProductViews(tx: ShopTx): Promise<ProductView[]> {
  return tx.productView.findMany({ where: { shopId: tx.shopId }, orderBy: { id: "asc" }, take: MOST_VIEWS });
}

/** @returns null when the name is taken. */
export async function addProductView(tx: ShopTx, view: { name: string; filters: string }): Promise<bigint | null> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    insert into product_views (shop_id, name, filters) values (${tx.shopId}, ${view.name}, ${view.filters})
    on conflict (shop_id, lower(name)) do nothing returning id`;
  return rows[0]?.id ?? null;
}

/** @param filters.was as whoever asks saw them: another's change is not overwritten unseen */
export async function updateProductView(
  tx: ShopTx,
  id: bigint,
  { filters, was }: { filters: string; was: string },
): Promise<"updated" | "changed" | "gone"> {
  const { count } = await tx.productView.updateMany({
    where: { shopId: tx.shopId, id, filters: { in: [was, filters] } },
    data: { filters },
  });
  if (count === 1) return "updated";
  return (await hasView(tx, id)) ? "changed" : "gone";
}

const hasView = async (tx: ShopTx, id: bigint) => (await tx.productView.count({ where: { shopId: tx.shopId, id } })) === 1;

/** @returns "taken" when the name is another view's */
export async function renameProductView(tx: ShopTx, id: bigint, name: string): Promise<"renamed" | "taken" | "gone"> {
  const changed = await tx.$executeRaw`
    update product_views v set name = ${name}
    where shop_id = ${tx.shopId} and id = ${id} and not exists (
      select 1 from product_views other
      where other.shop_id = v.shop_id and other.id <> v.id and lower(other.name) = lower(${name}))`;
  if (changed === 1) return "renamed";
  return (await hasView(tx, id)) ? "taken" : "gone";
}

export async function removeProductView(tx: ShopTx, id: bigint): Promise<void> {
  await tx.productView.deleteMany({ where: { shopId: tx.shopId, id } });
}
