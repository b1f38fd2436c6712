/** A shop with one waitlisted variant, for tests of what happens in its line. */
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { joinWaitlist } from "#app/flows/join-waitlist.ts";
import { allocateRestock } from "#app/flows/allocate-restock.ts";
import { lockAssignment } from "#app/data/assignments.ts";

/** Beyond 2^53, as Shopify's ids may be. */
export const VARIANT = 9_007_199_254_741_993n;

let shops = 0;

export async function makeShop(facts: { domain?: string; variantId?: bigint; stockUnits?: number } = {}): Promise<number> {
  shops += 1;
  const domain = facts.domain ?? `shop-${shops}.myshopify.com`;
  const shop = await prisma.shop.create({
    data: { domain, name: "Nordlicht", ownerEmail: "owner@nordlicht.test", senderEmail: "hello@nordlicht.test" },
  });
  await inShop(shop.id, (tx) => assignVariant(tx, facts.variantId ?? VARIANT, facts.stockUnits ?? 0));
  return shop.id;
}

export async function assignVariant(tx: ShopTx, variantId: bigint, stockUnits: number): Promise<void> {
  await tx.assignment.create({
    data: {
      shopId: tx.shopId,
      variantId,
      productId: 1n,
      inventoryItemId: 2n,
      productTitle: "Fjell lantern",
      variantTitle: "Brass",
      productHandle: "fjell-lantern",
      imageUrl: "https://cdn.shopify.com/s/files/fjell-lantern.jpg",
      templateId: 1n,
      mode: "waitlist",
      offer: "waitlist",
      stockUnits,
      originalPolicy: "DENY",
    },
  });
}

export const join = (shopId: number, email: string, quantity = 1, now = new Date(), locale = "en", variantId = VARIANT) =>
  inShop(shopId, (tx) =>
    joinWaitlist(tx, { variantId, facts: { email, phone: null, smsConsent: false, quantity, locale }, now }),
  );

/** Many at once, straight into the rows: for long lines. */
export const fillLine = (shopId: number, entries: number, joinedAt: Date, variantId = VARIANT) =>
  inShop(shopId, async (tx) => {
    await tx.$executeRaw`
      insert into waitlist_entries (shop_id, variant_id, email, joined_at)
      select ${shopId}, ${variantId}, 'shopper-' || n || '@example.test', ${joinedAt}::timestamptz + n * interval '1 millisecond'
      from generate_series(1, ${entries}::int) as n`;
    await tx.$executeRaw`
      update assignments set waiting_entries = waiting_entries + ${entries}, waiting_units = waiting_units + ${entries}
      where shop_id = ${shopId} and variant_id = ${variantId}`;
  });

/** As recordStockLevels does it: the assignment locked, its stock and offer already those after the restock. */
export const restock = (shopId: number, unitsFrom: number, unitsTo: number, now = new Date(), variantId = VARIANT) =>
  inShop(shopId, async (tx) => {
    await lockAssignment(tx, variantId);
    await tx.assignment.updateMany({ where: { variantId }, data: { stockUnits: unitsTo } });
    return allocateRestock(tx, { variantId, unitsFrom, unitsTo, cause: "inventory_levels/update", now });
  });

export const entries = (shopId: number, variantId = VARIANT) =>
  inShop(shopId, (tx) => tx.waitlistEntry.findMany({ where: { variantId }, orderBy: [{ joinedAt: "asc" }, { id: "asc" }] }));

export const assignment = (shopId: number, variantId = VARIANT) =>
  inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: { shopId_variantId: { shopId, variantId } } }));

export const messages = (shopId: number) => inShop(shopId, (tx) => tx.message.findMany({ orderBy: { id: "asc" } }));
