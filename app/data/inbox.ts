/** The inbox: every authentic webhook, once. Set-based SQL over the pool, since all webhooks pass here. */
import { pool } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";

export type NewInboxRow = {
  shopDomain: string;
  webhookId: string;
  topic: string;
  payload: string;
  /** ISO 8601. */
  triggeredAt: string;
  /** Of the payload; left out when Shopify did not say. */
  apiVersion?: string | undefined;
};

export type PendingRow = { id: bigint; topic: string; payload: string; triggeredAt: Date };

const FLUSH_TIMEOUT_MS = 15_000;

/** Sorted inserts keep two web processes that got the same webhooks from locking each other. */
const KEEP = `
  with kept as (
    insert into inbox (shop_domain, webhook_id, topic, payload, triggered_at, api_version)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
      as t (shop, webhook_id, topic, payload, at, api_version)
    order by t.shop, t.webhook_id
    on conflict (shop_domain, webhook_id) do nothing
    returning shop_domain)
  insert into doorbells (bell, shop_key)
  select 'inbox', shop_domain from kept group by shop_domain order by shop_domain
  on conflict (bell, shop_key) do update
    set rings = doorbells.rings + 1, rung_at = least(doorbells.rung_at, excluded.rung_at)`;

const RING_INBOX = `
  insert into doorbells (bell, shop_key) values ('inbox', $1)
  on conflict (bell, shop_key) do update set rings = doorbells.rings + 1, rung_at = least(doorbells.rung_at, excluded.rung_at)`;

/** Saves webhooks in one statement, skips those we have, and rings for the shops that got new ones. */
export async function keepWebhooks(rows: NewInboxRow[]): Promise<void> {
  const query = {
    name: "keep-webhooks",
    text: KEEP,
    values: [
      rows.map((row) => row.shopDomain),
      rows.map((row) => row.webhookId),
      rows.map((row) => row.topic),
      rows.map((row) => row.payload),
      rows.map((row) => row.triggeredAt),
      rows.map((row) => row.apiVersion ?? null),
    ],
    query_timeout: FLUSH_TIMEOUT_MS,
  };
  await pool.query(query);
}

/** In a query over `inbox`: still to be processed, and not waiting for its next try. */
const PENDING = "processed_at is null and dead_at is null and (retry_at is null or retry_at <= clock_timestamp())";

/** The ids of the oldest rows that can be processed now. */
export async function pendingIds(shopDomain: string, limit: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: "pending-ids",
    text: `select id from inbox where shop_domain = $1 and ${PENDING} order by id limit $2`,
    values: [shopDomain, limit],
  });
  return rows.map(({ id }) => BigInt(id));
}

/** Locks those of the rows that nobody else has processed meanwhile: whoever holds them applies their effect. */
export const lockPendingRows = (tx: ShopTx, shopDomain: string, ids: bigint[]): Promise<PendingRow[]> =>
  tx.$queryRaw`
    select id, topic, payload, triggered_at as "triggeredAt" from inbox
    where shop_domain = ${shopDomain} and id = any(${ids}) and processed_at is null and dead_at is null
    order by id for update`;

/** @param outcome "processed", or why there was nothing to do */
export async function markProcessed(
  tx: ShopTx,
  shopDomain: string,
  ids: bigint[],
  { outcome, keepPayload }: { outcome: string; keepPayload: boolean },
): Promise<void> {
  await tx.$executeRaw`
    update inbox set processed_at = clock_timestamp(), outcome = ${outcome}, last_error = null, retry_at = null,
      payload = case when ${keepPayload} then payload end
    where shop_domain = ${shopDomain} and id = any(${ids})`;
}

/** Notes a failed try: the row waits longer each time, and after `maxAttempts` it goes to the dead-letter list. */
export async function recordFailure(
  shopDomain: string,
  id: bigint,
  failure: { error: string; maxAttempts: number; retryBaseSeconds: number },
): Promise<void> {
  await pool.query(
    `update inbox set attempts = attempts + 1, last_error = $3,
       retry_at = clock_timestamp() + make_interval(secs => power($5::float8, attempts)),
       dead_at = case when attempts + 1 >= $4 then clock_timestamp() end
     where shop_domain = $1 and id = $2 and processed_at is null`,
    [shopDomain, String(id), failure.error, failure.maxAttempts, failure.retryBaseSeconds],
  );
}

/** When the next failed row may be tried again; null when none waits. */
export async function nextRetryAt(shopDomain: string): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    "select min(retry_at) as at from inbox where shop_domain = $1 and processed_at is null and dead_at is null",
    [shopDomain],
  );
  return rows[0]?.at ?? null;
}

export type InboxRow = { topic: string; payload: string | null; triggeredAt: Date };

export async function findInboxRow(shopDomain: string, id: bigint): Promise<InboxRow | null> {
  const { rows } = await pool.query<InboxRow>(
    `select topic, payload, triggered_at as "triggeredAt" from inbox where shop_domain = $1 and id = $2`,
    [shopDomain, String(id)],
  );
  return rows[0] ?? null;
}

export async function deleteInboxRow(shopDomain: string, id: bigint): Promise<void> {
  await pool.query("delete from inbox where shop_domain = $1 and id = $2", [shopDomain, String(id)]);
}

export async function dropPayload(shopDomain: string, id: bigint): Promise<void> {
  await pool.query("update inbox set payload = null where shop_domain = $1 and id = $2", [shopDomain, String(id)]);
}

/** Processed rows go after a while; a data request forgets its customer once its mail is settled or its time is over. @returns rows deleted */
export async function purgeInbox(age: { processedDays: number; requestDays: number }): Promise<number> {
  await pool.query(
    `update inbox set payload = null where payload is not null and processed_at < now() - make_interval(days => $1)`,
    [age.requestDays],
  );
  const { rowCount } = await pool.query(
    `delete from inbox where processed_at < now() - make_interval(days => $1) and payload is null`,
    [age.processedDays],
  );
  return rowCount ?? 0;
}

export type DeadRow = { id: bigint; topic: string; receivedAt: Date; deadAt: Date; lastError: string };

/** The shop's dead-letter list, oldest first. */
export async function deadRows(shopDomain: string, limit: number): Promise<DeadRow[]> {
  const { rows } = await pool.query<Omit<DeadRow, "id"> & { id: string }>(
    `select id, topic, received_at as "receivedAt", dead_at as "deadAt", last_error as "lastError" from inbox
     where shop_domain = $1 and dead_at is not null order by id limit $2`,
    [shopDomain, limit],
  );
  return rows.map((row) => ({ ...row, id: BigInt(row.id) }));
}

/** Gives every row on the shop's dead-letter list a fresh set of tries. @returns how many */
export async function reviveDeadRows(shopDomain: string): Promise<number> {
  const { rowCount } = await pool.query(
    `update inbox set dead_at = null, attempts = 0, retry_at = null where shop_domain = $1 and dead_at is not null`,
    [shopDomain],
  );
  if (rowCount) await pool.query(RING_INBOX, [shopDomain]);
  return rowCount ?? 0;
}
