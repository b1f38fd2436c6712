/** What the reconciler looks at of the shop as a whole: the offer's definition, the proxy path, what the merchant allows. */
import { OFFER_METAFIELD } from "#app/domain/offer-metafield.ts";
import type { ShopInShopify } from "#app/domain/find-drift.ts";
import { adminGraphql } from "./admin.ts";
import { readShopSubscriptions, type ShopSubscription } from "./webhook-subscriptions.ts";

export const RECONCILE_SHOP = `#graphql
  query ReconcileShop($namespace: String!, $key: String!) {
    metafieldDefinitions(first: 1, ownerType: PRODUCTVARIANT, namespace: $namespace, key: $key) { nodes { id } }
    currentAppInstallation {
      accessScopes { handle }
      metafield(namespace: "standby", key: "proxy_path") { value }
    }
  }
`;

type Answer = {
  metafieldDefinitions: { nodes: { id: string }[] };
  currentAppInstallation: { accessScopes: { handle: string }[]; metafield: { value: string } | null };
};

/** "ORDERS_CREATE 2026-10 https://… filter", for people to read. */
const inWords = ({ topic, uri, filter, apiVersion }: ShopSubscription) =>
  [topic, apiVersion.handle, uri, filter].filter(Boolean).join(" ");

export async function readShopForReconciling(shopDomain: string): Promise<ShopInShopify> {
  const { namespace, key } = OFFER_METAFIELD;
  const { metafieldDefinitions, currentAppInstallation } = await adminGraphql<Answer>(shopDomain, RECONCILE_SHOP, {
    namespace,
    key,
  });
  return {
    hasDefinition: metafieldDefinitions.nodes.length > 0,
    proxyPath: currentAppInstallation.metafield?.value ?? null,
    extraSubscriptions: (await readShopSubscriptions(shopDomain)).map(inWords).sort(),
    scopes: currentAppInstallation.accessScopes.map(({ handle }) => handle).sort(),
  };
}
