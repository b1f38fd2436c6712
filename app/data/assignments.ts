/** Variants handed to Standby: found, locked, counted anew. */
import { IS_CAPPED } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Offer } from "#app/domain/offer.ts";
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import type { Assignment, Template } from "#app/generated/prisma/client.ts";

export type { Assignment };

/**
 * The per-variant mutex: whoever changes a variant's waitlist, stock or offer holds this row until the end of the
 * transaction. Null when the variant is not assigned to Standby in this shop.
 */
export async function lockAssignment(tx: ShopTx, variantId: bigint): Promise<Assignment | null> {
  const { shopId } = tx;
  await tx.$queryRaw`select 1 from assignments where shop_id = ${shopId} and variant_id = ${variantId} for update`;
  return tx.assignment.findUnique({ where: { shopId_variantId: { shopId, variantId } } });
}

/** One variant's assignment, without locking it. */
export function findAssignment(tx: ShopTx, variantId: bigint): Promise<Assignment | null> {
  return tx.assignment.findUnique({ where: { shopId_variantId: { shopId: tx.shopId, variantId } } });
}

/** Many of them, without locking. */
export function findAssignments(tx: ShopTx, variantIds: bigint[]): Promise<Assignment[]> {
  return tx.assignment.findMany({ where: { shopId: tx.shopId, variantId: { in: variantIds } }, orderBy: { variantId: "asc" } });
}

/**
 * Hands variants over with the template's values. A variant assigned before keeps its waitlist, history, manual choice and
 * the policy first found; one that was being put back keeps the policy that was to be put back. Whether shoppers see the product is
 * taken in for a new one; of others, news and readings tell, which also wake the mails that wait for it.
 */
export async function upsertAssignments(
  tx: ShopTx,
  { variants, template, now }: { variants: VariantFacts[]; template: Template; now: Date },
): Promise<void> {
  const facts = JSON.stringify(variants, digits);
  await tx.$executeRaw`
    with put_back as (
      delete from unassigned_variants
      where shop_id = ${tx.shopId} and variant_id = any(${variants.map((variant) => variant.variantId)}::bigint[])
      returning variant_id, original_policy
    )
    insert into assignments (shop_id, variant_id, product_id, inventory_item_id, product_title, variant_title, product_handle,
      sku, image_url, vendor, original_policy, stock_units, product_told_at, item_told_at, template_id, mode, switch_condition,
      threshold_units, incoming_units, back_in_stock_on, follows_end, texts, starts_at, ends_at, exact_cap, with_waitlist,
      payment, fulfilment, hold, waiting_entries, waiting_units, assigned_at, offer_changed_at, product_hidden_at)
    select ${tx.shopId}, fact."variantId", fact."productId", fact."inventoryItemId", fact."productTitle", fact."variantTitle",
      fact."productHandle", fact.sku, fact."imageUrl", fact.vendor, coalesce(put_back.original_policy, fact.policy),
      case when jsonb_array_length(fact.levels) = 0 then 0 end, date_trunc('second', fact."readAt"), date_trunc('second', fact."readAt"),
      template.id, template.mode, template.switch_condition, template.threshold_units, template.incoming_units,
      template.back_in_stock_on, template.follows_end, template.texts, template.starts_at, template.ends_at, template.exact_cap,
      template.with_waitlist, template.payment, template.fulfilment, template.hold, coalesce(line.entries, 0),
      coalesce(line.units, 0), ${now}, ${now}, case when not fact."onOnlineStore" then ${now}::timestamptz end
    from jsonb_to_recordset(${facts}::jsonb) as fact ("variantId" bigint, "productId" bigint, "inventoryItemId" bigint,
        "productTitle" text, "variantTitle" text, "productHandle" text, sku text, "imageUrl" text, vendor text, policy text,
        levels jsonb, "readAt" timestamptz, "onOnlineStore" boolean)
    join templates template on template.shop_id = ${tx.shopId} and template.id = ${template.id}
    left join put_back on put_back.variant_id = fact."variantId"
    left join lateral (
      select count(*)::int as entries, sum(quantity)::int as units from waitlist_entries
      where shop_id = ${tx.shopId} and variant_id = fact."variantId" and state = 'waiting'
    ) line on true
    order by fact."variantId"
    on conflict (shop_id, variant_id) do update
      set product_id = excluded.product_id, inventory_item_id = excluded.inventory_item_id,
        product_title = excluded.product_title, variant_title = excluded.variant_title,
        product_handle = excluded.product_handle, sku = excluded.sku, image_url = excluded.image_url, vendor = coalesce(excluded.vendor, assignments.vendor),
        product_told_at = excluded.product_told_at, item_told_at = excluded.item_told_at, tracked = true,
        template_id = excluded.template_id, mode = excluded.mode, switch_condition = excluded.switch_condition,
        threshold_units = excluded.threshold_units, incoming_units = excluded.incoming_units,
        back_in_stock_on = excluded.back_in_stock_on, follows_end = excluded.follows_end, texts = excluded.texts,
        starts_at = excluded.starts_at, ends_at = excluded.ends_at, exact_cap = excluded.exact_cap,
        with_waitlist = excluded.with_waitlist, payment = excluded.payment, fulfilment = excluded.fulfilment,
        hold = excluded.hold, overrides = '{}', ended_at = null, resumed_at = null, variant_deleted_at = null`;
}

