/** Messages to staff that collect news until they go out. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FactRow, MessageFacts } from "#app/domain/message.ts";
import { collectNews, type StaffKind } from "#app/domain/staff-news.ts";

type Last = { id: bigint; dueAt: Date };

/** The newest of its kind to this address, whatever became of it. */
export function lastMessageToStaff(tx: ShopTx, of: { kind: StaffKind; toAddress: string }): Promise<Last | null> {
  const where = { shopId: tx.shopId, audience: "staff", ...of };
  return tx.message.findFirst({ where, orderBy: { id: "desc" }, select: { id: true, dueAt: true } });
}

/** @returns false when it is on its way already, or somebody else is writing to it. */
export async function addToMessage(tx: ShopTx, add: { id: bigint; items: FactRow[]; now: Date }): Promise<boolean> {
  const [open] = await tx.$queryRaw<{ facts: MessageFacts }[]>`
    select facts from messages
    where shop_id = ${tx.shopId} and id = ${add.id} and state = 'queued' and attempts = 0 and due_at > ${add.now}
    for update skip locked`;
  if (!open) return false;
  const where = { shopId_id: { shopId: tx.shopId, id: add.id } };
  await tx.message.update({ where, data: { facts: collectNews(open.facts, add.items) } });
  return true;
}
