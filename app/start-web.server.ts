/** Entry of the web process in production: Remix's built router behind the webhooks. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { env } from "#app/env.server.ts";
import { runProcess } from "#app/process-life.server.ts";
import { startWorker } from "#app/start-worker.server.ts";
import { startServer } from "#app/web.server.ts";

const assetsFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "client");

await runProcess("web process", async () => {
  const web = await startServer({ build, assetsFolder });
  const worker = env.RUN_WORKER ? await startWorker() : undefined;
  return {
    async stop() {
      await web.stop();
      await worker?.stop();
    },
  };
});
