/** Messages and their trails in the merchant's words. */
import type { EntryState } from "#app/domain/waitlist-entry.ts";

const KINDS: Record<string, string> = {
  waitlist_joined: "You are on the waitlist",
  waitlist_confirm: "Please confirm your place",
  back_in_stock: "It's back in stock",
  unit_held: "Your units are kept",
  hold_expiring: "Your units are still kept",
  ran_out_again: "It ran out again, you keep your place",
  waitlist_ended: "It is no longer available",
  offer_switched: "The offer switched",
  stock_data: "Stock data",
  threshold_near: "The threshold is nearly used up",
  threshold_used_up: "The threshold is used up",
  back_in_stock_date_come: "The back-in-stock date has come",
  waitlist_passed: "A waitlist has grown",
  staff_backorder: "A new backorder",
  staff_restock: "A restock",
  staff_shortfall: "A shortfall",
  import_result: "An import is done",
  privacy_data_request: "A customer asked for their data",
};

const STEPS: Record<string, string> = {
  queued: "Waiting to be sent",
  sending: "Being sent",
  sent: "Sent",
  delivered: "Delivered",
  opened: "Opened",
  clicked: "Clicked",
  bought: "Bought",
  retry: "Will be tried again",
  failed: "Could not be sent",
  suppressed: "Not sent",
};

type Tone = "success" | "info" | "critical" | "attention" | undefined;

export const STATE_TONES: Record<string, Tone> = { sent: "success", failed: "critical", queued: "info", sending: "info" };

export const messageKind = (kind: string): string => KINDS[kind] ?? kind.replaceAll("_", " ");
export const messageStep = (step: string): string => STEPS[step] ?? step;

/** Of these the merchant must know why; the detail of others is for machines, such as a provider's message id. */
const EXPLAINED = ["retry", "failed", "suppressed"];

/** "Could not be sent: the mailbox does not exist". */
export const trailStep = ({ kind, detail }: { kind: string; detail: string }): string =>
  detail && EXPLAINED.includes(kind) ? `${messageStep(kind)}: ${detail}` : messageStep(kind);

export const ENTRY_WORDS: Record<EntryState, { label: string; tone: Tone; many: string }> = {
  waiting: { label: "Waiting", tone: "attention", many: "Waiting" },
  allocated: { label: "Served", tone: "success", many: "Served" },
  done: { label: "Bought", tone: "success", many: "Bought" },
  cancelled: { label: "Left", tone: undefined, many: "Left" },
  expired: { label: "Expired", tone: undefined, many: "Expired" },
  pending: { label: "Not confirmed", tone: "info", many: "Not confirmed" },
};
