/**
 * What a shop is made of, in Shopify's own terms. All parts of the sandbox read and change this one state:
 * the Admin API, the storefront and checkout, the admin host, the webhooks. Ids are the numeric part of a GID.
 * Plain data and Maps only, so that a snapshot of it is the whole sandbox.
 */

import type {
  Collection,
  InventoryItem,
  InventoryLevel,
  Location,
  Metafield,
  MetafieldDefinition,
  Product,
  Variant,
} from "#sandbox/store/catalog.ts";
import type { Customer, Discount, DraftOrder, FulfillmentOrder, Order } from "#sandbox/store/order.ts";

export type * from "#sandbox/store/catalog.ts";
export type * from "#sandbox/store/order.ts";

export type SellingPlan = { id: number; name: string; options: string[]; category: string; position: number; input: unknown };

export type SellingPlanGroup = {
  id: number;
  name: string;
  merchantCode: string;
  appId: string | null;
  options: string[];
  plans: SellingPlan[];
  productIds: number[];
  variantIds: number[];
  createdAt: string;
};

export type CartLine = {
  key: string;
  variantId: number;
  quantity: number;
  properties: Record<string, string>;
  sellingPlanId: number | null;
};

export type Cart = {
  token: string;
  lines: CartLine[];
  /** As the shopper gave them, whether they apply or not. */
  discountCodes?: string[];
  note: string;
  attributes: Record<string, string>;
  locale: string;
  createdAt: string;
  updatedAt: string;
};

/** The app's installation on a shop: what token exchange made. Tokens are kept as issued so that they can be checked. */
export type Installation = {
  id: number; // AppInstallation
  grantedScopes: string[];
  installedAt: string;
  proxyPath: string; // frozen at install, e.g. "/apps/standby"
  tokens: OfflineToken[];
};

export type OfflineToken = {
  accessToken: string;
  expiresAt: string | null;
  refreshToken: string | null;
  refreshTokenExpiresAt: string | null;
  revoked: boolean;
};

/** A function of the app that runs at cart and checkout. */
export type Validation = { id: number; functionHandle: string; title: string; enabled: boolean; blockOnFailure: boolean };

export type StaffMember = {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  locale: string;
  isAccountOwner: boolean;
};

export type BulkOperation = {
  id: number;
  type: "QUERY" | "MUTATION";
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED" | "EXPIRED";
  query: string;
  url: string | null;
  /** What a failed or cancelled operation had written until then. */
  partialDataUrl?: string | null;
  objectCount: number;
  rootObjectCount?: number;
  /** JSON lines, once completed. */
  result?: string;
  errorCode: string | null;
  createdAt: string;
  completedAt: string | null;
};

export type ShopState = {
  id: number;
  domain: string; // "standby-demo.myshopify.com"
  name: string;
  email: string;
  contactEmail: string;
  currencyCode: string;
  /** In every price; undefined where tax is not told. */
  taxIncluded?: { title: string; rate: number };
  ianaTimezone: string;
  primaryLocale: string;
  locales: string[];
  countryCode: string;
  createdAt: string;
  staff: StaffMember[];
  /** Access token of a custom app with all scopes: what `ready.json` calls adminToken. */
  adminToken: string;
  installation: Installation | null;
  products: Map<number, Product>;
  variants: Map<number, Variant>;
  inventoryItems: Map<number, InventoryItem>;
  /** Key: `${inventoryItemId}:${locationId}`. */
  inventoryLevels: Map<string, InventoryLevel>;
  locations: Map<number, Location>;
  collections: Map<number, Collection>;
  customers: Map<number, Customer>;
  orders: Map<number, Order>;
  fulfillmentOrders: Map<number, FulfillmentOrder>;
  draftOrders: Map<number, DraftOrder>;
  sellingPlanGroups: Map<number, SellingPlanGroup>;
  carts: Map<string, Cart>;
  discounts?: Discount[];
  /** Made through the Admin API, beside those of the app's configuration. */
  webhookSubscriptions?: Map<number, WebhookSubscription>;
  validations?: Map<number, Validation>;
  bulkOperations: Map<number, BulkOperation>;
  /** Key: owner GID. */
  metafields: Map<string, Metafield[]>;
  metafieldDefinitions: Map<number, MetafieldDefinition>;
  /** Answers of mutations sent with @idempotent, by `${field}:${key}`: parameters' hash and result. */
  idempotency: Map<string, { parameters: string; result: unknown }>;
  /** Theme settings: which app embeds are on, where app blocks stand. Key: `${block type}`. */
  appEmbeds: Map<string, { enabled: boolean; settings: Record<string, unknown> }>;
  nextOrderNumber: number;
  nextDraftNumber: number;
};

export type SandboxState = {
  shops: Map<string, ShopState>;
  nextId: number;
  /** The theme chosen in the admin instead of the one that the sandbox was started with. */
  theme?: { given: string; chosen: string };
};

export type WebhookSubscription = {
  id: number;
  /** As the Admin API names it, e.g. ORDERS_CREATE. */
  topic: string;
  uri: string;
  filter: string | null;
  includeFields: string[] | null;
  createdAt: string;
  updatedAt: string;
};
