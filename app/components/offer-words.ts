/** How offers are called on screens, and the colour each has everywhere. */
import type { Offer } from "#app/domain/offer.ts";

type Tone = "success" | "info" | "attention" | "warning" | undefined;

export const OFFER_WORDS: Record<Offer, { label: string; tone: Tone; shoppers: string }> = {
  in_stock: { label: "In stock", tone: "success", shoppers: "Shoppers can buy as usual." },
  preorder: { label: "Pre-order", tone: "info", shoppers: "Shoppers can pre-order." },
  backorder: { label: "Backorder", tone: "info", shoppers: "Shoppers can order now and get it later." },
  waitlist: { label: "Waitlist", tone: "attention", shoppers: "Shoppers can join the waitlist." },
  unavailable: { label: "Unavailable", tone: undefined, shoppers: "Shoppers see that it is sold out." },
};
