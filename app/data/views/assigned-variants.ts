/** Assigned variants as the Products page lists them: filtered, in one of four orders, page by page from a key. */
import { z } from "zod";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Offer } from "#app/domain/offer.ts";
import type { ProductsFilter, ProductsOrder, ProductSort } from "#app/domain/products-filter.ts";
import { cutPage, decodeCursor, type Page, type PageRequest } from "#app/lib/keyset-cursor.ts";
import { foundFirst, MOST_FOUND, searchWords, STOCK_KEY, whereFilter } from "./products-filter-sql.ts";

const PAGE_SIZE = 50;

export type AssignedVariant = {
  variantId: string;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  mode: Offer;
  offer: Offer;
  offerReason: string;
  manualOffer: Offer | null;
  /** Null until Shopify has told us. */
  stockUnits: number | null;
  waitingEntries: number;
  /** Null: the shop's or template's applies. */
  switchCondition: number | null;
  thresholdUnits: number | null;
  incomingUnits: number | null;
  /** "2026-12-01" */
  backInStockOn: string | null;
  templateId: string;
  /** Shoppers cannot see its product. */
  isHidden: boolean;
};

type Order = { key: Prisma.Sql; cursor: z.ZodType<string | number>; cast: Prisma.Sql };

/** Each is one of the table's indexes. */
const ORDERS: Record<ProductSort, Order> = {
  title: { key: Prisma.sql`product_title`, cursor: z.string(), cast: Prisma.sql`text` },
  stock: { key: STOCK_KEY, cursor: z.int(), cast: Prisma.sql`int` },
  waiting: { key: Prisma.sql`waiting_entries`, cursor: z.int(), cast: Prisma.sql`int` },
  changed: { key: Prisma.sql`offer_changed_at`, cursor: z.iso.datetime(), cast: Prisma.sql`timestamptz` },
};

export type VariantsRequest = PageRequest & { filter: ProductsFilter; order: ProductsOrder };

type Found = AssignedVariant & { key: string | number | Date; found: number };

export type VariantsFound = Page<AssignedVariant> & {
  /** Only the first so many of what was found are listed, over all pages; null: all of them. */
  cutAt: number | null;
};

/** Variants still in Shopify; every word of a search must begin a word of title or SKU. */
export async function listAssignedVariants(tx: ShopTx, request: VariantsRequest): Promise<VariantsFound> {
  const { filter, order } = request;
  const { key, cursor, cast } = ORDERS[order.by];
  const shape = z.tuple([cursor, z.string().regex(/^\d+$/)]);
  const before = decodeCursor(request.before, shape);
  const after = before ? null : decodeCursor(request.after, shape);
  const from = before ?? after;
  const downwards = order.descending !== (before !== null);
  const words = await searchWords(tx, filter.search);
  const direction = downwards ? Prisma.sql`desc` : Prisma.sql`asc`;
  const beyond = downwards ? Prisma.sql`<` : Prisma.sql`>`;
  const first = words && foundFirst(tx.shopId, filter, words);
  const found = await tx.$queryRaw<Found[]>`
    ${first ? Prisma.sql`with found as materialized (${first})` : Prisma.empty}
    select variant_id::text as "variantId", product_title as "productTitle", variant_title as "variantTitle", sku,
      image_url as "imageUrl", mode, offer, offer_reason as "offerReason", manual_offer as "manualOffer",
      stock_units as "stockUnits", waiting_entries as "waitingEntries", switch_condition as "switchCondition",
      threshold_units as "thresholdUnits", incoming_units as "incomingUnits", back_in_stock_on::text as "backInStockOn",
      template_id::text as "templateId", product_hidden_at is not null as "isHidden", ${key} as key,
      ${first ? Prisma.sql`(select count(*)::int from found)` : Prisma.sql`0`} as found
    from assignments ${first ? Prisma.sql`join (select distinct variant_id from found) ids using (variant_id)` : Prisma.empty}
    where shop_id = ${tx.shopId} and variant_deleted_at is null ${whereFilter(filter, words && [])}
      ${from ? Prisma.sql`and (${key}, variant_id) ${beyond} (${from[0]}::${cast}, ${BigInt(from[1])})` : Prisma.empty}
    order by ${key} ${direction}, variant_id ${direction}
    limit ${PAGE_SIZE + 1}`;
  const page = cutPage(found, {
    size: PAGE_SIZE,
    going: before ? "back" : after ? "forward" : "start",
    keyOf: (row) => [row.key instanceof Date ? row.key.toISOString() : row.key, row.variantId],
  });
  const cutAt = found[0]?.found === MOST_FOUND ? MOST_FOUND : null;
  return { ...page, rows: page.rows.map(({ key: _key, found: _found, ...row }) => row), cutAt };
}

/** True as soon as one variant is assigned. */
export async function hasAssignments(tx: ShopTx): Promise<boolean> {
  return (await tx.assignment.findFirst({ where: { shopId: tx.shopId }, select: { variantId: true } })) !== null;
}
