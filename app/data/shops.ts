/** Installed stores and their settings. The table is outside row-level security: a shop is found before it can be named. */
import { prisma } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { MessageKind } from "#app/domain/message.ts";
import type { FollowsEnd } from "#app/domain/offer.ts";
import { wantsMessage } from "#app/domain/wants-message.ts";
import type { Shop } from "#app/generated/prisma/client.ts";

export type { Shop };

export const findShop = (domain: string): Promise<Shop | null> => prisma.shop.findUnique({ where: { domain } });

export const shopById = (id: number): Promise<Shop | null> => prisma.shop.findUnique({ where: { id } });

/** @param proxyPath as Shopify's app proxy says it, e.g. "/apps/standby". @returns false when it was there already */
export async function moveProxy(tx: ShopTx, proxyPath: string): Promise<boolean> {
  const { count } = await tx.shop.updateMany({ where: { id: tx.shopId, proxyPath: { not: proxyPath } }, data: { proxyPath } });
  return count > 0;
}

export async function installedShopIds(): Promise<number[]> {
  const shops = await prisma.shop.findMany({ where: { uninstalledAt: null }, select: { id: true }, orderBy: { id: "asc" } });
  return shops.map((shop) => shop.id);
}

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
export type ShopFacts = Partial<Pick<Shop, "name" | "shopEmail" | "currencyCode" | "timeZone" | "locale" | "storefrontUrl">>;

/** @param toldAt when Shopify said so: what is older than what we know changes nothing */
export async function saveShopFacts(tx: ShopTx, facts: ShopFacts, toldAt: Date): Promise<void> {
  await tx.shop.updateMany({
    where: { id: tx.shopId, OR: [{ factsToldAt: null }, { factsToldAt: { lte: toldAt } }] },
    data: { ...facts, factsToldAt: toldAt },
  });
}

/** @returns false when we know something newer. */
export async function saveGrantedScopes(tx: ShopTx, scopes: string, toldAt: Date): Promise<boolean> {
  const { count } = await tx.shop.updateMany({
    where: { id: tx.shopId, OR: [{ scopesToldAt: null }, { scopesToldAt: { lte: toldAt } }] },
    data: { grantedScopes: scopes, scopesToldAt: toldAt },
  });
  return count > 0;
}

export async function markPrepared(tx: ShopTx, now: Date): Promise<void> {
  await tx.shop.update({ where: { id: tx.shopId }, data: { preparedAt: now } });
}

/** Shopify no longer takes our token: only the merchant opening the app can mend that. */
export async function markNeedsReauth(domain: string, now: Date): Promise<void> {
  await prisma.shop.updateMany({ where: { domain, needsReauthAt: null, uninstalledAt: null }, data: { needsReauthAt: now } });
}

/** @returns true when the shop had been marked. */
export async function clearNeedsReauth(domain: string): Promise<boolean> {
  const { count } = await prisma.shop.updateMany({
    where: { domain, needsReauthAt: { not: null } },
    data: { needsReauthAt: null },
  });
  return count > 0;
}

/** Where owner mails go: the address the merchant chose, else the one Shopify tells us. */
export const ownerAddress = (shop: Pick<Shop, "ownerEmail" | "shopEmail">): string | null => shop.ownerEmail ?? shop.shopEmail;

/** Where a mail of this kind to the owner goes; null when the owner wants none of it, or nobody knows an address. */
export function ownerAddressFor(shop: Shop, kind: MessageKind): string | null {
  return shop.notifyOwner && wantsMessage(shop, kind) ? ownerAddress(shop) : null;
}

/** What follows an offer's end unless a template or a variant says otherwise. */
export const usualFollowsEnd = (shop: Pick<Shop, "followsEnd">): FollowsEnd => shop.followsEnd as FollowsEnd;

/** What unassigning does in Shopify unless the merchant says otherwise. */
export const usualAfterwards = (shop: Pick<Shop, "afterUnassign">): "restore" | "disable-purchase" =>
  shop.afterUnassign === "disable" ? "disable-purchase" : "restore";
