/** The last look before a message goes out: is what it says still true, and may it be said? */
import type { MessageKind } from "./message.ts";
import type { EntryState } from "./waitlist-entry.ts";

export type SendFacts = {
  kind: MessageKind;
  /** False once the customer was forgotten. */
  hasAddress: boolean;
  /** Why the address must not be written to. */
  suppression: "unsubscribed" | "bounced" | "complained" | null;
  shopInstalled: boolean;
  /** Of the entry that the message is about; null when it is about none, or the entry is gone. */
  entryState: EntryState | null;
  /** Null when Shopify has not told us, or the variant is no longer assigned. */
  stockUnits: number | null;
  variantDeleted: boolean;
  /** Its product is draft, archived or unpublished: its address leads nowhere. */
  productHidden: boolean;
};

export type SendCheck =
  | { send: true }
  /** `entryTo`: what becomes of the shopper's place. */
  | { send: false; reason: string; entryTo?: "waiting" | "cancelled" | "expired"; later?: never }
  /** Not now: it is looked at again. */
  | { send: false; reason: string; entryTo?: never; later: true };

const SUPPRESSED: Record<NonNullable<SendFacts["suppression"]>, string> = {
  unsubscribed: "The recipient asked not to be written to.",
  bounced: "Earlier mail to this address came back.",
  complained: "The recipient marked earlier mail as unwanted.",
};

/** Suppression beats anything queued; then the entry's own state; then stock. */
export function checkBeforeSend(facts: SendFacts): SendCheck {
  if (!facts.shopInstalled) return { send: false, reason: "The shop has uninstalled Standby." };
  if (!facts.hasAddress) return { send: false, reason: "The recipient’s data was deleted." };
  if (facts.suppression) return { send: false, reason: SUPPRESSED[facts.suppression], entryTo: "cancelled" };
  if (facts.kind === "back_in_stock") return checkBackInStock(facts);
  if (facts.kind === "unit_held" || facts.kind === "hold_expiring") return checkInState(facts, "allocated");
  if (facts.kind === "waitlist_confirm") return checkInState(facts, "pending");
  if (facts.kind === "waitlist_ended") return checkEnded(facts);
  if (facts.kind === "waitlist_joined" || facts.kind === "ran_out_again") return checkInState(facts, "waiting");
  return { send: true };
}

function checkBackInStock({ entryState, stockUnits, variantDeleted, productHidden }: SendFacts): SendCheck {
  if (entryState !== "allocated") return { send: false, reason: moved(entryState) };
  if (variantDeleted) return DELETED;
  if (stockUnits !== null && stockUnits <= 0) {
    return { send: false, reason: "Stock was gone again before it could be sent; the place is kept.", entryTo: "waiting" };
  }
  if (productHidden) {
    return { send: false, reason: "The product is not on the online store; the mail waits until it is.", later: true };
  }
  return { send: true };
}

function checkInState({ entryState, variantDeleted }: SendFacts, expected: EntryState): SendCheck {
  if (entryState !== expected) return { send: false, reason: moved(entryState) };
  if (!variantDeleted) return { send: true };
  return entryState === "pending" ? { ...DELETED, entryTo: "expired" } : DELETED;
}

const checkEnded = ({ entryState }: SendFacts): SendCheck =>
  entryState === "expired" ? { send: true } : { send: false, reason: moved(entryState) };

/** Whoever could not be told anything waits on: what they hear is the merchant's to say (flows/end-waitlist.ts). */
const DELETED = { send: false, reason: "The product was deleted in Shopify.", entryTo: "waiting" } as const;

const MOVED: Record<EntryState, string> = {
  pending: "The shopper has not confirmed the place.",
  waiting: "The shopper is in line.",
  allocated: "The shopper’s turn has come in the meantime.",
  done: "The shopper has bought in the meantime.",
  cancelled: "The shopper has left the waitlist.",
  expired: "The shopper’s place has expired.",
};

const moved = (state: EntryState | null): string => (state ? MOVED[state] : "The waitlist entry is gone.");
