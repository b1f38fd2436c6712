/** Values of assigned variants: entered by a merchant, or a template's given anew. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Mode } from "#app/domain/offer.ts";
import type { EditedValues } from "#app/domain/variant-change.ts";

/** Modes of variants, by mode. Call it with them locked. */
export async function groupByMode(tx: ShopTx, variantIds: bigint[]): Promise<Map<Mode, bigint[]>> {
  const rows = await tx.$queryRaw<{ mode: Mode; ids: bigint[] }[]>`
    select mode, array_agg(variant_id order by variant_id) as ids from assignments
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) group by mode order by mode`;
  return new Map(rows.map(({ mode, ids }) => [mode, ids.map(BigInt)]));
}

/** Entered values stay when the template changes. @returns those for which something is different now */
export async function saveEditedValues(tx: ShopTx, variantIds: bigint[], values: EditedValues): Promise<bigint[]> {
  const entered = Object.keys(values);
  const { thresholdUnits = null, incomingUnits = null, backInStockOn = null } = values;
  const is = (name: keyof EditedValues) => entered.includes(name);
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    with given as (
      select variant_id, threshold_units, incoming_units, back_in_stock_on,
        case when ${is("thresholdUnits")} then ${thresholdUnits}::int else threshold_units end as threshold,
        case when ${is("incomingUnits")} then ${incomingUnits}::int else incoming_units end as incoming,
        case when ${is("backInStockOn")} then ${backInStockOn}::date else back_in_stock_on end as day
      from assignments where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[])
    )
    update assignments a
    set threshold_units = given.threshold, incoming_units = given.incoming, back_in_stock_on = given.day,
      overrides = array(select distinct field from unnest(a.overrides || ${entered}::text[]) as field order by field)
    from given
    where a.shop_id = ${tx.shopId} and a.variant_id = given.variant_id
      and (given.threshold_units, given.incoming_units, given.back_in_stock_on)
        is distinct from (given.threshold, given.incoming, given.day)
    returning a.variant_id`;
  return rows.map((row) => row.variant_id);
}

/** A template's values in place of another's; what was entered by hand for a variant stays. @returns those that had another */
export async function giveTemplate(tx: ShopTx, variantIds: bigint[], templateId: bigint): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    update assignments a
    set template_id = t.id, mode = t.mode, texts = t.texts,
      switch_condition = case when 'switchCondition' = any(a.overrides) then a.switch_condition else t.switch_condition end,
      threshold_units = case when 'thresholdUnits' = any(a.overrides) then a.threshold_units else t.threshold_units end,
      incoming_units = case when 'incomingUnits' = any(a.overrides) then a.incoming_units else t.incoming_units end,
      back_in_stock_on = case when 'backInStockOn' = any(a.overrides) then a.back_in_stock_on else t.back_in_stock_on end,
      starts_at = case when 'startsAt' = any(a.overrides) then a.starts_at else t.starts_at end,
      ends_at = case when 'endsAt' = any(a.overrides) then a.ends_at else t.ends_at end,
      follows_end = t.follows_end, exact_cap = t.exact_cap, with_waitlist = t.with_waitlist, payment = t.payment,
      fulfilment = t.fulfilment, hold = t.hold
    from templates t
    where t.shop_id = ${tx.shopId} and t.id = ${templateId} and a.shop_id = t.shop_id
      and a.variant_id = any(${variantIds}::bigint[]) and a.template_id <> t.id
    returning a.variant_id`;
  return rows.map((row) => row.variant_id);
}
