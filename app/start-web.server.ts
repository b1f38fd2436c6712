/** Entry of the web process in production: Remix's built router behind the webhooks. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { startServer } from "#app/web.server.ts";

await startServer(build, path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "client"));
