/** Everything on the storefront's address: theme pages, cart, checkout, assets and the app proxy. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { SandboxContext } from "#sandbox/context.ts";
import { BodyTooLarge, send } from "#sandbox/http.ts";
import { proxyRest, serveProxy } from "./app-proxy.ts";
import { openVisit, type Site, type Visit } from "./http/visit.ts";
import { showNotFound } from "./page-routes.ts";
import { findAnswer } from "./routes.ts";
import { AppExtension } from "./theme/app-extension.ts";
import { Theme } from "./theme/theme.ts";

export type StorefrontOptions = {
  /** A function where the theme may be changed while the sandbox runs. */
  themeFolder: string | (() => string);
  extensionsFolder: string;
};

const SAID_AT_MOST = 2_000;

/** Says each line once: a page that misses a filter would else say so on every visit. */
function once(log: (line: string) => void): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line)) return;
    if (said.size >= SAID_AT_MOST) said.clear();
    said.add(line);
    log(`storefront: ${line}`);
  };
}

/** The theme in the folder of the moment; each folder's is kept, with what has been read of it. */
function themeIn(folder: string | (() => string)): () => Theme {
  const known = new Map<string, Theme>();
  return () => {
    const root = typeof folder === "string" ? folder : folder();
    const theme = known.get(root) ?? new Theme(root);
    known.set(root, theme);
    return theme;
  };
}

/** The extension is looked for until it is there: its folder may be made while the sandbox runs. */
function extensionIn(folder: string): () => AppExtension | null {
  let found: AppExtension | null = null;
  return () => (found ??= AppExtension.open(folder));
}

async function answer(visit: Visit): Promise<void> {
  const rest = proxyRest(visit);
  if (rest !== null) return serveProxy(visit, rest);
  const found = findAnswer(visit);
  await (found ? found() : showNotFound(visit));
}

function fail(visit: Visit, error: unknown): void {
  const tooLarge = error instanceof BodyTooLarge;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (!tooLarge) visit.log(`${visit.method} ${visit.path}: ${reason}`);
  if (visit.response.headersSent) return void visit.response.destroy();
  send(
    visit.response,
    tooLarge ? 413 : 500,
    tooLarge ? "That is too much at once.\n" : "Something went wrong. Please try again.\n",
  );
}

/** A Node HTTP handler. Shops other than the first are found by Host or X-Forwarded-Host. */
export function createStorefront(
  context: SandboxContext,
  { themeFolder, extensionsFolder }: StorefrontOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const theme = themeIn(themeFolder);
  const rest = { context, extension: extensionIn(extensionsFolder), log: once(context.log) };
  return (request, response) => {
    const site: Site = { ...rest, theme: theme() };
    const visit = openVisit(site, request, response);
    if (!visit) return send(response, 404, "There is no shop here yet.\n");
    answer(visit).catch((error: unknown) => fail(visit, error));
  };
}
