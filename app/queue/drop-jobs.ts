/** Removes what is queued for a shop whose data is deleted. */
import type { JobTx } from "#app/queue/enqueue.ts";

type SqlTx = JobTx & { $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number> };

/** Privacy requests stay: they are what deletes, and they carry no more than the shop's name. */
export async function dropJobsOf(tx: SqlTx, shopId: number): Promise<void> {
  await tx.$executeRawUnsafe(
    "delete from pgboss.job where data->>'shopId' = $1 and name <> 'fulfil-privacy-request'",
    String(shopId),
  );
}
