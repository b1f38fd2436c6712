/** The web process: webhooks first, then files, then Remix. */
import { createRequestHandler } from "@remix-run/express";
import express from "express";
import type { ServerBuild } from "@remix-run/node";
import { env } from "#app/env.server.ts";
import { log } from "#app/lib/log.server.ts";
import { startBoss } from "#app/queue/boss.server.ts";

/** @param build Remix's router: the built one, or in development one that Vite renews. */
export async function startServer(build: ServerBuild | (() => Promise<ServerBuild>), assetsFolder: string) {
  await startBoss();
  const app = express();
  app.disable("x-powered-by");
  app.use("/assets", express.static(`${assetsFolder}/assets`, { immutable: true, maxAge: "1y" }));
  app.use(express.static(assetsFolder, { maxAge: "1h" }));
  app.all("*", createRequestHandler({ build }));
  const server = app.listen(env.PORT, () => log.info({ port: env.PORT }, "web process ready"));
  return server;
}
