/** Templates of the shop, the default one first. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FollowsEnd, Mode, OfferTexts } from "#app/domain/offer.ts";

export type ListedTemplate = {
  templateId: string;
  name: string;
  isDefault: boolean;
  mode: Mode;
  switchCondition: number | null;
  followsEnd: FollowsEnd;
  texts: OfferTexts;
};

export async function readTemplates(tx: ShopTx): Promise<ListedTemplate[]> {
  const templates = await tx.template.findMany({
    where: { shopId: tx.shopId },
    orderBy: [{ isDefault: "desc" }, { name: "asc" }],
  });
  return templates.map((template) => ({
    templateId: String(template.id),
    name: template.name,
    isDefault: template.isDefault,
    mode: template.mode as Mode,
    switchCondition: template.switchCondition,
    followsEnd: template.followsEnd as FollowsEnd,
    texts: template.texts as OfferTexts,
  }));
}
