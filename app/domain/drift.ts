/** The kinds of difference between what Shopify has and what Standby means. */

/** Of one variant. */
export const VARIANT_DRIFTS = ["policy", "offer_metafield", "selling_plan", "cap_units"] as const;
/** Of the shop as a whole. */
export const SHOP_DRIFTS = [
  "metafield_definition",
  "proxy_path",
  "proxy_moved",
  "webhook_subscription",
  "webhook_version",
  "scopes",
  "webhooks_missed",
  "products_missed",
  "orders_missed",
  "incoming_location",
  "plan_terms",
] as const;

export type VariantDriftKind = (typeof VARIANT_DRIFTS)[number];
export type ShopDriftKind = (typeof SHOP_DRIFTS)[number];
export type DriftKind = VariantDriftKind | ShopDriftKind;

export type FoundDrift<Kind extends DriftKind = DriftKind> = {
  kind: Kind;
  expected: string;
  /** Null: there is nothing. */
  found: string | null;
};

/** Stands for the shop where a variant is expected. */
export const WHOLE_SHOP = 0n;

/** News that was found by reading although webhooks of these topics should have told it; gone once one of them tells again. */
export const MISSED_TOPICS = {
  webhooks_missed: ["inventory_levels/update", "inventory_levels/connect", "inventory_levels/disconnect"],
  products_missed: ["products/update"],
  orders_missed: ["orders/create"],
} as const;

export type MissedKind = keyof typeof MISSED_TOPICS;
export const MISSED_DRIFTS = Object.keys(MISSED_TOPICS) as MissedKind[];

/** What Standby can write again; the others need the merchant or end by themselves. */
export const REPAIRABLE: readonly DriftKind[] = [
  "policy",
  "offer_metafield",
  "selling_plan",
  "cap_units",
  "metafield_definition",
  "proxy_path",
  "webhook_subscription",
  "incoming_location",
  "plan_terms",
];
