/** Named sets of values that a variant gets when it is assigned. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Mode, OfferTexts } from "#app/domain/offer.ts";
import type { Template } from "#app/generated/prisma/client.ts";

export type { Template };

export function findTemplate(tx: ShopTx, id: bigint): Promise<Template | null> {
  return tx.template.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
}

export function findDefaultTemplate(tx: ShopTx): Promise<Template | null> {
  return tx.template.findFirst({ where: { shopId: tx.shopId, isDefault: true } });
}

/** Adds a template unless its name, or the place of the default one, is taken. */
export async function addTemplate(
  tx: ShopTx,
  template: { name: string; mode: Mode; texts: OfferTexts; isDefault: boolean },
): Promise<void> {
  await tx.template.createMany({ data: [{ shopId: tx.shopId, ...template }], skipDuplicates: true });
}

/** Assignments that still carry the old value get the new one; overrides stay. */
export async function changeTemplateCondition(tx: ShopTx, template: Template, units: number | null): Promise<void> {
  const { shopId } = tx;
  await tx.template.update({ where: { shopId_id: { shopId, id: template.id } }, data: { switchCondition: units } });
  await tx.assignment.updateMany({
    where: { shopId, templateId: template.id, switchCondition: template.switchCondition },
    data: { switchCondition: units },
  });
}
