/** What both processes share: waiting for the database at the start, a clean stop at the end. */
import { closeDatabase, pingDatabase } from "#app/data/database.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { log } from "#app/lib/log.server.ts";
import { waitFor } from "#app/lib/wait-for.ts";
import { boss } from "#app/queue/boss.server.ts";

const DATABASE_WAIT_SECONDS = 60;
const STOP_TIMEOUT_MS = 20_000;

/** @throws Error in words for whoever runs this, when there is no database after a minute. */
export async function databaseReady(): Promise<void> {
  const onWait = () => log.info("waiting for the database at DATABASE_URL");
  await waitFor(pingDatabase, { seconds: DATABASE_WAIT_SECONDS, onWait }).catch((error: unknown) => {
    throw new Error(
      `The database at DATABASE_URL is not ready (${describeError(error)}). Is it running, and has "npm run migrate" been run?`,
    );
  });
}

/** Runs a process until SIGTERM or SIGINT: stops what `start` began, lets go of the database, exits with 0. */
export async function runProcess(name: string, start: () => Promise<{ stop(): Promise<void> }>): Promise<void> {
  try {
    await databaseReady();
    const running = await start();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stopProcess(name, running));
  } catch (error) {
    log.fatal({ err: error }, `${name} could not start`);
    process.exit(1);
  }
}

async function stopProcess(name: string, running: { stop(): Promise<void> }): Promise<void> {
  log.info(`${name} is stopping`);
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  try {
    await running.stop();
    await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS / 2 });
    await closeDatabase();
    process.exit(0);
  } catch (error) {
    log.error({ err: error }, `${name} could not stop cleanly`);
    process.exit(1);
  }
}
