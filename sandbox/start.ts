/** Starts the sandbox: one process with the admin, the storefront, the mailbox and SMTP, all on this machine only. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { SMTPServer } from "smtp-server";
import type { AdminHost } from "#sandbox/admin-host/host.ts";
import { failInterrupted } from "#sandbox/admin-api/bulk-work.ts";
import { runControl, type ControlAnswer, type Fields } from "#sandbox/admin-host/controls.ts";
import { createAdminHandler } from "#sandbox/admin-host/server.ts";
import { themeToShow } from "#sandbox/admin-host/theme-folders.ts";
import type { AppUnderDevelopment, SandboxContext } from "#sandbox/context.ts";
import { close, listen, portOf, type Handler } from "#sandbox/http.ts";
import { Mailbox } from "#sandbox/mailbox/mailbox.ts";
import { Scripts } from "#sandbox/mailbox/scripts.ts";
import { createMailboxHandler } from "#sandbox/mailbox/server.ts";
import { startSmtp } from "#sandbox/mailbox/smtp.ts";
import { Store } from "#sandbox/store/store.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";
import { WebhookDispatcher } from "#sandbox/webhooks/dispatcher.ts";

export type SandboxPorts = { admin: number; storefront: number; mailbox: number; smtp: number };

export type SandboxOptions = {
  /** Where the state is kept; null keeps all of it in memory. */
  folder: string | null;
  /** 0 takes any free port. */
  ports: SandboxPorts;
  app: AppUnderDevelopment;
  themeFolder: string;
  /** Called when the state is empty, to fill it. All addresses answer by then; what it does makes no webhooks. */
  seed?: (context: SandboxContext) => Promise<void>;
  /** Waits before each retry of a webhook; default: eight within minutes. */
  webhookRetriesMs?: readonly number[];
  log: (line: string) => void;
};

export type Sandbox = {
  context: SandboxContext;
  ports: SandboxPorts;
  webhooks: WebhookDispatcher;
  mailbox: Mailbox;
  /** Answers of the stand-ins behind the outbox, and refusals of "smtp". */
  scripts: Scripts;
  /** A control by name, as `POST {admin}/_sandbox/NAME`; see admin-host/controls.ts. */
  control: (name: string, fields?: Fields) => ControlAnswer;
  /** Closes every server and saves the state. */
  stop: () => Promise<void>;
};

type Listening = { servers: Server[]; smtp: SMTPServer | null };

const origin = (port: number) => `http://localhost:${port}`;

/** Takes the ports first, so that a taken one is told at once; until the handlers stand, they answer 503. */
async function openServers(options: SandboxOptions, handlers: Record<"admin" | "storefront" | "mailbox", Handler>) {
  const { ports, log } = options;
  const open: Listening = { servers: [], smtp: null };
  const add = async (name: "admin" | "storefront" | "mailbox", what: string) => {
    const server = await listen((request, response) => handlers[name](request, response), ports[name], what, log);
    open.servers.push(server);
    return portOf(server);
  };
  try {
    const admin = await add("admin", "the sandbox's admin");
    const storefront = await add("storefront", "the sandbox's storefront");
    const mailbox = await add("mailbox", "the mailbox's pages");
    return { open, taken: { admin, storefront, mailbox } };
  } catch (error) {
    await closeServers(open);
    throw error;
  }
}

async function closeServers({ servers, smtp }: Listening): Promise<void> {
  await Promise.all(servers.map(close));
  if (smtp) await new Promise<void>((resolve) => smtp.close(() => resolve()));
}

const notYet: Handler = (_request, response) => {
  response.writeHead(503, { "content-type": "text/plain", "retry-after": "1" });
  response.end("The sandbox is starting.\n");
};

/** @throws Error naming the port and what to do when one is taken; nothing stays open then. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { folder, app, themeFolder, log } = options;
  const store = await Store.open(folder);
  const mailbox = new Mailbox(folder);
  const scripts = new Scripts();
  const handlers = { admin: notYet, storefront: notYet, mailbox: notYet };
  const { open, taken } = await openServers(options, handlers);
  const origins = { admin: origin(taken.admin), storefront: origin(taken.storefront), mailbox: origin(taken.mailbox) };
  const context: SandboxContext = { store, origins, app, log };
  try {
    open.smtp = await startSmtp(mailbox, scripts, options.ports.smtp);
    const webhooks = new WebhookDispatcher(context, options.webhookRetriesMs);
    const shown = themeToShow(store.state, themeFolder);
    const host: AdminHost = {
      context,
      webhooks,
      themeFolder: shown,
      givenThemeFolder: themeFolder,
      throttle: { requestsLeft: 0 },
    };
    handlers.admin = createAdminHandler(host);
    handlers.storefront = createStorefront(context, {
      themeFolder: () => host.themeFolder,
      extensionsFolder: app.extensionsFolder,
    });
    handlers.mailbox = createMailboxHandler(mailbox, scripts);
    if (store.state.shops.size === 0) await options.seed?.(context);
    webhooks.start();
    failInterrupted(context);
    const stop = async () => {
      await webhooks.stop();
      await closeServers(open);
      await mailbox.saved();
      await store.save();
    };
    const smtp = (open.smtp.server.address() as AddressInfo).port;
    const control = (name: string, fields: Fields = {}) => runControl(host, name, fields);
    return { context, ports: { ...taken, smtp }, webhooks, mailbox, scripts, control, stop };
  } catch (error) {
    await closeServers(open);
    throw error;
  }
}
