/** Many jobs of one name in one statement, inside the caller's transaction. */
import { fromPrisma } from "pg-boss";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import type { JobTx } from "#app/queue/enqueue.ts";
import { JOBS, type JobName, type JobPayload } from "#app/queue/jobs.ts";

/** @throws ZodError when a payload is not of the job's shape: a bug in the caller. */
export async function enqueueMany<Name extends JobName>(tx: JobTx, name: Name, payloads: JobPayload<Name>[]): Promise<void> {
  if (payloads.length === 0) return;
  await startBoss();
  const jobs = payloads.map((payload) => ({ data: JOBS[name].payload.parse(payload) as object }));
  await boss.insert(name, jobs, { db: fromPrisma(tx) });
}
