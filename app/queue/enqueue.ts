/** Enqueues a job inside the caller's transaction: it exists if and only if the data it speaks of does. */
import { fromPrisma } from "pg-boss";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { JOBS, type JobName, type JobPayload } from "#app/queue/jobs.ts";

/** What `fromPrisma` needs of a transaction; a `ShopTx` has it. */
export type JobTx = Parameters<typeof fromPrisma>[0];

/** @throws ZodError when the payload is not of the job's shape: a bug in the caller. */
export async function enqueue<Name extends JobName>(
  tx: JobTx,
  name: Name,
  payload: JobPayload<Name>,
  { waitMs = 0 }: { waitMs?: number } = {},
): Promise<void> {
  await startBoss();
  const startAfter = waitMs > 0 ? new Date(Date.now() + waitMs) : undefined;
  await boss.send(name, JOBS[name].payload.parse(payload) as object, { db: fromPrisma(tx), startAfter });
}
