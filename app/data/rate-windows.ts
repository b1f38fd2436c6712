/** Counts public requests per key in fixed windows of time; shared by all web processes, outside any tenant. */
import { pool } from "#app/db.server.ts";

/** @property key no personal data: hash addresses first. */
export type RateLimit = { key: string; limit: number; windowSeconds: number };

/**
 * Counts one request against each limit.
 * @returns seconds until the longest exceeded window ends, or null when all have room.
 */
export async function countRequest(limits: RateLimit[], now: Date): Promise<{ retryAfterSeconds: number } | null> {
  if (limits.length === 0) return null;
  // Sorted, so that two requests never wait for each other's rows.
  const sorted = [...limits].sort((a, b) => (a.key < b.key ? -1 : 1));
  const seconds = now.getTime() / 1000;
  const starts = sorted.map(({ windowSeconds }) => new Date(Math.floor(seconds / windowSeconds) * windowSeconds * 1000));
  const { rows } = await pool.query<{ key: string; hits: number }>(
    `insert into rate_windows (key, started_at) select * from unnest($1::text[], $2::timestamptz[])
     on conflict (key, started_at) do update set hits = rate_windows.hits + 1 returning key, hits`,
    [sorted.map(({ key }) => key), starts],
  );
  const hits = new Map(rows.map((row) => [row.key, row.hits]));
  const waits = sorted.flatMap(({ key, limit, windowSeconds }, n) =>
    (hits.get(key) ?? 0) > limit ? [Math.ceil((starts[n] as Date).getTime() / 1000 + windowSeconds - seconds)] : [],
  );
  return waits.length > 0 ? { retryAfterSeconds: Math.max(1, ...waits) } : null;
}
