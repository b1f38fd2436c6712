/** A worker to kill. */
import { runProcess } from "#app/process-life.server.ts";
import { startWorker } from "#app/start-worker.server.ts";

await runProcess("worker", startWorker);
