/** What the decision on offers is made from, and what came of it: whole sets in one statement each. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FollowsEnd, InventoryPolicy, Mode, Offer } from "#app/domain/offer.ts";

export type OfferRow = {
  variantId: bigint;
  title: string;
  mode: Mode;
  offer: Offer;
  offerReason: string;
  manualOffer: Offer | null;
  tracked: boolean;
  /** As last saved. */
  stockUnits: number | null;
  /** As the levels say now; null when Shopify has told us of none. */
  countedUnits: number | null;
  assignmentUnits: number | null;
  templateUnits: number | null;
  templateName: string;
  shopUnits: number;
  thresholdUnits: number | null;
  backInStockOn: string | null;
  /** Today in the shop's time zone. */
  todayOn: string;
  followsEnd: FollowsEnd;
  originalPolicy: InventoryPolicy;
  waitingEntries: number;
};

/** Locks the assignments of variants that still exist in Shopify, in the one order everybody locks them in. */
export async function lockVariants(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and variant_deleted_at is null
    order by variant_id for update`;
  return rows.map((row) => row.variant_id);
}

/** The same for the variants of inventory items: an item may have several. */
export async function lockVariantsOfItems(tx: ShopTx, inventoryItemIds: bigint[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and inventory_item_id = any(${inventoryItemIds}::bigint[]) and variant_deleted_at is null
    order by variant_id for update`;
  return rows.map((row) => row.variant_id);
}

/** Call it with the variants locked: only then are the shop's and the template's values the newest, too. */
export function loadOffers(tx: ShopTx, variantIds: bigint[], now: Date): Promise<OfferRow[]> {
  return tx.$queryRaw<OfferRow[]>`
    select a.variant_id as "variantId", concat_ws(' – ', a.product_title, nullif(a.variant_title, 'Default Title')) as title,
      a.mode, a.offer, a.offer_reason as "offerReason", a.manual_offer as "manualOffer", a.tracked,
      a.stock_units as "stockUnits", counted.units as "countedUnits",
      a.switch_condition as "assignmentUnits", t.switch_condition as "templateUnits",
      coalesce(t.name, '') as "templateName", s.switch_condition as "shopUnits",
      a.threshold_units as "thresholdUnits", a.back_in_stock_on::text as "backInStockOn",
      (${now}::timestamptz at time zone s.time_zone)::date::text as "todayOn",
      a.follows_end as "followsEnd", a.original_policy as "originalPolicy", a.waiting_entries as "waitingEntries"
    from assignments a
    join shops s on s.id = a.shop_id
    left join templates t on t.shop_id = a.shop_id and t.id = a.template_id
    left join lateral (
      select sum(case when level.connected and coalesce(place.is_active and place.fulfills_online_orders, true)
                      then level.available_units else 0 end)::int as units
      from stock_levels level
      left join locations place on place.shop_id = level.shop_id and place.location_id = level.location_id
      where level.shop_id = a.shop_id and level.inventory_item_id = a.inventory_item_id
    ) counted on true
    where a.shop_id = ${tx.shopId} and a.variant_id = any(${variantIds}::bigint[])
    order by a.variant_id`;
}

export type DecidedOffer = {
  variantId: bigint;
  stockUnits: number | null;
  offer: Offer;
  reason: string;
  /** Shopify must be told: the intent gets a new version. */
  rewrite: boolean;
};

/** @returns the version of each intent, by variant. */
export async function saveOffers(tx: ShopTx, offers: DecidedOffer[], now: Date): Promise<Map<bigint, number>> {
  if (offers.length === 0) return new Map();
  const decided = JSON.stringify(offers.map((offer) => ({ ...offer, variantId: String(offer.variantId) })));
  const rows = await tx.$queryRaw<{ variant_id: bigint; intent_version: number }[]>`
    update assignments a
    set stock_units = decided."stockUnits", offer = decided.offer, offer_reason = decided.reason,
        offer_changed_at = case when a.offer = decided.offer then a.offer_changed_at else ${now} end,
        intent_version = a.intent_version + decided.rewrite::int
    from jsonb_to_recordset(${decided}::jsonb)
      as decided ("variantId" bigint, "stockUnits" int, offer text, reason text, rewrite boolean)
    where a.shop_id = ${tx.shopId} and a.variant_id = decided."variantId"
    returning a.variant_id, a.intent_version`;
  return new Map(rows.map((row) => [row.variant_id, row.intent_version]));
}

/** The next variants, by id, that a condition may concern: a template's, or all without a condition of their own. */
export async function findVariantsUnderCondition(
  tx: ShopTx,
  { templateId, after, limit }: { templateId?: bigint; after: bigint; limit: number },
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and variant_id > ${after} and variant_deleted_at is null
      and case when ${templateId ?? 0n}::bigint = 0 then switch_condition is null else template_id = ${templateId ?? 0n}::bigint end
    order by variant_id limit ${limit}`;
  return rows.map((row) => row.variant_id);
}
