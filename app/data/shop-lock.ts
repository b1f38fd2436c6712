/** One thing at a time per shop, across all processes. */
import { pool } from "#app/db.server.ts";

/** Runs `work` while holding the shop's lock. A process that dies lets go of it with its connection. */
export async function withShopLock<T>(purpose: string, shopDomain: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${purpose} ${shopDomain}`]);
    const result = await work();
    await client.query("commit");
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}
