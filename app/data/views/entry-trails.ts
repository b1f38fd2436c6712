/** What we wrote to waitlist entries and what became of it, and why each was served. */
import type { ShopTx } from "#app/data/in-shop.ts";

export type TrailStep = { kind: string; detail: string; at: Date };
export type MessageTrail = {
  messageId: string;
  kind: string;
  subject: string | null;
  state: string;
  stateReason: string | null;
  createdAt: Date;
  steps: TrailStep[];
};
export type EntryTrail = {
  messages: MessageTrail[];
  allocations: { units: number; place: number; reason: string; at: Date }[];
  /** Units kept, for as long as they are. */
  hold: { units: number; until: Date } | null;
};

/** Trails of a page of entries, by entry id; entries without any are absent. */
export async function readEntryTrails(tx: ShopTx, entryIds: string[]): Promise<Record<string, EntryTrail>> {
  const entries = entryIds.map(BigInt);
  const where = { shopId: tx.shopId, entryId: { in: entries } };
  const messages = await tx.message.findMany({ where, orderBy: { id: "asc" } });
  const allocations = await tx.allocation.findMany({ where, orderBy: { id: "asc" } });
  const holds = await tx.hold.findMany({ where: { ...where, state: "held" } });
  const steps = await tx.messageEvent.findMany({
    where: { shopId: tx.shopId, messageId: { in: messages.map((message) => message.id) } },
    orderBy: { id: "asc" },
  });
  const trails: Record<string, EntryTrail> = {};
  const trailOf = (entryId: bigint | null) => (trails[String(entryId)] ??= { messages: [], allocations: [], hold: null });
  for (const message of messages) {
    trailOf(message.entryId).messages.push({
      messageId: String(message.id),
      kind: message.kind,
      subject: message.subject,
      state: message.state,
      stateReason: message.stateReason,
      createdAt: message.createdAt,
      steps: steps.filter((step) => step.messageId === message.id).map(({ kind, detail, at }) => ({ kind, detail, at })),
    });
  }
  for (const { entryId, units, place, reason, at } of allocations)
    trailOf(entryId).allocations.push({ units, place, reason, at });
  for (const { entryId, units, holdUntil } of holds) trailOf(entryId).hold = { units, until: holdUntil };
  return trails;
}
