/** What the block on Shopify's product and variant pages shows: the assigned variants of one product, or one of them. */
import type { Assignment } from "#app/data/assignments.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { readTemplates } from "#app/data/views/template-list.ts";
import type { Block, BlockVariant } from "#app/domain/admin-block.ts";
import type { Mode, Offer } from "#app/domain/offer.ts";
import { effectiveSwitchCondition } from "#app/domain/switch-condition.ts";

export type BlockPage = { productId: bigint } | { variantId: bigint };

/** A block is a few lines in a page; the rest is a link away. */
const MOST_SHOWN = 5;
const WANTED_FIRST = [{ waitingEntries: "desc" }, { stockUnits: "asc" }, { variantId: "asc" }] as const;
const DAY_CHARACTERS = "2026-12-01".length;

export async function readBlock(tx: ShopTx, page: BlockPage, shopUnits: number): Promise<Block> {
  const { shopId } = tx;
  const shown = await tx.assignment.findMany({ where: { shopId, ...page }, orderBy: [...WANTED_FIRST], take: MOST_SHOWN });
  const templates = await readTemplates(tx);
  return {
    page: "productId" in page ? "product" : "variant",
    productTitle: shown[0]?.productTitle ?? "",
    variants: shown.map((assignment) => toVariant(assignment, templates, shopUnits)),
    assignedVariants: await tx.assignment.count({ where: { shopId, ...page } }),
    byHandVariants: await tx.assignment.count({ where: { shopId, ...page, manualOffer: { not: null } } }),
    templates: templates
      .filter(({ isArchived }) => !isArchived)
      .map(({ templateId, name, isDefault }) => ({ templateId, name, isDefault })),
  };
}

/** All that are assigned. */
export async function listBlockVariants(tx: ShopTx, page: BlockPage): Promise<bigint[]> {
  const rows = await tx.assignment.findMany({ where: { shopId: tx.shopId, ...page }, select: { variantId: true } });
  return rows.map((row) => row.variantId);
}

type Named = { templateId: string; name: string; switchCondition: number | null };

function toVariant(row: Assignment, templates: Named[], shopUnits: number): BlockVariant {
  const template = templates.find(({ templateId }) => templateId === String(row.templateId));
  const { units, from } = effectiveSwitchCondition({
    assignmentUnits: row.switchCondition,
    templateUnits: template?.switchCondition ?? null,
    templateName: template?.name ?? "",
    shopUnits,
  });
  const { thresholdUnits, owedUnits } = row;
  return {
    variantId: String(row.variantId),
    title: row.variantTitle === "Default Title" ? "" : row.variantTitle,
    templateId: String(row.templateId),
    templateName: template?.name ?? "",
    mode: row.mode as Mode,
    offer: row.offer as Offer,
    offerReason: row.offerReason,
    manualOffer: row.manualOffer as Offer | null,
    stockUnits: row.stockUnits,
    switchCondition: { units, from },
    unitsLeft: thresholdUnits === null ? null : Math.max(0, thresholdUnits - owedUnits),
    thresholdUnits,
    backInStockOn: row.backInStockOn?.toISOString().slice(0, DAY_CHARACTERS) ?? null,
    waitingEntries: row.waitingEntries,
    toldShopify: row.writtenVersion >= row.intentVersion,
    isDeleted: row.variantDeletedAt !== null,
  };
}
