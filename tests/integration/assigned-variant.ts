/** A shop with one sold-out variant, people waiting for it, and a restock that served nobody: rows for pages to read. */
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";

export type AssignedVariant = { shopId: number; variantId: bigint; templateId: bigint; restockId: bigint };

export async function assignVariant(
  domain: string,
  given: { variantId: bigint; title: string; waiting: number },
): Promise<AssignedVariant> {
  const { variantId, title, waiting } = given;
  const { id: shopId } = await prisma.shop.create({ data: { domain, preparedAt: new Date() } });
  return inShop(shopId, async (tx) => {
    const { id: templateId } = await tx.template.create({ data: { shopId, name: "Default", mode: "waitlist", isDefault: true } });
    const item = { shopId, inventoryItemId: variantId + 1n };
    const told = new Date("2026-11-01T08:00:00Z");
    await tx.assignment.create({
      data: {
        ...item,
        variantId,
        productId: 5n,
        productTitle: title,
        variantTitle: "Default Title",
        productHandle: "handle",
        templateId,
        mode: "waitlist",
        offer: "waitlist",
        stockUnits: 0,
        waitingEntries: waiting,
        waitingUnits: waiting,
        originalPolicy: "DENY",
      },
    });
    await tx.$executeRaw`
      insert into waitlist_entries (shop_id, variant_id, email, joined_at)
      select ${shopId}, ${variantId}, 'shopper' || n || '@example.com', ${told}::timestamptz + n * interval '1 minute'
      from generate_series(1, ${waiting}::int) n`;
    const restock = { shopId, variantId, unitsFrom: -2, unitsTo: 0, freedUnits: 0, cause: "inventory_levels/update" };
    const { id: restockId } = await tx.restock.create({ data: restock });
    return { shopId, variantId, templateId, restockId };
  });
}
