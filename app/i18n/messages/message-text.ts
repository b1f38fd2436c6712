/** What a message says in one language. Every field but `button` is Liquid; each paragraph becomes one of its own. */

export type MessageText = {
  subject: string;
  /** The line that mail programs show beside the subject. */
  preview: string;
  heading: string;
  paragraphs: readonly string[];
  /** Empty: no button. */
  button: string;
  /** "Why you got this." */
  why: string;
  /** The words of the link that gives up the place; empty where there is nothing to leave. */
  leave: string;
};

export type MessageTexts = {
  waitlist_joined: MessageText;
  waitlist_confirm: MessageText;
  back_in_stock: MessageText;
  unit_held: MessageText;
  hold_expiring: MessageText;
  ran_out_again: MessageText;
  waitlist_ended: MessageText;
  offer_switched: MessageText;
  threshold_near: MessageText;
  threshold_used_up: MessageText;
  back_in_stock_date_come: MessageText;
  waitlist_passed: MessageText;
  import_result: MessageText;
  stock_data: MessageText;
  staff_backorder: MessageText;
  staff_restock: MessageText;
  staff_shortfall: MessageText;
  privacy_data_request: MessageText;
};

/** Shoppers are written to in every language of the storefront; owners and staff in English or German. */
export type ShopperMessageTexts = Pick<
  MessageTexts,
  "waitlist_joined" | "waitlist_confirm" | "back_in_stock" | "unit_held" | "hold_expiring" | "ran_out_again" | "waitlist_ended"
>;
