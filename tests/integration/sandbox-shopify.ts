/** Shopify's Admin API from the sandbox on a free port, with faults on demand. Start it before the app's modules are loaded. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { handleAdminRequest } from "#sandbox/admin-api/handle.ts";
import { answerBulkFile } from "#sandbox/admin-host/bulk-files.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import { listen, portOf, readBody } from "#sandbox/http.ts";
import { Store } from "#sandbox/store/store.ts";

const origin = "http://127.0.0.1:1";

/** An HTTP status, or the data of an answer. */
type Fault = number | { data: object } | null;

export type SandboxShopify = {
  base: string;
  context: SandboxContext;
  /** Names of the operations asked for, in order. */
  asked: string[];
  /** What all of them cost. */
  points: number;
  /** Set to change what happens to a request before it reaches Shopify: what to answer with, or null to let it pass. */
  fault: (operation: string) => Promise<Fault> | Fault;
  stop(): void;
};

export async function startSandboxShopify(): Promise<SandboxShopify> {
  const context: SandboxContext = {
    store: await Store.open(null),
    origins: { admin: origin, storefront: origin, mailbox: origin },
    app: {
      apiKey: "standby-test",
      apiSecret: "test-secret",
      appId: 4242,
      handle: "standby",
      url: origin,
      tomlFile: "shopify.app.toml",
      extensionsFolder: "extensions",
    },
    log: () => undefined,
  };
  // A worker killed in the middle of a request breaks off what it sends: that must not take us down.
  const server = await listen((request, response) => answer(shopify, request, response), 0, "Shopify", console.error);
  const port = portOf(server);
  context.origins.admin = `http://127.0.0.1:${port}`;
  const shopify: SandboxShopify = {
    base: `http://127.0.0.1:${port}`,
    context,
    asked: [],
    points: 0,
    fault: () => null,
    stop: () => server.close(),
  };
  return shopify;
}

async function answer(shopify: SandboxShopify, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await answerBulkFile(shopify.context, request, response)) return;
  const body = (await readBody(request)).toString("utf8");
  const operation = /(?:query|mutation) (\w+)/.exec(body)?.[1] ?? "";
  shopify.asked.push(operation);
  const fault = await shopify.fault(operation);
  if (typeof fault === "number") return void response.writeHead(fault).end("{}");
  if (fault !== null) return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(fault));
  const answered = await handleAdminRequest(shopify.context, {
    shopDomain: String(request.headers["x-forwarded-shop"]),
    accessToken: String(request.headers["x-shopify-access-token"]),
    body,
  });
  const { extensions } = answered.body as { extensions?: { cost?: { actualQueryCost?: number } } };
  shopify.points += extensions?.cost?.actualQueryCost ?? 0;
  response.writeHead(answered.status, answered.headers).end(JSON.stringify(answered.body));
}
