/** Everything a shop has with Standby, a page at a time by key: for files of any length in little memory. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Json } from "#app/domain/json.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

export type ExportedVariant = {
  variantId: bigint;
  productId: bigint;
  productTitle: string;
  variantTitle: string;
  sku: string;
  stockUnits: number | null;
  incomingUnits: number | null;
  thresholdUnits: number | null;
  backInStockOn: string | null;
  switchCondition: number | null;
};

export type PageOf<Row> = { after: Row | null; limit: number };

/** By product title, as the Products page lists them. */
export function exportVariants(tx: ShopTx, { after, limit }: PageOf<ExportedVariant>): Promise<ExportedVariant[]> {
  return tx.$queryRaw<ExportedVariant[]>`
    select variant_id as "variantId", product_id as "productId", product_title as "productTitle", variant_title as "variantTitle",
      sku, stock_units as "stockUnits", incoming_units as "incomingUnits", threshold_units as "thresholdUnits",
      back_in_stock_on::text as "backInStockOn", switch_condition as "switchCondition"
    from assignments
    where shop_id = ${tx.shopId} and variant_deleted_at is null
      ${after ? Prisma.sql`and (product_title, variant_id) > (${after.productTitle}, ${after.variantId})` : Prisma.empty}
    order by product_title, variant_id limit ${limit}`;
}

export type ExportedEntry = {
  id: bigint;
  email: string | null;
  phone: string | null;
  variantId: bigint;
  sku: string | null;
  productTitle: string | null;
  variantTitle: string | null;
  quantity: number;
  locale: string;
  state: string;
  joinedAt: Date;
  allocatedAt: Date | null;
  endedAt: Date | null;
};

/** @param only those of one variant */
export function exportEntries(
  tx: ShopTx,
  { after, limit }: PageOf<ExportedEntry>,
  only: bigint | null = null,
): Promise<ExportedEntry[]> {
  return tx.$queryRaw<ExportedEntry[]>`
    select e.id, e.email, e.phone, e.variant_id as "variantId", a.sku, a.product_title as "productTitle",
      a.variant_title as "variantTitle", e.quantity, e.locale, e.state, e.joined_at as "joinedAt",
      e.allocated_at as "allocatedAt", e.ended_at as "endedAt"
    from waitlist_entries e left join assignments a on a.shop_id = e.shop_id and a.variant_id = e.variant_id
    where e.shop_id = ${tx.shopId} and e.id > ${after?.id ?? 0n}
      ${only === null ? Prisma.empty : Prisma.sql`and e.variant_id = ${only}`}
    order by e.id limit ${limit}`;
}

export type ExportedEvent = {
  id: bigint;
  at: Date;
  variantId: bigint | null;
  productTitle: string | null;
  variantTitle: string | null;
  name: string;
  actor: string;
  detail: Json;
};

export function exportEvents(tx: ShopTx, { after, limit }: PageOf<ExportedEvent>): Promise<ExportedEvent[]> {
  return tx.$queryRaw<ExportedEvent[]>`
    select e.id, e.at, e.variant_id as "variantId", a.product_title as "productTitle", a.variant_title as "variantTitle",
      e.name, e.actor, e.detail
    from events e left join assignments a on a.shop_id = e.shop_id and a.variant_id = e.variant_id
    where e.shop_id = ${tx.shopId} and e.id > ${after?.id ?? 0n}
    order by e.id limit ${limit}`;
}

export type ExportedMessage = {
  id: bigint;
  createdAt: Date;
  kind: string;
  audience: string;
  channel: string;
  toAddress: string | null;
  subject: string | null;
  state: string;
  stateReason: string | null;
  variantId: bigint | null;
  sentAt: Date | null;
};

export function exportMessages(tx: ShopTx, { after, limit }: PageOf<ExportedMessage>): Promise<ExportedMessage[]> {
  return tx.$queryRaw<ExportedMessage[]>`
    select id, created_at as "createdAt", kind, audience, channel, to_address as "toAddress", subject, state,
      state_reason as "stateReason", variant_id as "variantId", sent_at as "sentAt"
    from messages where shop_id = ${tx.shopId} and id > ${after?.id ?? 0n}
    order by id limit ${limit}`;
}
