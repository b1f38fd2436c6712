/** Entry of the worker process. */
import { runProcess } from "#app/process-life.server.ts";
import { startWorker } from "#app/start-worker.server.ts";

await runProcess("worker", startWorker);
