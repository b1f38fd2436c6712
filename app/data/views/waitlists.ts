/** The Waitlists page: variants with somebody waiting, the longest line first, and the latest restocks. */
import { z } from "zod";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Offer } from "#app/domain/offer.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { cutPage, decodeCursor, type Page, type PageRequest } from "#app/lib/keyset-cursor.ts";

const PAGE_SIZE = 50;
const LATEST_RESTOCKS = 5;
const CURSOR = z.tuple([z.number().int(), z.string().regex(/^\d+$/)]);

export type Waitlist = {
  variantId: string;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  offer: Offer;
  stockUnits: number | null;
  waitingEntries: number;
  waitingUnits: number;
  /** Deleted in Shopify: what they hear is for the merchant to say. */
  isGone: boolean;
};

export async function listWaitlists(tx: ShopTx, request: PageRequest, size = PAGE_SIZE): Promise<Page<Waitlist>> {
  const before = decodeCursor(request.before, CURSOR);
  const after = before ? null : decodeCursor(request.after, CURSOR);
  const found = await tx.$queryRaw<Waitlist[]>`
    select variant_id::text as "variantId", product_title as "productTitle", variant_title as "variantTitle", sku,
      image_url as "imageUrl", offer, stock_units as "stockUnits", waiting_entries as "waitingEntries",
      waiting_units as "waitingUnits", variant_deleted_at is not null as "isGone"
    from assignments
    where shop_id = ${tx.shopId} and waiting_entries > 0
      ${after ? Prisma.sql`and (waiting_entries, variant_id) < (${after[0]}, ${BigInt(after[1])})` : Prisma.empty}
      ${before ? Prisma.sql`and (waiting_entries, variant_id) > (${before[0]}, ${BigInt(before[1])})` : Prisma.empty}
    order by ${
      before ? Prisma.sql`waiting_entries, variant_id` : Prisma.sql`waiting_entries desc, variant_id desc`
    } limit ${size + 1}`;
  return cutPage(found, {
    size,
    going: before ? "back" : after ? "forward" : "start",
    keyOf: (row) => [row.waitingEntries, row.variantId],
  });
}

export type LatestRestock = {
  restockId: string;
  variantId: string;
  productTitle: string;
  variantTitle: string;
  freedUnits: number;
  allocatedUnits: number;
  at: Date;
};

/** The shop's last few restocks. */
export function listLatestRestocks(tx: ShopTx): Promise<LatestRestock[]> {
  return tx.$queryRaw`
    select r.id::text as "restockId", r.variant_id::text as "variantId", a.product_title as "productTitle",
      a.variant_title as "variantTitle", r.freed_units as "freedUnits", r.allocated_units as "allocatedUnits", r.at
    from restocks r
    join assignments a on a.shop_id = r.shop_id and a.variant_id = r.variant_id
    where r.shop_id = ${tx.shopId}
    order by r.id desc limit ${LATEST_RESTOCKS}`;
}
