/** A small shop in memory and its Admin API, for the tests of the sandbox. */
import { handleAdminRequest } from "#sandbox/admin-api/handle.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import type { Product, Variant } from "#sandbox/store/state.ts";
import { Store } from "#sandbox/store/store.ts";

export type Answer = {
  // What a test reads out of an answer is the test's own business.
  data: Record<string, never> | null;
  errors?: { message: string; extensions?: Record<string, unknown>; path?: unknown[] }[];
  extensions?: { cost: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: Record<string, number> } };
};

export const SCOPES = ["read_inventory", "read_locations", "read_orders", "write_app_proxy", "write_products"];

export async function sandboxShop() {
  const store = await Store.open(null);
  const context: SandboxContext = {
    store,
    origins: { admin: "http://127.0.0.1:4100", storefront: "http://127.0.0.1:4101", mailbox: "http://127.0.0.1:4102" },
    app: {
      apiKey: "standby-test",
      apiSecret: "test-secret",
      appId: 7001,
      handle: "standby",
      url: "http://127.0.0.1:4103",
      tomlFile: "shopify.app.toml",
      extensionsFolder: "extensions",
    },
    log: () => undefined,
  };
  const shop = createShop(context, {
    domain: "sandbox-test.myshopify.com",
    name: "Sandbox test",
    adminToken: "shpat_admin",
    locations: [
      { name: "Warehouse" },
      { name: "Store", fulfillsOnlineOrders: true },
      { name: "Depot", fulfillsOnlineOrders: false },
    ],
  });
  shop.installation = {
    id: store.nextId(),
    grantedScopes: [...SCOPES],
    installedAt: shop.createdAt,
    proxyPath: "/apps/standby",
    tokens: [{ accessToken: "shpat_app", expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false }],
  };
  const events: { topic: string; payload: Record<string, unknown> }[] = [];
  store.onEvent(({ topic, payload }) => events.push({ topic, payload: structuredClone(payload) }));

  const locationIds = [...shop.locations.keys()] as [number, number, number];
  const send = async (query: string, variables: Record<string, unknown> = {}, accessToken = "shpat_admin") => {
    const { status, body } = await handleAdminRequest(context, {
      shopDomain: shop.domain,
      accessToken,
      body: { query, variables },
    });
    return { status, ...(body as Answer) };
  };
  /** One product, one variant, `units` in the warehouse. */
  const product = (
    title: string,
    units: number,
    more: { inventoryPolicy?: Variant["inventoryPolicy"]; tracked?: boolean } = {},
  ) => {
    const stock = [{ locationId: locationIds[0], units }];
    const made: Product = createProduct(context, shop, {
      title,
      variants: [{ priceCents: 1990, sku: `SKU-${title}`, stock, ...more }],
    });
    const variant = shop.variants.get(made.variantIds[0]!)!;
    return { product: made, variant, inventoryItemId: variant.inventoryItemId };
  };
  return { context, store, shop, events, locationIds, send, product };
}
