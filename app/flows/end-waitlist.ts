/** Ends the waitlists of deleted variants at the merchant's word: everybody is told by mail, or nobody is. */
import { ring } from "#app/data/doorbells.ts";
import { recordEvents } from "#app/data/events.ts";
import { listGoneEntries, queueEndedMails } from "#app/data/gone-lines.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockLines, moveEntries } from "#app/data/waitlist-entries.ts";

type EndWaitlist = { variantIds: bigint[]; tell: boolean; actor: string; now: Date };

/**
 * Lines of variants that are still sold are left alone, and whoever asks twice ends nothing twice. Places that nobody has
 * confirmed end too, without a mail: their owners never said the address is theirs.
 * @returns how many people waited, and how many mails were queued
 */
export async function endWaitlist(tx: ShopTx, input: EndWaitlist): Promise<{ people: number; mails: number }> {
  const { variantIds, tell, actor, now } = input;
  await lockLines(tx, variantIds);
  const ended = await moveEntries(tx, { entryIds: await listGoneEntries(tx, variantIds), to: "expired", now });
  const waited = ended.filter(({ from }) => from === "waiting");
  if (waited.length === 0) return { people: 0, mails: 0 };
  const people = new Map<bigint, number>();
  for (const { variantId } of waited) people.set(variantId, (people.get(variantId) ?? 0) + 1);
  await recordEvents(
    tx,
    [...people].map(([variantId, count]) => ({
      variantId,
      name: "waitlist-ended",
      actor,
      detail: { people: count, told: tell },
      at: now,
    })),
  );
  const ids = waited.map(({ id }) => id);
  const mails = tell ? await queueEndedMails(tx, ids, now) : 0;
  if (mails > 0) await ring(tx, "messages", String(tx.shopId), now);
  return { people: waited.length, mails };
}
