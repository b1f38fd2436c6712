/** A place in line as the pages of its holder need it: its state, what was kept for it, and where its product is shown. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { PlaceFacts } from "#app/domain/place-story.ts";
import type { EntryState } from "#app/domain/waitlist-entry.ts";

export type Place = PlaceFacts & {
  /** From the shop's root; null where shoppers cannot see the product. */
  productPath: string | null;
};

type Row = {
  state: EntryState;
  allocatedAt: Date | null;
  variantId: bigint;
  handle: string | null;
  variantDeleted: boolean;
  productHidden: boolean;
  holdState: string | null;
  holdUntil: Date | null;
  keepsPlace: boolean | null;
  payUrl: string | null;
};

/** @returns null when there is no such place, or its holder asked to be forgotten */
export async function findPlace(tx: ShopTx, entryId: bigint): Promise<Place | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    select e.state, e.allocated_at as "allocatedAt", e.variant_id as "variantId", a.product_handle as handle,
      a.variant_deleted_at is not null as "variantDeleted", a.product_hidden_at is not null as "productHidden",
      h.state as "holdState", h.hold_until as "holdUntil", h.keeps_place as "keepsPlace", m.url as "payUrl"
    from waitlist_entries e
    left join assignments a on a.shop_id = e.shop_id and a.variant_id = e.variant_id
    left join lateral (select state, hold_until, keeps_place, restock_id from holds
      where shop_id = e.shop_id and entry_id = e.id order by id desc limit 1) h on true
    left join lateral (select facts->>'payUrl' as url from messages
      where shop_id = e.shop_id and entry_id = e.id and restock_id = h.restock_id and kind in ('unit_held', 'hold_expiring')
      order by id desc limit 1) m on true
    where e.shop_id = ${tx.shopId} and e.id = ${entryId} and e.email is not null`;
  if (!row) return null;
  const { state, allocatedAt, variantDeleted, holdState, holdUntil: until, payUrl } = row;
  const hold = holdState && until ? { state: holdState, until, keepsPlace: row.keepsPlace === true, payUrl } : null;
  return { state, allocatedAt, variantDeleted, hold, productPath: pathOf(row) };
}

const pathOf = ({ handle, variantId, variantDeleted, productHidden }: Row): string | null =>
  handle && !variantDeleted && !productHidden ? `products/${encodeURIComponent(handle)}?variant=${variantId}` : null;
