/** The words of messages: what is told to whom, and what a message must know before it can be queued. */

export const MESSAGE_KINDS = [
  "waitlist_joined",
  "waitlist_confirm",
  "back_in_stock",
  "unit_held",
  "hold_expiring",
  "ran_out_again",
  "waitlist_ended",
  "offer_switched",
  "threshold_near",
  "threshold_used_up",
  "back_in_stock_date_come",
  "waitlist_passed",
  "import_result",
  "stock_data",
  "staff_backorder",
  "staff_restock",
  "staff_shortfall",
  "privacy_data_request",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export type Audience = "customer" | "owner" | "staff" | "supplier";

/** queued → sending → sent | failed | suppressed; an attempt that failed for now goes back to queued. */
export type MessageState = "queued" | "sending" | "sent" | "failed" | "suppressed";

/** One line of a message's trail. */
export type MessageEventKind =
  "queued" | "sent" | "delivered" | "opened" | "clicked" | "bought" | "failed" | "suppressed" | "retry";

/** One line of a text that tells of several things. */
export type FactRow = Record<string, string | number>;
export type MessageFacts = Record<string, string | number | FactRow[]>;

export type NewMessage = {
  kind: MessageKind;
  audience: Audience;
  toAddress: string;
  /** A language tag such as "en" or "de-AT". */
  locale: string;
  variantId?: bigint;
  entryId?: bigint;
  restockId?: bigint;
  /** What the text needs and no row knows; never personal data. */
  facts?: MessageFacts;
  /** Names the occasion: the same occasion never makes a second message. */
  dedupeKey: string;
  /** Now, when it is left out. */
  dueAt?: Date;
};
