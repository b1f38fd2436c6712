/** Installed stores and their settings. The table is outside row-level security: a shop is found before it can be named. */
import { prisma } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Shop } from "#app/generated/prisma/client.ts";

export type { Shop };

export const findShop = (domain: string): Promise<Shop | null> => prisma.shop.findUnique({ where: { domain } });

export const shopById = (id: number): Promise<Shop | null> => prisma.shop.findUnique({ where: { id } });

/** The shop of the transaction. @throws when it has been redacted. */
export const shopOf = (tx: ShopTx): Promise<Shop> => tx.shop.findUniqueOrThrow({ where: { id: tx.shopId } });

/** The row of a store we may never have met; a new one counts as uninstalled until `markInstalled`. */
export async function findOrAddShop(domain: string, now: Date): Promise<Shop> {
  await prisma.shop.createMany({ data: [{ domain, installedAt: now, uninstalledAt: now }], skipDuplicates: true });
  return prisma.shop.findUniqueOrThrow({ where: { domain } });
}

/** @returns true for exactly one of several callers at once: the one whose transaction makes the shop an installed one. */
export async function markInstalled(tx: ShopTx, now: Date): Promise<boolean> {
  const { count } = await tx.shop.updateMany({
    where: { id: tx.shopId, uninstalledAt: { not: null } },
    data: { installedAt: now, uninstalledAt: null, preparedAt: null, needsReauthAt: null },
  });
  return count > 0;
}

/** @returns false when it was marked before. */
export async function markUninstalled(tx: ShopTx, now: Date): Promise<boolean> {
  const { count } = await tx.shop.updateMany({
    where: { id: tx.shopId, uninstalledAt: null },
    data: { uninstalledAt: now, grantedScopes: "", needsReauthAt: null },
  });
  return count > 0;
}

/** What the shop says of itself; undefined leaves a field as it is. */
export type ShopFacts = Partial<
  Pick<Shop, "name" | "ownerEmail" | "currencyCode" | "timeZone" | "locale" | "storefrontUrl" | "grantedScopes" | "preparedAt">
>;

export async function saveShopFacts(tx: ShopTx, facts: ShopFacts): Promise<void> {
  await tx.shop.update({ where: { id: tx.shopId }, data: facts });
}

/** Shopify no longer takes our token: only the merchant opening the app can mend that. */
export async function markNeedsReauth(domain: string, now: Date): Promise<void> {
  await prisma.shop.updateMany({ where: { domain, needsReauthAt: null, uninstalledAt: null }, data: { needsReauthAt: now } });
}

export async function clearNeedsReauth(domain: string): Promise<void> {
  await prisma.shop.updateMany({ where: { domain, needsReauthAt: { not: null } }, data: { needsReauthAt: null } });
}
