/** Values that assignments carry from their template: who still has the old ones, and giving them the new ones. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { NO_FULFILMENT, NO_HOLD } from "#app/domain/template-fulfilment.ts";
import type { CopiedField } from "#app/domain/template-values.ts";

/** Column names are ours alone: they are put into statements as they are. */
export const COLUMNS: Record<CopiedField, string> = {
  mode: "mode",
  texts: "texts",
  switchCondition: "switch_condition",
  thresholdUnits: "threshold_units",
  incomingUnits: "incoming_units",
  backInStockOn: "back_in_stock_on",
  startsAt: "starts_at",
  endsAt: "ends_at",
  followsEnd: "follows_end",
  exactCap: "exact_cap",
  withWaitlist: "with_waitlist",
  payment: "payment",
  fulfilment: "fulfilment",
  hold: "hold",
};

export type TemplateChange = {
  templateId: bigint;
  /** The template's row as it was (`readTemplateRow`). */
  before: string;
  fields: CopiedField[];
};

const column = (table: string, field: CopiedField) => Prisma.raw(`${table}.${COLUMNS[field]}`);

/** What a row from before a value was thought of leaves out means the same as the value written out. */
const FILLED: Partial<Record<CopiedField, string>> = {
  fulfilment: JSON.stringify(NO_FULFILMENT),
  hold: JSON.stringify(NO_HOLD),
};
const compared = (table: string, field: CopiedField) =>
  FILLED[field] ? Prisma.sql`(${FILLED[field]}::jsonb || ${column(table, field)})` : column(table, field);

/** Not set by hand, and as the template had it. */
const carries = (field: CopiedField) =>
  Prisma.sql`(not ${field} = any(a.overrides) and ${compared("a", field)} is not distinct from ${compared("old", field)})`;

/** A threshold below what is owed is not taken: the offer would end at once, and nobody meant that. */
const takes = (field: CopiedField) =>
  field === "thresholdUnits"
    ? Prisma.sql`(${carries(field)} and coalesce(t.threshold_units >= a.owed_units, true))`
    : carries(field);

const old = ({ before }: TemplateChange) => Prisma.sql`jsonb_populate_record(null::templates, ${before}::jsonb) old`;

export async function countCarriers(tx: ShopTx, change: TemplateChange): Promise<number> {
  if (change.fields.length === 0) return 0;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from assignments a, ${old(change)}
    where a.shop_id = ${tx.shopId} and a.template_id = ${change.templateId} and a.variant_deleted_at is null
      and (${Prisma.join(change.fields.map(carries), " or ")})`;
  return row?.count ?? 0;
}

/** `keptThresholdFor`: the units owed, where they are more than the template's threshold, so that the variant keeps its own. */
export type Carrier = { variantId: bigint; title: string; fields: CopiedField[]; keptThresholdFor: number | null };

/** Locks the template's next assignments, by variant. */
export async function lockNextOfTemplate(tx: ShopTx, templateId: bigint, after: bigint, limit: number): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and template_id = ${templateId} and variant_id > ${after} and variant_deleted_at is null
    order by variant_id limit ${limit} for update`;
  return rows.map((row) => row.variant_id);
}

/** Gives the template's values as they are now to those of the locked variants that carry the old ones. @returns who got which */
export async function replaceCarried(tx: ShopTx, change: TemplateChange, variantIds: bigint[]): Promise<Carrier[]> {
  const { fields, templateId } = change;
  if (fields.length === 0 || variantIds.length === 0) return [];
  const carried = fields.map((field) => Prisma.sql`case when ${takes(field)} then ${field} end`);
  const keptFor = fields.includes("thresholdUnits")
    ? Prisma.sql`case when ${carries("thresholdUnits")} and not ${takes("thresholdUnits")} then a.owed_units end`
    : Prisma.sql`null::int`;
  const carriers = await tx.$queryRaw<Carrier[]>`
    select a.variant_id as "variantId", concat_ws(' – ', a.product_title, nullif(a.variant_title, 'Default Title')) as title,
      array_remove(array[${Prisma.join(carried)}], null) as fields, ${keptFor} as "keptThresholdFor"
    from assignments a, templates t, ${old(change)}
    where t.shop_id = ${tx.shopId} and t.id = ${templateId} and a.shop_id = t.shop_id and a.variant_id = any(${variantIds}::bigint[])
      and (${Prisma.join(fields.map(carries), " or ")})
    order by a.variant_id`;
  const sets = fields.map(
    (field) =>
      Prisma.sql`${Prisma.raw(COLUMNS[field])} = case when ${takes(field)} then ${column("t", field)} else ${column("a", field)} end`,
  );
  await tx.$executeRaw`
    update assignments a set ${Prisma.join(sets)}
    from templates t, ${old(change)}
    where t.shop_id = ${tx.shopId} and t.id = ${templateId} and a.shop_id = t.shop_id
      and a.variant_id = any(${carriers.map((carrier) => carrier.variantId)}::bigint[])`;
  return carriers;
}

/** Of locked variants, those without a switch condition of their own: the template's rules them at once. */
export async function findInheriting(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select variant_id from assignments
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and switch_condition is null
    order by variant_id`;
  return rows.map((row) => row.variant_id);
}

/** Variants of the shop that were assigned with a template, deleted ones left out. */
export function countUsers(tx: ShopTx, templateId: bigint): Promise<number> {
  return tx.assignment.count({ where: { shopId: tx.shopId, templateId, variantDeletedAt: null } });
}
