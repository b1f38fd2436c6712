/** What merchants pick in Shopify's resource picker. */
import type { useAppBridge } from "@shopify/app-bridge-react";

type AppBridge = ReturnType<typeof useAppBridge>;

export type Picked = { productIds: string[]; variantIds: string[] };

type PickedProduct = { id: string; variants: { id?: string }[] };

/** Null when the merchant closed the picker. */
export async function pickProducts(shopify: AppBridge): Promise<Picked | null> {
  const picked = await shopify.resourcePicker({ type: "product", multiple: true, action: "add" });
  if (!picked || picked.length === 0) return null;
  const products = picked as unknown as PickedProduct[];
  return {
    productIds: products.map(({ id }) => id),
    variantIds: products.flatMap(({ variants }) => variants.flatMap(({ id }) => id ?? [])),
  };
}

/** The form that assigns one collection. */
export async function pickCollection(shopify: AppBridge): Promise<Record<string, string> | null> {
  const picked = await shopify.resourcePicker({ type: "collection", multiple: false, action: "select" });
  const collection = picked?.[0] as { id: string; title: string } | undefined;
  return collection ? { scope: "collection", collectionId: collection.id, title: collection.title } : null;
}
