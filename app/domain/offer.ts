/** The words of offers: what the storefront shows for a variant now, and the modes a template can switch to. */

export const OFFERS = ["in_stock", "preorder", "backorder", "waitlist", "unavailable"] as const;
export type Offer = (typeof OFFERS)[number];

export const MODES = ["waitlist", "preorder", "backorder"] as const;
export type Mode = (typeof MODES)[number];

/** What follows when an offer ends by itself. */
export const FOLLOWS_END = ["unavailable", "waitlist", "keep_selling"] as const;
export type FollowsEnd = (typeof FOLLOWS_END)[number];

/** Shopify's `ProductVariantInventoryPolicy`. */
export type InventoryPolicy = "CONTINUE" | "DENY";

/** Whether shoppers may join the line now: in a waitlist, or beside the button of a pre-order or backorder. */
export const takesWaitlist = ({ offer, withWaitlist }: { offer: string; withWaitlist: boolean }): boolean =>
  offer === "waitlist" || (withWaitlist && (offer === "preorder" || offer === "backorder"));

/** A text table per language tag, e.g. `{ en: { buttonText: "Notify me" } }`. */
export type OfferTexts = Record<string, Partial<OfferText>>;

export type OfferText = {
  buttonText: string;
  message: string;
  badge: string;
  cartMessage: string;
  dateLine: string;
};
