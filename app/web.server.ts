/** The web process: webhooks first, then files, then Remix. */
import { createServer, type RequestListener, type Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler, type Response } from "express";
import { pingDatabase } from "#app/data/database.ts";
import { keepWebhooks } from "#app/data/inbox.ts";
import { env } from "#app/env.server.ts";
import { log } from "#app/lib/log.server.ts";
import { startBoss } from "#app/queue/boss.server.ts";
import { serveAssets } from "#app/serve-assets.server.ts";
import { createWebhookEndpoint } from "#app/webhook-endpoint.server.ts";

const KEEP_ALIVE_MS = 75_000;

export type WebOptions = {
  /** Remix's router: the built one, or in development one that Vite renews. */
  build: ServerBuild | (() => Promise<ServerBuild | Record<string, unknown>>);
  /** Built files for the browser. */
  assetsFolder?: string;
  /** Stands before Remix: Vite, in development. */
  middleware?: RequestHandler;
};

export type WebApp = {
  handler: RequestListener;
  /** Resolves when every webhook that was taken is durable. */
  drained(): Promise<void>;
};

/** Everything behind the port, without the port. */
export function createWebApp(options: WebOptions): WebApp {
  const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_PREVIOUS].filter((secret) => secret !== undefined);
  const webhooks = createWebhookEndpoint({ secrets, keep: keepWebhooks });
  const pages = createPages(options);
  const handler: RequestListener = (request, response) => {
    if (!webhooks.handle(request, response)) pages(request, response);
  };
  return { handler, drained: () => webhooks.drained() };
}

function createPages({ build, assetsFolder, middleware }: WebOptions) {
  const app = express();
  app.disable("x-powered-by");
  // One proxy stands before us (a load balancer or a tunnel); the client's address is the last it added.
  app.set("trust proxy", 1);
  app.use((_request, response, next) => {
    response.set({ "x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin" });
    if (env.NODE_ENV === "production") response.set("strict-transport-security", "max-age=31536000; includeSubDomains");
    next();
  });
  app.get("/healthz", (_request, response) => void answerHealth(response));
  if (middleware) app.use(middleware);
  if (assetsFolder) {
    app.use("/assets", serveAssets(`${assetsFolder}/assets`));
    app.use(express.static(assetsFolder, { maxAge: "1h" }));
  }
  app.all("*", createRequestHandler({ build: build as ServerBuild, mode: env.NODE_ENV }));
  return app;
}

async function answerHealth(response: Response): Promise<void> {
  const isWell = await pingDatabase().then(
    () => true,
    () => false,
  );
  response
    .status(isWell ? 200 : 503)
    .type("text/plain")
    .set("cache-control", "no-store");
  response.send(isWell ? "ok" : "The database does not answer.");
}

/** Listens on PORT. `stop` takes no more requests, answers those under way and waits until their webhooks are durable. */
export async function startServer(options: WebOptions): Promise<{ server: Server; stop(): Promise<void> }> {
  await startBoss();
  const web = createWebApp(options);
  // Longer than a load balancer keeps an idle connection: who closes first must be the one that sends requests.
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, web.handler);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, resolve);
  });
  log.info({ port: env.PORT }, "web process ready");
  return { server, stop: () => stopServer(server, web) };
}

async function stopServer(server: Server, web: WebApp): Promise<void> {
  server.prependListener("request", (_request, response) => {
    response.shouldKeepAlive = false;
  });
  const closed = new Promise((resolve) => server.close(resolve));
  await web.drained();
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
  await closed;
}
