/** Every kind of message: to whom, when, and what a sample of it knows. */
import type { Audience, MessageFacts, MessageKind } from "#app/domain/message.ts";

export type MessageKindInfo = {
  kind: MessageKind;
  audience: Audience;
  /** For pages: what it is called and when it is sent. */
  name: string;
  when: string;
  /** Shows the product's picture and links its button to the product page. */
  showsProduct: boolean;
  sampleFacts: Readonly<MessageFacts>;
};

export const MESSAGE_KIND_INFO: Record<MessageKind, MessageKindInfo> = {
  waitlist_joined: {
    kind: "waitlist_joined",
    audience: "customer",
    name: "On the waitlist",
    when: "When a shopper joins a waitlist",
    showsProduct: true,
    sampleFacts: { place: 12, quantity: 1 },
  },
  waitlist_confirm: {
    kind: "waitlist_confirm",
    audience: "customer",
    name: "Confirm the place",
    when: "When a shopper asks for a place and the shop wants it confirmed",
    showsProduct: true,
    sampleFacts: { quantity: 1 },
  },
  back_in_stock: {
    kind: "back_in_stock",
    audience: "customer",
    name: "Back in stock",
    when: "When it is a shopper’s turn after a restock",
    showsProduct: true,
    sampleFacts: { units: 1, quantity: 1 },
  },
  unit_held: {
    kind: "unit_held",
    audience: "customer",
    name: "Your units are kept",
    when: "When it is a shopper’s turn and the template keeps units for them",
    showsProduct: true,
    sampleFacts: { units: 1, quantity: 1, keepsPlace: 0, until: "2026-12-01T17:00:00.000Z", timeZone: "UTC" },
  },
  hold_expiring: {
    kind: "hold_expiring",
    audience: "customer",
    name: "Still kept",
    when: "Once, before the time is over in which units are kept",
    showsProduct: true,
    sampleFacts: { units: 1, quantity: 1, keepsPlace: 0, until: "2026-12-01T17:00:00.000Z", timeZone: "UTC" },
  },
  ran_out_again: {
    kind: "ran_out_again",
    audience: "customer",
    name: "Ran out again",
    when: "When a restock was not enough for everybody in line",
    showsProduct: true,
    sampleFacts: { place: 7, quantity: 1 },
  },
  waitlist_ended: {
    kind: "waitlist_ended",
    audience: "customer",
    name: "No longer available",
    when: "When a merchant ends the waitlist of a variant that was deleted",
    showsProduct: true,
    sampleFacts: {},
  },
  offer_switched: {
    kind: "offer_switched",
    audience: "owner",
    name: "Offer switched",
    when: "When a product’s offer changes",
    showsProduct: true,
    sampleFacts: { from: "in_stock", to: "waitlist", reason: "stock 0 ≤ switch condition 0", stockUnits: 0 },
  },
  threshold_near: {
    kind: "threshold_near",
    audience: "owner",
    name: "Threshold nearly used up",
    when: "When 80% of a product’s threshold is owed",
    showsProduct: true,
    sampleFacts: { owed: 16, threshold: 20 },
  },
  threshold_used_up: {
    kind: "threshold_used_up",
    audience: "owner",
    name: "Threshold used up",
    when: "When a pre-order or backorder ends because its threshold is used up",
    showsProduct: true,
    sampleFacts: { owed: 20, threshold: 20, to: "unavailable" },
  },
  back_in_stock_date_come: {
    kind: "back_in_stock_date_come",
    audience: "owner",
    name: "Back-in-stock date",
    when: "When an offer ends because its back-in-stock date has come",
    showsProduct: true,
    sampleFacts: { day: "2026-12-01", to: "unavailable" },
  },
  waitlist_passed: {
    kind: "waitlist_passed",
    audience: "owner",
    name: "Waitlist has grown",
    when: "When a product’s waitlist reaches this many people, once until it is restocked",
    showsProduct: true,
    sampleFacts: { waiting: 25, wanted: 31 },
  },
  import_result: {
    kind: "import_result",
    audience: "owner",
    name: "Import result",
    when: "When a file that was handed in has been applied",
    showsProduct: false,
    sampleFacts: { fileName: "standby-variants.csv", kind: "stock", applied: 120, same: 40, problem: 2 },
  },
  stock_data: {
    kind: "stock_data",
    audience: "owner",
    name: "Stock data",
    when: "When variants were unassigned",
    showsProduct: false,
    sampleFacts: { variants: 12 },
  },
  staff_backorder: {
    kind: "staff_backorder",
    audience: "staff",
    name: "New backorder",
    when: "When an order has units that must be delivered later",
    showsProduct: false,
    sampleFacts: { items: [{ order: "#1042", units: 2, products: "Fjell lantern – Brass" }], others: 0 },
  },
  staff_restock: {
    kind: "staff_restock",
    audience: "staff",
    name: "Restock",
    when: "When new stock comes of a product that was out of normal sale, or that somebody waits for",
    showsProduct: false,
    sampleFacts: {
      items: [{ product: "Fjell lantern – Brass", units: 20, covered: 12, owed: 0, served: 5, waiting: 0 }],
      others: 0,
    },
  },
  staff_shortfall: {
    kind: "staff_shortfall",
    audience: "staff",
    name: "Shortfall",
    when: "When new stock does not cover all units that customers are owed",
    showsProduct: false,
    sampleFacts: {
      items: [{ product: "Fjell lantern – Brass", units: 8, covered: 8, owed: 4, served: 0, waiting: 3 }],
      others: 0,
    },
  },
  privacy_data_request: {
    kind: "privacy_data_request",
    audience: "owner",
    name: "Customer’s data",
    when: "When a customer asks for their data",
    showsProduct: false,
    sampleFacts: {},
  },
};
