/** Starts the demo's parts in order and hands back a way to wait for its end. */
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { startSandbox, type Sandbox } from "#sandbox/start.ts";
import { readAppToml } from "#sandbox/app-toml.ts";
import { seedDemo } from "#sandbox/seed/seed-demo.ts";
import { memoryArgs } from "../memory-args.ts";
import { startPostgres } from "../postgres.ts";
import { startChild, type Child } from "./child.ts";
import { installApp } from "./install-app.ts";
import { claimPorts, type Ports } from "./ports.ts";
import { demoSecrets, type DemoSecrets } from "./secrets.ts";

const DATABASE = "standby";
const APP_ID = 4_210_001;
const READY_WITHIN_MS = 60_000;

export type DemoOptions = {
  root: string;
  folder: string;
  firstPort: number;
  themeFolder: string;
  hotReload: boolean;
  signal: AbortSignal;
  say: (line: string) => void;
};

type Stoppable = { stop(): Promise<unknown> };

/**
 * Resolves once everything answers and ready.json is written.
 * `stopped` resolves after the signal, or a part's death, has brought everything down again.
 */
export async function startDemo(options: DemoOptions): Promise<{ stopped: Promise<void> }> {
  const parts: Stoppable[] = [];
  const readyFile = path.join(options.folder, "ready.json");
  const stopAll = async () => {
    await rm(readyFile, { force: true });
    for (const part of parts.reverse()) await part.stop();
  };
  try {
    await rm(readyFile, { force: true });
    const children = await startParts(options, parts, readyFile);
    const death = Promise.race(children.map((child) => child.ended.then(() => child)));
    const stopped = Promise.race([death, aborted(options.signal)]).then(async (dead) => {
      const words =
        dead && !options.signal.aborted ? `A part of the demo ended again and again. Its last words:\n${await dead.tail()}` : "";
      options.say("\nStopping …");
      await stopAll();
      if (words) throw new Error(words);
      options.say("Stopped. Your data is kept for the next start.");
    });
    return { stopped };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startParts(options: DemoOptions, parts: Stoppable[], readyFile: string): Promise<Child[]> {
  const { say, folder } = options;
  const proceed = (line: string) => {
    options.signal.throwIfAborted();
    say(line);
  };
  const ports = await claimPorts(options.firstPort);
  await mkdir(folder, { recursive: true });
  const secrets = await demoSecrets(folder);

  proceed("Starting PostgreSQL …");
  const postgres = await startPostgres({ folder: path.join(folder, "postgres"), port: ports.postgres });
  parts.push(postgres);
  await postgres.ensureDatabase(DATABASE);
  const mode = options.hotReload ? "development" : "production";
  const tomlFile = path.join(options.root, "shopify.app.toml");
  const { scopes } = readAppToml(tomlFile);
  const env = appEnv({ ports, secrets, databaseUrl: postgres.url(DATABASE), mode, scopes });
  await promisify(execFile)("prisma", ["migrate", "deploy"], { cwd: options.root, env });

  proceed("Starting the sandbox: Admin API, admin, storefront, mailbox …");
  const sandbox = await startSandbox({
    folder: path.join(folder, "sandbox"),
    ports,
    app: {
      apiKey: secrets.apiKey,
      apiSecret: secrets.apiSecret,
      appId: APP_ID,
      handle: "standby",
      url: `http://localhost:${ports.app}`,
      tomlFile,
      extensionsFolder: path.join(options.root, "extensions"),
    },
    themeFolder: options.themeFolder,
    seed: seedDemo,
    log: () => undefined,
  });
  parts.push(sandbox);

  proceed("Starting the app …");
  const common = { root: options.root, env, logFolder: path.join(folder, "logs"), say };
  const webArgs = options.hotReload ? ["scripts/dev-web.ts"] : [...memoryArgs(env), "build/server/web.js"];
  const web = await startChild({ ...common, name: "web", args: webArgs });
  parts.push(web);
  await waitForApp(`http://localhost:${ports.app}/healthz`, web, options.signal);

  proceed("Installing Standby in the demo store …");
  await installApp({ sandbox, root: options.root, env, say });

  proceed("Starting the worker …");
  const workerArgs = options.hotReload ? ["--watch", "app/worker.server.ts"] : [...memoryArgs(env), "build/server/worker.js"];
  const worker = await startChild({ ...common, name: "worker", args: workerArgs });
  parts.push(worker);

  const ready = readyFacts(ports, secrets, sandbox, postgres.url(DATABASE));
  await writeFile(readyFile, JSON.stringify(ready, null, 2));
  say(welcome(ready));
  return [web, worker];
}

type AppFacts = { ports: Ports; secrets: DemoSecrets; databaseUrl: string; mode: "development" | "production"; scopes: string[] };

function appEnv({ ports, secrets, databaseUrl, mode, scopes }: AppFacts): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: mode,
    PORT: String(ports.app),
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: secrets.apiKey,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SHOPIFY_APP_URL: `http://localhost:${ports.app}`,
    SCOPES: scopes.join(","),
    SHOPIFY_API_BASE: `http://localhost:${ports.admin}`,
    APP_BRIDGE_URL: `http://localhost:${ports.admin}/app-bridge.js`,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    SMTP_URL: `smtp://localhost:${ports.smtp}`,
    MAIL_FROM: "hello@standby-demo.example.com",
    LOG_LEVEL: "info",
  };
}

async function waitForApp(url: string, web: Child, signal: AbortSignal): Promise<void> {
  let dead = false;
  void web.ended.then(() => (dead = true));
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(200, undefined, { signal })) {
    if (dead) break;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`The app did not start. Its last words:\n${await web.tail()}`);
}

function readyFacts(ports: Ports, secrets: DemoSecrets, sandbox: Sandbox, databaseUrl: string) {
  const [shop] = [...sandbox.context.store.state.shops.values()];
  if (!shop) throw new Error("The sandbox has no shop: delete the demo's folder and start again.");
  const handle = shop.domain.replace(".myshopify.com", "");
  return {
    shop: shop.domain,
    admin: `http://localhost:${ports.admin}/store/${handle}/apps/standby`,
    storefront: `http://localhost:${ports.storefront}`,
    mailbox: `http://localhost:${ports.mailbox}`,
    app: `http://localhost:${ports.app}`,
    graphql: `http://localhost:${ports.admin}/admin/api/2026-10/graphql.json`,
    adminToken: shop.adminToken,
    apiUrl: `http://localhost:${ports.app}/api/v1`,
    apiKey: null,
    webhookSecret: secrets.apiSecret,
    databaseUrl,
  };
}

function welcome(ready: ReturnType<typeof readyFacts>): string {
  return [
    "",
    "Standby is ready.",
    "",
    `  Admin       ${ready.admin}`,
    `  Storefront  ${ready.storefront}`,
    `  Mailbox     ${ready.mailbox}`,
    `  Admin API   ${ready.graphql}   (token: ${ready.adminToken})`,
    "",
    "Ctrl-C stops it. Your data is kept for the next start.",
  ].join("\n");
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
