/** Gives a shopper a place in line for a variant, or asks for a confirmation first where the shop wants one. */
import { lockAssignment } from "#app/data/assignments.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findOrAddPending } from "#app/data/pending-entries.ts";
import { shopOf } from "#app/data/shops.ts";
import { addEntry, countWaiting, findEndedTurns, findOpenEntry, moveEntries, readPlace } from "#app/data/waitlist-entries.ts";
import { takesWaitlist } from "#app/domain/offer.ts";
import type { EntryFacts } from "#app/domain/waitlist-entry.ts";
import { queueMessages } from "./queue-messages.ts";
import { tellLongLine } from "./tell-long-line.ts";
import { tellPlace } from "./tell-place.ts";

export type JoinResult =
  /**
   * `known`: the address had this place before. Neither that nor `place` may be told to whoever asks, who may not be its
   * owner; `waitingBefore`, the line without this request, may. In `asked` the place is taken once the mail is confirmed.
   */
  | { outcome: "joined"; entryId: bigint; place: number; known: boolean; waitingBefore: number }
  | { outcome: "asked"; entryId: bigint; waitingBefore: number }
  | { outcome: "closed"; reason: string };

/**
 * Same address, same variant: the same place, the same answer, nothing new is sent.
 * @param input.facts as `checkEntry` gives them
 */
export async function joinWaitlist(tx: ShopTx, input: { variantId: bigint; facts: EntryFacts; now: Date }): Promise<JoinResult> {
  const { variantId, facts, now } = input;
  const assignment = await lockAssignment(tx, variantId);
  if (!assignment || assignment.variantDeletedAt) return { outcome: "closed", reason: "This variant has no waitlist." };
  if (assignment.productHiddenAt) return { outcome: "closed", reason: "The product is not on the online store." };
  if (!takesWaitlist(assignment)) return { outcome: "closed", reason: `The offer is ${assignment.offer}, not a waitlist.` };
  const shop = await shopOf(tx);
  const { doubleOptIn } = shop;
  const waitingBefore = await countWaiting(tx, variantId);
  const known = await findOpenEntry(tx, variantId, facts.email);
  if (known && doubleOptIn) return { outcome: "asked", entryId: known.id, waitingBefore };
  if (known) return { outcome: "joined", entryId: known.id, place: await readPlace(tx, known), known: true, waitingBefore };
  if (doubleOptIn) return { outcome: "asked", entryId: await askToConfirm(tx, input), waitingBefore };
  await moveEntries(tx, { entryIds: await findEndedTurns(tx, variantId, facts.email), to: "expired", now });
  const { id: entryId, place } = await addEntry(tx, input);
  await tellPlace(tx, { ...facts, variantId, entryId, place, now });
  await tellLongLine(tx, { shop, variantId, waiting: waitingBefore + 1 });
  return { outcome: "joined", entryId, place, known: false, waitingBefore };
}

/** Whoever asks again while it is pending gets the link again, but not more than once a day. */
async function askToConfirm(tx: ShopTx, input: { variantId: bigint; facts: EntryFacts; now: Date }): Promise<bigint> {
  const { variantId, facts, now } = input;
  const { id: entryId } = await findOrAddPending(tx, input);
  await queueMessages(tx, [
    {
      kind: "waitlist_confirm",
      audience: "customer",
      toAddress: facts.email,
      locale: facts.locale,
      variantId,
      entryId,
      facts: { quantity: facts.quantity },
      dedupeKey: `waitlist_confirm:${entryId}:${now.toISOString().slice(0, "2026-12-01".length)}`,
      dueAt: now,
    },
  ]);
  return entryId;
}
