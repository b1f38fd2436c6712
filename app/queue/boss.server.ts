/** The job engine, pg-boss, in the same database as the data. Settings as measured: docs/decisions/004. */
import { PgBoss } from "pg-boss";
import { env } from "#app/env.server.ts";
import { JOBS, type JobName } from "#app/queue/jobs.ts";
import { log } from "#app/lib/log.server.ts";

const HEARTBEAT_SECONDS = 10;
/** How often every process looks for jobs whose worker has died, and how old the last look of any of them must be. */
const SUPERVISE_INTERVAL_SECONDS = 5;
const MONITOR_INTERVAL_SECONDS = 4;
const CONNECTIONS = 4;

export const boss = new PgBoss({
  connectionString: env.DATABASE_URL,
  max: CONNECTIONS,
  superviseIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
  monitorIntervalSeconds: MONITOR_INTERVAL_SECONDS,
});
boss.on("error", (error) => log.error({ err: error }, "job engine"));

let started: Promise<void> | undefined;

/** Starts the engine once per process and makes the queues; a web process needs it to enqueue, a worker to work. */
export function startBoss(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  await boss.start();
  for (const [name, job] of Object.entries(JOBS) as [JobName, (typeof JOBS)[JobName]][]) {
    await boss.createQueue(name, {
      retryLimit: job.retryLimit,
      retryDelay: job.retryDelaySeconds,
      retryBackoff: true,
      expireInSeconds: job.expireSeconds,
      heartbeatSeconds: HEARTBEAT_SECONDS,
    });
  }
}
