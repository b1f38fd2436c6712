/** What the decision on offers is made from, and what came of it: whole sets in one statement each. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { EXACT_CAP_SCOPES } from "#app/domain/exact-cap.ts";
import type { FollowsEndChoice } from "#app/domain/follows-end.ts";
import type { StockNews } from "#app/domain/new-stock.ts";
import type { FollowsEnd, InventoryPolicy, Mode, Offer } from "#app/domain/offer.ts";
import type { OfferValues } from "#app/domain/offer-values.ts";

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
  incomingUnits: number | null;
  backInStockOn: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  followsEnd: FollowsEndChoice;
  shopFollowsEnd: FollowsEnd;
  endedAt: Date | null;
  resumedAt: Date | null;
  nextDecisionAt: Date | null;
  /** As last saved. */
  owedUnits: number;
  soldAheadUnits: number;
  carriedUnits: number;
  risenUnits: number;
  risenAt: Date | null;
  returnedUnits: number;
  returnedAt: Date | null;
  exactCap: boolean;
  /** The shop has granted what exact caps need, and Shopify has not refused the location. */
  capIsPossible: boolean;
  /** As last saved. */
  capUnits: number | null;
  capLevelUnits: number | null;
  capSoldUnits: number;
  /** A change of the units is under way: what is there cannot be told from what was sold. */
  capIsWritten: boolean;
  /** What is at Standby's own location now; null when the item is not stocked there. */
  incomingLevelUnits: number | null;
  /** What other locations have that serve online orders. */
  onlineUnits: number;
  /** The shop's, an IANA name. */
  timeZone: string;
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
export function loadOffers(tx: ShopTx, variantIds: bigint[]): Promise<OfferRow[]> {
  return tx.$queryRaw<OfferRow[]>`
    select a.variant_id as "variantId", concat_ws(' – ', a.product_title, nullif(a.variant_title, 'Default Title')) as title,
      a.mode, a.offer, a.offer_reason as "offerReason", a.manual_offer as "manualOffer", a.tracked,
      a.stock_units as "stockUnits", counted.units as "countedUnits",
      a.switch_condition as "assignmentUnits", t.switch_condition as "templateUnits",
      coalesce(t.name, '') as "templateName", s.switch_condition as "shopUnits",
      a.threshold_units as "thresholdUnits", a.incoming_units as "incomingUnits",
      a.back_in_stock_on::text as "backInStockOn", a.starts_at as "startsAt", a.ends_at as "endsAt",
      a.follows_end as "followsEnd", s.follows_end as "shopFollowsEnd", a.ended_at as "endedAt", a.resumed_at as "resumedAt",
      a.next_decision_at as "nextDecisionAt", a.owed_units as "owedUnits", a.sold_ahead_units as "soldAheadUnits",
      a.carried_units as "carriedUnits", a.risen_units as "risenUnits", a.risen_at as "risenAt",
      a.returned_units as "returnedUnits", a.returned_at as "returnedAt", s.time_zone as "timeZone", a.exact_cap as "exactCap",
      (string_to_array(s.granted_scopes, ',') @> ${[...EXACT_CAP_SCOPES]}::text[] and s.incoming_location_problem is null) as "capIsPossible",
      a.cap_units as "capUnits", a.cap_level_units as "capLevelUnits", a.cap_sold_units as "capSoldUnits",
      a.cap_write is not null as "capIsWritten", counted.incoming as "incomingLevelUnits",
      coalesce(counted.online, 0) as "onlineUnits",
      a.original_policy as "originalPolicy", a.waiting_entries as "waitingEntries"
    from assignments a
    join shops s on s.id = a.shop_id
    left join templates t on t.shop_id = a.shop_id and t.id = a.template_id
    left join lateral (
      select sum(case when level.connected and coalesce(place.is_active, true)
                       and case when s.counted_location_ids = '{}' then coalesce(place.fulfills_online_orders, true)
                                else level.location_id = any(s.counted_location_ids) end
                      then level.available_units else 0 end)
               filter (where level.location_id is distinct from s.incoming_location_id)::int as units,
        sum(level.available_units) filter (where level.connected and level.location_id is distinct from s.incoming_location_id
          and coalesce(place.is_active, true) and coalesce(place.fulfills_online_orders, true))::int as online,
        max(level.available_units) filter (where level.connected and level.location_id = s.incoming_location_id) as incoming
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
  manualOffer: Offer | null;
  endedAt: Date | null;
  resumedAt: Date | null;
  nextDecisionAt: Date | null;
  owedUnits: number;
  soldAheadUnits: number;
  carriedUnits: number;
  risenUnits: number;
  risenAt: Date | null;
  returnedUnits: number;
  returnedAt: Date | null;
  capUnits: number | null;
  capLevelUnits: number | null;
  capSoldUnits: number;
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
        ended_at = decided."endedAt", resumed_at = decided."resumedAt", next_decision_at = decided."nextDecisionAt",
        owed_units = decided."owedUnits", sold_ahead_units = decided."soldAheadUnits", carried_units = decided."carriedUnits",
        manual_offer = decided."manualOffer", risen_units = decided."risenUnits", risen_at = decided."risenAt",
        returned_units = decided."returnedUnits", returned_at = decided."returnedAt",
        cap_units = decided."capUnits", cap_level_units = decided."capLevelUnits", cap_sold_units = decided."capSoldUnits",
        intent_version = a.intent_version + decided.rewrite::int
    from jsonb_to_recordset(${decided}::jsonb)
      as decided ("variantId" bigint, "stockUnits" int, offer text, reason text, "endedAt" timestamptz, "resumedAt" timestamptz,
        "nextDecisionAt" timestamptz, "owedUnits" int, "soldAheadUnits" int, "carriedUnits" int, "manualOffer" text, "risenUnits" int, "risenAt" timestamptz,
        "returnedUnits" int, "returnedAt" timestamptz, "capUnits" int, "capLevelUnits" int, "capSoldUnits" int, rewrite boolean)
    where a.shop_id = ${tx.shopId} and a.variant_id = decided."variantId"
    returning a.variant_id, a.intent_version`;
  return new Map(rows.map((row) => [row.variant_id, row.intent_version]));
}

