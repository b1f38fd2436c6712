/** The web process in development: Vite renews Remix's routes as they are saved; the rest restarts with the demo. */
import { createServer } from "vite";
import type { createWebApp } from "#app/web.server.ts";

const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
const { startServer } = (await vite.ssrLoadModule("/app/web.server.ts")) as { startServer: typeof createWebApp };
await startServer({ build: () => vite.ssrLoadModule("virtual:remix/server-build"), middleware: vite.middlewares });
