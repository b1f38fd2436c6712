/** Metafields by owner. Owners are GIDs; `$app` has been turned into its stored namespace before. */
import { createHash } from "node:crypto";
import type { SandboxContext } from "#sandbox/context.ts";
import { parseGid } from "#sandbox/store/gid.ts";
import { instantAfter, nowInstant } from "#sandbox/store/instant.ts";
import { announceProduct } from "#sandbox/store/operations/announce-product.ts";
import type { Metafield, MetafieldDefinition, ShopState } from "#sandbox/store/state.ts";

const OWNER_TYPES: Record<string, string> = {
  AppInstallation: "API_PERMISSION",
  Collection: "COLLECTION",
  Customer: "CUSTOMER",
  DraftOrder: "DRAFTORDER",
  Location: "LOCATION",
  Order: "ORDER",
  Product: "PRODUCT",
  ProductVariant: "PRODUCTVARIANT",
  SellingPlan: "SELLING_PLAN",
  Shop: "SHOP",
};

/** MetafieldOwnerType of a GID's type; undefined when it cannot own metafields. */
export const ownerTypeOf = (gidType: string): string | undefined => OWNER_TYPES[gidType];

export const metafieldsOf = (shop: ShopState, ownerGid: string): Metafield[] => shop.metafields.get(ownerGid) ?? [];

export const findMetafield = (shop: ShopState, ownerGid: string, namespace: string, key: string): Metafield | null =>
  metafieldsOf(shop, ownerGid).find((metafield) => metafield.namespace === namespace && metafield.key === key) ?? null;

export const compareDigest = ({ type, value }: Pick<Metafield, "type" | "value">) =>
  createHash("sha256").update(`${type}\n${value}`).digest("hex");

export function definitionOf(
  shop: ShopState,
  ownerGid: string,
  { namespace, key }: { namespace: string; key: string },
): MetafieldDefinition | null {
  const ownerType = ownerTypeOf(parseGid(ownerGid)?.type ?? "");
  for (const definition of shop.metafieldDefinitions.values()) {
    if (definition.ownerType === ownerType && definition.namespace === namespace && definition.key === key) return definition;
  }
  return null;
}

export type MetafieldEntry = { ownerGid: string; namespace: string; key: string; type: string; value: string };

/** Writes one metafield, new or known. A product whose metafield changes is an updated product. */
export function setMetafield(context: SandboxContext, shop: ShopState, entry: MetafieldEntry): Metafield {
  const { ownerGid, namespace, key, type, value } = entry;
  const known = findMetafield(shop, ownerGid, namespace, key);
  const createdAt = known?.createdAt ?? nowInstant();
  const updatedAt = known ? instantAfter(known.updatedAt) : createdAt;
  const metafield: Metafield = { id: known?.id ?? context.store.nextId(), namespace, key, type, value, createdAt, updatedAt };
  const all = metafieldsOf(shop, ownerGid);
  shop.metafields.set(ownerGid, known ? all.map((one) => (one === known ? metafield : one)) : [...all, metafield]);
  touchOwner(context, shop, ownerGid);
  return metafield;
}

/** False when there was none. */
export function deleteMetafield(
  context: SandboxContext,
  shop: ShopState,
  ownerGid: string,
  namespace: string,
  key: string,
): boolean {
  const known = findMetafield(shop, ownerGid, namespace, key);
  if (!known) return false;
  const others = metafieldsOf(shop, ownerGid).filter((other) => other !== known);
  if (others.length > 0) shop.metafields.set(ownerGid, others);
  else shop.metafields.delete(ownerGid);
  touchOwner(context, shop, ownerGid);
  return true;
}

function touchOwner(context: SandboxContext, shop: ShopState, ownerGid: string): void {
  const owner = parseGid(ownerGid);
  if (owner?.type === "Product") announceProduct(context, shop, owner.id);
  context.store.changed();
}
