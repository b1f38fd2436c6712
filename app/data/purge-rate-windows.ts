/** Drops counters of windows that no limit looks at any more. */
import { pool } from "#app/db.server.ts";

export async function purgeRateWindows(olderThanHours: number): Promise<number> {
  const { rowCount } = await pool.query("delete from rate_windows where started_at < now() - make_interval(hours => $1)", [
    olderThanHours,
  ]);
  return rowCount ?? 0;
}
