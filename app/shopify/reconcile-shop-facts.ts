/** What the reconciler looks at of the shop as a whole: the offer's definition, the proxy path, what the merchant allows. */
import { OFFER_METAFIELD } from "#app/domain/offer-metafield.ts";
import type { ShopInShopify } from "#app/domain/find-drift.ts";
import { adminGraphql } from "./admin.ts";

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

export async function readShopForReconciling(shopDomain: string): Promise<ShopInShopify> {
  const { namespace, key } = OFFER_METAFIELD;
  const { metafieldDefinitions, currentAppInstallation } = await adminGraphql<Answer>(shopDomain, RECONCILE_SHOP, {
    namespace,
    key,
  });
  return {
    hasDefinition: metafieldDefinitions.nodes.length > 0,
    proxyPath: currentAppInstallation.metafield?.value ?? null,
    scopes: currentAppInstallation.accessScopes.map(({ handle }) => handle).sort(),
  };
}
