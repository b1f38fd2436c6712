/** The door to every tenant's rows: a transaction that names its shop and, by row-level security, sees no other. */
import { prisma } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";

/** A transaction inside one shop. Data functions take it, so no query can be written without saying whose rows it means. */
export type ShopTx = Prisma.TransactionClient & { readonly shopId: number };

const MAX_WAIT_MS = 10_000;
const TIMEOUT_MS = 30_000;

/**
 * Runs `work` in one transaction of the shop: all of it is saved, with the jobs it enqueued, or nothing.
 * @throws whatever `work` throws, after rolling back.
 */
export function inShop<T>(shopId: number, work: (tx: ShopTx) => Promise<T>): Promise<T> {
  return transactionOf(shopId, work, "ReadCommitted");
}

/**
 * Several reads of one moment: a job that ends between two of them shows in both or in none. Without it a page can find a file
 * "being checked" and its run done, and would wait for news that has long come.
 */
export function readInShop<T>(shopId: number, work: (tx: ShopTx) => Promise<T>): Promise<T> {
  return transactionOf(shopId, work, "RepeatableRead");
}

function transactionOf<T>(
  shopId: number,
  work: (tx: ShopTx) => Promise<T>,
  isolationLevel: Prisma.TransactionIsolationLevel,
): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('standby.shop_id', ${String(shopId)}, true)`;
      return work(withShop(tx, shopId));
    },
    { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS, isolationLevel },
  );
}

/** Prisma's transactions share one object underneath: a property set on one of them would be seen by all that run at once. */
function withShop(tx: Prisma.TransactionClient, shopId: number): ShopTx {
  const get = (target: Prisma.TransactionClient, key: string | symbol): unknown =>
    key === "shopId" ? shopId : Reflect.get(target, key);
  return new Proxy(tx, { get }) as ShopTx;
}
