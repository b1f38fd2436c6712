/** What staff are told of, and how news of a kind is collected, so that nobody is flooded. */
import type { FactRow, MessageFacts } from "./message.ts";

export const STAFF_KINDS = ["staff_backorder", "staff_restock", "staff_shortfall"] as const;
export type StaffKind = (typeof STAFF_KINDS)[number];

/** What comes together is told together. */
const COLLECTED_FOR_MS = 60 * 1000;
/** After a mail, the next of its kind waits, so that five hundred restocks make two mails. */
const APART_MS = 10 * 60 * 1000;
/** A mail names this many and the number of the others. */
const MOST_ITEMS = 20;

export function staffMailDueAt(lastDueAt: Date | null, now: Date): Date {
  return new Date(Math.max(now.getTime() + COLLECTED_FOR_MS, (lastDueAt?.getTime() ?? 0) + APART_MS));
}

/** @returns the facts of a mail that tells of these items, too */
export function collectNews(facts: MessageFacts, items: FactRow[]): MessageFacts {
  const before = Array.isArray(facts.items) ? facts.items : [];
  const all = [...before, ...items];
  const others = Number(facts.others ?? 0) + Math.max(0, all.length - MOST_ITEMS);
  return { ...facts, items: all.slice(0, MOST_ITEMS), others };
}

export type StockRise = {
  /** As the merchant knows it: "Fjell lantern – Brass". */
  product: string;
  /** Units that came and that no returned order explains. */
  newUnits: number;
  owedBefore: number;
  owedAfter: number;
  /** Shoppers of the waitlist whose turn came, and those still in line. */
  served: number;
  waiting: number;
  wasOnSale: boolean;
};

/**
 * A shortfall: new stock came, and customers are still owed units. A restock: new stock of something that somebody waited for
 * or that was not in normal sale; more units of what sells anyway are no news.
 */
export function newsOfRise(rise: StockRise): { kind: StaffKind; item: FactRow } | null {
  const { product, newUnits, owedBefore, owedAfter, served, waiting, wasOnSale } = rise;
  if (newUnits === 0) return null;
  const covered = Math.max(0, owedBefore - owedAfter);
  const item = { product, units: newUnits, covered, owed: owedAfter, served, waiting };
  if (owedAfter > 0) return { kind: "staff_shortfall", item };
  return covered > 0 || served > 0 || !wasOnSale ? { kind: "staff_restock", item } : null;
}
