/** What Shopify says of a variant when it is assigned or read again. */
import type { InventoryPolicy } from "./offer.ts";

export type LevelFacts = {
  locationId: bigint;
  locationName: string;
  locationIsActive: boolean;
  locationFulfillsOnlineOrders: boolean;
  availableUnits: number;
  updatedAt: Date;
};

export type VariantFacts = {
  variantId: bigint;
  productId: bigint;
  inventoryItemId: bigint;
  productTitle: string;
  variantTitle: string;
  productHandle: string;
  sku: string;
  imageUrl: string | null;
  /** Null where it was not told. */
  vendor: string | null;
  policy: InventoryPolicy;
  /** Whether Shopify tracks the stock; an untracked variant has no stock number to switch on. */
  tracked: boolean;
  /** Whether shoppers can see its product: no draft, not archived, and published. */
  onOnlineStore: boolean;
  /** Every location the item is stocked at. */
  levels: LevelFacts[];
  /** When the reading began: anything Shopify said before is included. */
  readAt: Date;
};

/** A variant that was not taken, and what the merchant can do about it. */
export type Refusal = { variantId: bigint; title: string; reason: string };