/** Variants that leave to the shop what follows their offer's end. */
export async function findVariantsAsShop(tx: ShopTx, { after, limit }: { after: bigint; limit: number }): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and variant_id > ${after} and variant_deleted_at is null and follows_end = 'as_shop'
    order by variant_id limit ${limit}`;
  return rows.map((row) => row.variant_id);
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

/** The merchant's word after an end: dates up to now are spent. */
export async function saveResumed(tx: ShopTx, variantIds: bigint[], now: Date): Promise<void> {
  await tx.assignment.updateMany({
    where: { shopId: tx.shopId, variantId: { in: variantIds }, endedAt: { not: null } },
    data: { endedAt: null, resumedAt: now },
  });
}

/** Call it with the variants locked. */
export async function saveStockNews(tx: ShopTx, variantId: bigint, news: StockNews): Promise<void> {
  const { risenUnits, risenAt, returnedUnits, returnedAt } = news;
  const data = { risenUnits, risenAt, returnedUnits, returnedAt };
  await tx.assignment.updateMany({ where: { shopId: tx.shopId, variantId }, data });
}

/** What rose before a switch-off by hand is no reason to go on after it. */
export async function forgetRises(tx: ShopTx, variantIds: bigint[]): Promise<void> {
  await tx.assignment.updateMany({
    where: { shopId: tx.shopId, variantId: { in: variantIds } },
    data: { risenUnits: 0, risenAt: null },
  });
}

/** @param changed becomes part of the variant's overrides */
export async function saveOfferValues(
  tx: ShopTx,
  variantId: bigint,
  { backInStockOn, ...values }: OfferValues,
  changed: string[],
): Promise<void> {
  const day = backInStockOn === null ? null : new Date(`${backInStockOn}T00:00:00Z`);
  await tx.assignment.updateMany({ where: { shopId: tx.shopId, variantId }, data: { ...values, backInStockOn: day } });
  await tx.$executeRaw`
    update assignments set overrides = (select array_agg(distinct name) from unnest(overrides || ${changed}::text[]) as name)
    where shop_id = ${tx.shopId} and variant_id = ${variantId}`;
}
