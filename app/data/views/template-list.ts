/** Templates of the shop, the default one first. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FollowsEndChoice } from "#app/domain/follows-end.ts";
import type { Mode, OfferTexts } from "#app/domain/offer.ts";

export type ListedTemplate = {
  templateId: string;
  name: string;
  isDefault: boolean;
  isArchived: boolean;
  mode: Mode;
  switchCondition: number | null;
  followsEnd: FollowsEndChoice;
  texts: OfferTexts;
};

/** All of them, archived ones included: an assignment's template is always among them. */
export async function readTemplates(tx: ShopTx): Promise<ListedTemplate[]> {
  const templates = await tx.template.findMany({
    where: { shopId: tx.shopId },
    orderBy: [{ isDefault: "desc" }, { name: "asc" }],
  });
  return templates.map((template) => ({
    templateId: String(template.id),
    name: template.name,
    isDefault: template.isDefault,
    isArchived: template.archivedAt !== null,
    mode: template.mode as Mode,
    switchCondition: template.switchCondition,
    followsEnd: template.followsEnd as FollowsEndChoice,
    texts: template.texts as OfferTexts,
  }));
}

/** Those that variants can be assigned with. */
export async function readPickableTemplates(tx: ShopTx) {
  const templates = await readTemplates(tx);
  return templates
    .filter((template) => !template.isArchived)
    .map(({ templateId, name, isDefault, mode }) => ({ templateId, name, isDefault, mode }));
}

/** How many variants were assigned with each, deleted ones left out. */
export async function countTemplateUsers(tx: ShopTx): Promise<Map<string, number>> {
  const counted = await tx.assignment.groupBy({
    by: ["templateId"],
    where: { shopId: tx.shopId, variantDeletedAt: null },
    _count: true,
  });
  return new Map(counted.map(({ templateId, _count }) => [String(templateId), _count]));
}
