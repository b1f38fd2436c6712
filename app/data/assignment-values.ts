/** Values of assigned variants: entered by a merchant, or a template's given anew. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Mode } from "#app/domain/offer.ts";
import { COPIED_FIELDS } from "#app/domain/template-values.ts";
import type { EditedValues } from "#app/domain/variant-change.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { COLUMNS } from "./carried-values.ts";

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
  const values = COPIED_FIELDS.map((field) => {
    const name = Prisma.raw(COLUMNS[field]);
    return Prisma.sql`${name} = case when ${field} = any(a.overrides) then a.${name} else t.${name} end`;
  });
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    update assignments a set template_id = t.id, ${Prisma.join(values)}
    from templates t
    where t.shop_id = ${tx.shopId} and t.id = ${templateId} and a.shop_id = t.shop_id
      and a.variant_id = any(${variantIds}::bigint[]) and a.template_id <> t.id
    returning a.variant_id`;
  return rows.map((row) => row.variant_id);
}

/** Names of the values that variants have of their own. */
export async function readOverrides(tx: ShopTx, variantIds: bigint[]): Promise<Map<bigint, string[]>> {
  const rows = await tx.assignment.findMany({
    where: { shopId: tx.shopId, variantId: { in: variantIds } },
    select: { variantId: true, overrides: true },
  });
  return new Map(rows.map(({ variantId, overrides }) => [variantId, overrides]));
}

/** Locks variants that are assigned already. @returns owed units of those that owe more than a threshold which is not yet theirs */
export async function findOwingMore(
  tx: ShopTx,
  variantIds: bigint[],
  thresholdUnits: number | null,
): Promise<Map<bigint, number>> {
  if (thresholdUnits === null) return new Map();
  const rows = await tx.$queryRaw<{ variant_id: bigint; owed_units: number }[]>`
    select variant_id, owed_units from assignments
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and variant_deleted_at is null
      and owed_units > ${thresholdUnits} and threshold_units is distinct from ${thresholdUnits}
    order by variant_id for update`;
  return new Map(rows.map((row) => [row.variant_id, row.owed_units]));
}
