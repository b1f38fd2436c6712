/** What we know of assigned variants and their stock, to tell what is new in a reading. */
import type { Assignment } from "#app/data/assignments.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { VariantReading } from "#app/domain/variant-reading.ts";
import type { StockLevel } from "#app/generated/prisma/client.ts";

/** Of each reading. Only variants that were loaded may be asked for. */
export type Known = { variant(reading: VariantReading): Assignment; levels(reading: VariantReading): StockLevel[] };

export async function loadKnown(tx: ShopTx, variantIds: bigint[]): Promise<Known> {
  const { shopId } = tx;
  const assignments = await tx.assignment.findMany({ where: { shopId, variantId: { in: variantIds } } });
  const items = assignments.map((assignment) => assignment.inventoryItemId);
  const levels = await tx.stockLevel.findMany({ where: { shopId, inventoryItemId: { in: items } } });
  const byVariant = new Map(assignments.map((assignment) => [assignment.variantId, assignment]));
  const byItem = new Map<bigint, StockLevel[]>();
  for (const level of levels) byItem.set(level.inventoryItemId, [...(byItem.get(level.inventoryItemId) ?? []), level]);
  return {
    variant: ({ facts }) => byVariant.get(facts.variantId) as Assignment,
    levels: ({ facts }) => byItem.get(facts.inventoryItemId) ?? [],
  };
}