/** Of these, the variants that history says were assigned since an instant. */
export async function findAssignedSince(tx: ShopTx, variantIds: bigint[], since: Date): Promise<Set<bigint>> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select distinct variant_id from events
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and name = 'variant-assigned' and at >= ${since}`;
  return new Set(rows.map((row) => row.variant_id));
}

/** Takes variants out of Standby and remembers what a job must put back in Shopify; gone variants need nothing put back. */
export async function removeAssignments(
  tx: ShopTx,
  { variantIds, disablePurchase, now }: { variantIds: bigint[]; disablePurchase: boolean; now: Date },
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    with removed as (
      delete from assignments where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[])
      returning variant_id, product_id, original_policy, variant_deleted_at,
        case when ${IS_CAPPED} then inventory_item_id end as capped_item
    ), put_back as (
      insert into unassigned_variants (shop_id, variant_id, product_id, original_policy, policy, unassigned_at, inventory_item_id)
      select ${tx.shopId}, variant_id, product_id, original_policy,
        case when ${disablePurchase} then 'DENY' else original_policy end, ${now}, capped_item
      from removed where variant_deleted_at is null
      on conflict (shop_id, variant_id) do update set policy = excluded.policy, unassigned_at = excluded.unassigned_at,
        inventory_item_id = coalesce(excluded.inventory_item_id, unassigned_variants.inventory_item_id)
    )
    select variant_id from removed order by variant_id`;
  return rows.map((row) => row.variant_id);
}

export async function saveManualOffer(tx: ShopTx, variantIds: bigint[], offer: Offer | null): Promise<void> {
  await tx.assignment.updateMany({
    where: { shopId: tx.shopId, variantId: { in: variantIds } },
    data: { manualOffer: offer },
  });
}

/** @param units null: it has none of its own any more */
export async function saveSwitchCondition(tx: ShopTx, variantId: bigint, units: number | null): Promise<void> {
  await tx.$executeRaw`
    update assignments set switch_condition = ${units}::int,
      overrides = array_remove(overrides, 'switchCondition') || case when ${units}::int is null then '{}'::text[] else '{switchCondition}' end
    where shop_id = ${tx.shopId} and variant_id = ${variantId}`;
}

/** @returns those that were not marked before, and how many people wait for each. */
export function markDeleted(tx: ShopTx, variantIds: bigint[], now: Date): Promise<{ variantId: bigint; waiting: number }[]> {
  return tx.$queryRaw`
    update assignments set variant_deleted_at = ${now}
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and variant_deleted_at is null
    returning variant_id as "variantId", waiting_entries as waiting`;
}

const digits = (_key: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
