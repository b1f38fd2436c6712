/** Gives a shopper a place in line for a variant. */
import { lockAssignment } from "#app/data/assignments.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { addEntry, findEndedTurns, findOpenEntry, moveEntries, readPlace } from "#app/data/waitlist-entries.ts";
import type { EntryFacts } from "#app/domain/waitlist-entry.ts";
import { queueMessages } from "./queue-messages.ts";

export type JoinResult =
  /** `known`: the address had this place before. Never tell a shopper: whoever asks may not be its owner. */
  { outcome: "joined"; entryId: bigint; place: number; known: boolean } | { outcome: "closed"; reason: string };

/**
 * Same address, same variant: the same place, the same answer, nothing new is sent.
 * @param input.facts as `checkEntry` gives them
 */
export async function joinWaitlist(tx: ShopTx, input: { variantId: bigint; facts: EntryFacts; now: Date }): Promise<JoinResult> {
  const { variantId, facts, now } = input;
  const assignment = await lockAssignment(tx, variantId);
  if (!assignment || assignment.variantDeletedAt) return { outcome: "closed", reason: "This variant has no waitlist." };
  if (assignment.offer !== "waitlist") return { outcome: "closed", reason: `The offer is ${assignment.offer}, not a waitlist.` };
  const known = await findOpenEntry(tx, variantId, facts.email);
  if (known) return { outcome: "joined", entryId: known.id, place: await readPlace(tx, known), known: true };
  await moveEntries(tx, { entryIds: await findEndedTurns(tx, variantId, facts.email), to: "expired", now });
  const { id: entryId, place } = await addEntry(tx, { variantId, facts, now });
  await recordEvent(tx, { variantId, name: "waitlist-joined", actor: "A shopper", detail: { place }, at: now });
  await queueMessages(tx, [
    {
      kind: "waitlist_joined",
      audience: "customer",
      toAddress: facts.email,
      locale: facts.locale,
      variantId,
      entryId,
      facts: { place, quantity: facts.quantity },
      dedupeKey: `waitlist_joined:${entryId}`,
      dueAt: now,
    },
  ]);
  return { outcome: "joined", entryId, place, known: false };
}
