/** Products, stock and metafields, as the state keeps them. Ids are the numeric part of a GID. */

export type Money = { amountCents: number; currencyCode: string };

export type Metafield = {
  id: number;
  namespace: string; // "$app" is stored as "app--<app id>"
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
};

export type MetafieldDefinition = {
  id: number;
  ownerType: string; // MetafieldOwnerType
  namespace: string;
  key: string;
  name: string;
  type: string;
  storefrontAccess: "NONE" | "PUBLIC_READ" | "LEGACY_LIQUID_ONLY";
};

/** `url` is a path on the storefront (or a whole address elsewhere): its origin is added where it is given out. */
export type Image = { id: number; url: string; altText: string; width: number; height: number };

/** A film or a model of a product. `preview` is the picture that stands for it until it plays. */
export type PlayedMedia = { id: number; altText: string; preview: Image } & PlayedFile;

export type PlayedFile =
  | { type: "video"; fileName: string }
  | { type: "model"; fileName: string }
  | { type: "external_video"; host: "youtube" | "vimeo"; externalId: string };

export type ProductOption = { id: number; name: string; values: string[] };

/** A place in Shopify's product taxonomy, from the root down to it. */
export type Category = { id: string; name: string }[];

/** How much one unit holds, and for how much of it the price is told. */
export type UnitPrice = { type: "weight" | "volume"; held: number; unit: string; per: number; perUnit: string };

/** What each unit costs from so many units on. */
export type PriceBreak = { leastUnits: number; priceCents: number };

export type Product = {
  id: number;
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  category?: Category;
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  options: ProductOption[];
  variantIds: number[];
  images: Image[];
  /** After the pictures. */
  playedMedia?: PlayedMedia[];
  templateSuffix: string | null;
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
};

export type Variant = {
  id: number;
  productId: number;
  title: string;
  selectedOptions: { name: string; value: string }[];
  sku: string;
  barcode: string | null;
  priceCents: number;
  compareAtPriceCents: number | null;
  unitPrice?: UnitPrice;
  /** By falling price. */
  priceBreaks?: PriceBreak[];
  position: number;
  inventoryItemId: number;
  inventoryPolicy: "DENY" | "CONTINUE";
  taxable: boolean;
  requiresShipping: boolean;
  imageId: number | null;
  requiresSellingPlan: boolean;
  createdAt: string;
  updatedAt: string;
};

export type InventoryItem = {
  id: number;
  variantId: number;
  sku: string;
  tracked: boolean;
  createdAt: string;
  updatedAt: string;
};

export type QuantityName = "available" | "committed" | "incoming" | "reserved" | "damaged" | "safety_stock" | "quality_control";

/** One item at one location. on_hand is derived: available + committed + the unavailable states. */
export type InventoryLevel = {
  inventoryItemId: number;
  locationId: number;
  quantities: Record<QuantityName, number>;
  updatedAt: string;
};

export type Location = {
  id: number;
  name: string;
  isActive: boolean;
  fulfillsOnlineOrders: boolean;
  updatedAt?: string;
  address: { address1: string; city: string; country: string; countryCode: string; zip: string };
};

export type Collection = {
  id: number;
  title: string;
  handle: string;
  descriptionHtml: string;
  productIds: number[];
  updatedAt: string;
};
