/** The Products page: assigned variants by title, a page at a time. */
import { z } from "zod";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Offer } from "#app/domain/offer.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { cutPage, decodeCursor, type Page, type PageRequest } from "#app/lib/keyset-cursor.ts";

const PAGE_SIZE = 50;
const CURSOR = z.tuple([z.string(), z.string().regex(/^\d+$/)]);

export type AssignedVariant = {
  variantId: string;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  offer: Offer;
  offerReason: string;
  manualOffer: Offer | null;
  /** Null until Shopify has told us. */
  stockUnits: number | null;
  waitingEntries: number;
  /** Null: the shop's or template's applies. */
  switchCondition: number | null;
  templateId: string;
};

/** Variants still in Shopify, by product title; every word of `search` must be in title or SKU. */
export async function listAssignedVariants(
  tx: ShopTx,
  request: PageRequest & { search?: string; offer?: Offer | null },
): Promise<Page<AssignedVariant>> {
  const before = decodeCursor(request.before, CURSOR);
  const after = before ? null : decodeCursor(request.after, CURSOR);
  const found = await tx.$queryRaw<AssignedVariant[]>`
    select variant_id::text as "variantId", product_title as "productTitle", variant_title as "variantTitle", sku,
      image_url as "imageUrl", offer, offer_reason as "offerReason", manual_offer as "manualOffer",
      stock_units as "stockUnits", waiting_entries as "waitingEntries", switch_condition as "switchCondition",
      template_id::text as "templateId"
    from assignments
    where shop_id = ${tx.shopId} and variant_deleted_at is null
      ${request.offer ? Prisma.sql`and offer = ${request.offer}` : Prisma.empty}
      ${matching(request.search)}
      ${after ? Prisma.sql`and (product_title, variant_id) > (${after[0]}, ${BigInt(after[1])})` : Prisma.empty}
      ${before ? Prisma.sql`and (product_title, variant_id) < (${before[0]}, ${BigInt(before[1])})` : Prisma.empty}
    order by ${before ? Prisma.sql`product_title desc, variant_id desc` : Prisma.sql`product_title, variant_id`}
    limit ${PAGE_SIZE + 1}`;
  return cutPage(found, {
    size: PAGE_SIZE,
    going: before ? "back" : after ? "forward" : "start",
    keyOf: (row) => [row.productTitle, row.variantId],
  });
}

function matching(search = ""): Prisma.Sql {
  const patterns = search
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  if (patterns.length === 0) return Prisma.empty;
  return Prisma.sql`and concat_ws(' ', product_title, variant_title, sku) ilike all (${patterns})`;
}

/** True as soon as one variant is assigned. */
export async function hasAssignments(tx: ShopTx): Promise<boolean> {
  return (await tx.assignment.findFirst({ where: { shopId: tx.shopId }, select: { variantId: true } })) !== null;
}
