/** A web process to kill: the real server behind the webhooks, without pages. */
import { runProcess } from "#app/process-life.server.ts";
import { startServer } from "#app/web.server.ts";

const noPages = () => Promise.resolve({ routes: {} });
await runProcess("web process", () => startServer({ build: noPages }));
