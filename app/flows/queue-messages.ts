/** Queues messages inside the caller's transaction and rings for their delivery: they exist if and only if their cause does. */
import { ring } from "#app/data/doorbells.ts";
import { insertMessages } from "#app/data/messages.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { NewMessage } from "#app/domain/message.ts";

export type { NewMessage };

/**
 * Call it last in a transaction: the bell's row stays locked until commit.
 * @returns how many messages were new; an occasion (`dedupeKey`) that already has its message adds none.
 */
export async function queueMessages(tx: ShopTx, messages: NewMessage[]): Promise<number> {
  if (messages.length === 0) return 0;
  const added = await insertMessages(tx, messages);
  if (added > 0) await ring(tx, "messages", String(tx.shopId));
  return added;
}
