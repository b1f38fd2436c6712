/** The whole sandbox on free ports, in memory, with one shop; and an app that only listens. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSandbox, type SandboxOptions } from "#sandbox/start.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";

export const SHOP = "standby-demo.myshopify.com";
export const API_KEY = "standby-test";
export const API_SECRET = "test-secret";

export type Heard = { headers: IncomingHttpHeaders; body: string; path: string };

/** An app that keeps what it is sent; `answer` decides the status of each request. */
export async function startListeningApp() {
  const heard: Heard[] = [];
  const app = { heard, url: "", answer: (_request: Heard): number => 200, stop: async () => undefined as void };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString("utf8"), path: request.url ?? "" };
      heard.push(one);
      const status = app.answer(one);
      response.writeHead(status, status >= 300 && status < 400 ? { location: "/elsewhere" } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return app;
}

const TOML = path.resolve("shopify.app.toml");

/** A toml of the test's own, in a folder of its own. */
export async function writeToml(text: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "standby-toml-")), "shopify.app.toml");
  await writeFile(file, text);
  return file;
}

export const sandboxOptions = (appUrl: string, more: Partial<SandboxOptions> = {}, tomlFile = TOML): SandboxOptions => ({
  folder: null,
  ports: { admin: 0, storefront: 0, mailbox: 0, smtp: 0 },
  app: {
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    appId: 4711,
    handle: "standby",
    url: appUrl,
    tomlFile,
    extensionsFolder: path.resolve("extensions"),
  },
  themeFolder: path.resolve("sandbox/themes/harbor"),
  seed: async (context) => {
    createShop(context, { domain: SHOP, name: "Standby Demo" });
  },
  webhookRetriesMs: [20, 20],
  log: () => undefined,
  ...more,
});

export async function startTestSandbox(appUrl: string, more: Partial<SandboxOptions> = {}, tomlFile = TOML) {
  const sandbox = await startSandbox(sandboxOptions(appUrl, more, tomlFile));
  const shop = sandbox.context.store.shop(SHOP);
  if (!shop) throw new Error("The test shop is missing.");
  return { ...sandbox, shop };
}
