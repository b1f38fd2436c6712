/** The next variants of a selection made on the Products page. */
import { findFiltered } from "#app/data/views/products-filter-sql.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { VariantSelection } from "#app/domain/variant-change.ts";

const VARIANTS_PER_SLICE = 200;

/** How far a selection has been worked off. */
export type SelectionCursor = { lastId: string; taken: number };

export const SELECTION_START: SelectionCursor = { lastId: "0", taken: 0 };

/** None when the selection has been worked off. */
export async function nextVariants(
  tx: ShopTx,
  selection: VariantSelection,
  cursor: SelectionCursor,
): Promise<{ variantIds: bigint[]; cursor: SelectionCursor }> {
  const variantIds =
    "variantIds" in selection
      ? selection.variantIds.slice(cursor.taken, cursor.taken + VARIANTS_PER_SLICE).map(BigInt)
      : await findFiltered(tx, selection.filter, { after: BigInt(cursor.lastId), limit: VARIANTS_PER_SLICE });
  const lastId = String(variantIds.at(-1) ?? cursor.lastId);
  return { variantIds, cursor: { lastId, taken: cursor.taken + variantIds.length } };
}
