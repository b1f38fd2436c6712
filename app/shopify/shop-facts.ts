/** What a store says of itself, and where it keeps stock. */
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export const READ_SHOP = `#graphql
  query ReadShop {
    shop { name email currencyCode ianaTimezone primaryDomain { url } }
    currentAppInstallation { id accessScopes { handle } }
  }
`;

export const READ_LOCATIONS = `#graphql
  query ReadLocations($after: String) {
    locations(first: 100, after: $after, includeInactive: true) {
      nodes { id name isActive fulfillsOnlineOrders }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const WRITE_APP_DATA = `#graphql
  mutation WriteAppData($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { id }
      userErrors { field message code }
    }
  }
`;

/** Read by the theme extension's Liquid as app.metafields.standby.proxy_path. */
const PROXY_PATH_METAFIELD = { namespace: "standby", key: "proxy_path", type: "single_line_text_field" };

export type ShopAnswer = {
  shop: { name: string; email: string; currencyCode: string; ianaTimezone: string; primaryDomain: { url: string } };
  currentAppInstallation: { id: string; accessScopes: { handle: string }[] };
};

export const readShop = (shopDomain: string): Promise<ShopAnswer> => adminGraphql<ShopAnswer>(shopDomain, READ_SHOP);

export type ShopLocation = { locationId: bigint; name: string; isActive: boolean; fulfillsOnlineOrders: boolean };

/** Every location, closed ones too. */
export async function readLocations(shopDomain: string): Promise<ShopLocation[]> {
  type Node = { id: string; name: string; isActive: boolean; fulfillsOnlineOrders: boolean };
  type Answer = { locations: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
  const found: ShopLocation[] = [];
  let after: string | null = null;
  do {
    const { locations }: Answer = await adminGraphql<Answer>(shopDomain, READ_LOCATIONS, { after });
    found.push(...locations.nodes.map(({ id, ...location }) => ({ ...location, locationId: toShopifyId(id) })));
    after = locations.pageInfo.hasNextPage ? locations.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/** Tells the theme extension where the app proxy is. @throws Error with Shopify's words when it refuses. */
export async function writeProxyPath(shopDomain: string, installationId: bigint, proxyPath: string): Promise<void> {
  type Answer = { metafieldsSet: { userErrors: UserError[] } };
  const metafield = { ownerId: gid("AppInstallation", installationId), ...PROXY_PATH_METAFIELD, value: proxyPath };
  const { metafieldsSet } = await adminGraphql<Answer>(shopDomain, WRITE_APP_DATA, { metafields: [metafield] });
  const refusal = refusalOf(metafieldsSet.userErrors);
  if (refusal) throw new Error(`Shopify did not take the proxy path: ${refusal}`);
}
