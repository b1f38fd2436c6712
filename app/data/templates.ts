/** Named sets of values that a variant gets when it is assigned. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FollowsEndChoice } from "#app/domain/follows-end.ts";
import type { Mode, OfferTexts } from "#app/domain/offer.ts";
import { NO_FULFILMENT, NO_HOLD, type Fulfilment, type Hold } from "#app/domain/template-fulfilment.ts";
import type { Payment } from "#app/domain/template-payment.ts";
import type { TemplateValues } from "#app/domain/template-values.ts";
import type { Template } from "#app/generated/prisma/client.ts";

export type { Template };

const DAY_CHARACTERS = "2026-12-01".length;

export function findTemplate(tx: ShopTx, id: bigint): Promise<Template | null> {
  return tx.template.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
}

export function findDefaultTemplate(tx: ShopTx): Promise<Template | null> {
  return tx.template.findFirst({ where: { shopId: tx.shopId, isDefault: true } });
}

/** To assign with: it neither changes nor is archived until the transaction ends. Null when it is gone or archived. */
export async function shareTemplate(tx: ShopTx, id: bigint): Promise<Template | null> {
  await tx.$queryRaw`select 1 from templates where shop_id = ${tx.shopId} and id = ${id} for share`;
  return tx.template.findUnique({ where: { shopId_id: { shopId: tx.shopId, id }, archivedAt: null } });
}

/** Until the transaction ends nobody else adds or changes a template of the shop. Take it before variants are locked. */
export async function lockTemplates(tx: ShopTx): Promise<Template[]> {
  await tx.$queryRaw`select 1 from shops where id = ${tx.shopId} for no key update`;
  await tx.$queryRaw`select 1 from templates where shop_id = ${tx.shopId} order by id for update`;
  return tx.template.findMany({ where: { shopId: tx.shopId }, orderBy: { id: "asc" } });
}

/** Adds a template unless its name, or the place of the default one, is taken. */
export async function addTemplate(
  tx: ShopTx,
  template: { name: string; mode: Mode; texts: OfferTexts; isDefault: boolean },
): Promise<void> {
  await tx.template.createMany({ data: [{ shopId: tx.shopId, followsEnd: "as_shop", ...template }], skipDuplicates: true });
}

/** The values of a row. */
export function valuesOf(template: Template): TemplateValues {
  return {
    name: template.name,
    mode: template.mode as Mode,
    texts: template.texts as OfferTexts,
    switchCondition: template.switchCondition,
    thresholdUnits: template.thresholdUnits,
    incomingUnits: template.incomingUnits,
    backInStockOn: template.backInStockOn?.toISOString().slice(0, DAY_CHARACTERS) ?? null,
    startsAt: template.startsAt,
    endsAt: template.endsAt,
    followsEnd: template.followsEnd as FollowsEndChoice,
    exactCap: template.exactCap,
    withWaitlist: template.withWaitlist,
    payment: template.payment as Payment,
    fulfilment: { ...NO_FULFILMENT, ...(template.fulfilment as Partial<Fulfilment>) },
    hold: { ...NO_HOLD, ...(template.hold as Partial<Hold>) },
  };
}

const toRow = (values: TemplateValues) => ({
  ...values,
  backInStockOn: values.backInStockOn === null ? null : new Date(values.backInStockOn),
});

/** Call it with the templates locked. */
export async function insertTemplate(tx: ShopTx, values: TemplateValues): Promise<Template> {
  return tx.template.create({ data: { shopId: tx.shopId, ...toRow(values) } });
}

/** The row as it is, as JSON in the words of its columns: exact, for comparing with what assignments carry. */
export async function readTemplateRow(tx: ShopTx, id: bigint): Promise<string> {
  const [row] = await tx.$queryRaw<{ row: string }[]>`
    select to_jsonb(t)::text as row from templates t where shop_id = ${tx.shopId} and id = ${id}`;
  if (!row) throw new Error("The caller holds a lock on this template, so it is there.");
  return row.row;
}

/** Call it with the templates locked. */
export async function replaceTemplate(tx: ShopTx, id: bigint, values: TemplateValues): Promise<void> {
  await tx.template.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data: toRow(values) });
}

/** Call it with the templates locked. */
export async function saveDefaultTemplate(tx: ShopTx, id: bigint): Promise<void> {
  const { shopId } = tx;
  await tx.template.updateMany({ where: { shopId, isDefault: true }, data: { isDefault: false } });
  await tx.template.update({ where: { shopId_id: { shopId, id } }, data: { isDefault: true } });
}

export async function saveArchived(tx: ShopTx, id: bigint, archivedAt: Date | null): Promise<void> {
  await tx.template.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data: { archivedAt } });
}

/** Assignments that still carry the old value get the new one; overrides stay. */
export async function changeTemplateCondition(tx: ShopTx, template: Template, units: number | null): Promise<void> {
  const { shopId } = tx;
  await tx.template.update({ where: { shopId_id: { shopId, id: template.id } }, data: { switchCondition: units } });
  await tx.assignment.updateMany({
    where: {
      shopId,
      templateId: template.id,
      switchCondition: template.switchCondition,
      NOT: { overrides: { has: "switchCondition" } },
    },
    data: { switchCondition: units },
  });
}
