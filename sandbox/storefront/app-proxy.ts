/** The app proxy: requests below the installed path go to the app, signed, and its Liquid comes back in the theme. */
import { createHmac } from "node:crypto";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { header, send } from "#sandbox/http.ts";
import { proxyTarget } from "./proxy-target.ts";
import { answerHtml, type Visit } from "./http/visit.ts";
import { answerInLayout } from "./http/themed.ts";
import { evaluate } from "./liquid/evaluate.ts";

const DEFAULT_PATH = "/apps/standby";
const ANSWER_LIMIT_MS = 15_000;

/** What Shopify does not pass back to the shopper. */
const STRIPPED = new Set([
  "alt-svc",
  "connection",
  "content-encoding",
  "content-length",
  "cookie",
  "date",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "server",
  "service-worker-allowed",
  "set-cookie",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "x-powered-by",
]);
const PASSED = ["accept", "accept-language", "content-type", "content-length", "user-agent", "origin", "referer"];

/** Hex HMAC-SHA256 over sorted `key=value` pairs without separator; values of one key are joined by commas. */
export function proxySignature(query: URLSearchParams, secret: string): string {
  const keys = [...new Set(query.keys())].filter((key) => key !== "signature");
  const pairs = keys.map((key) => `${key}=${query.getAll(key).join(",")}`).sort();
  return createHmac("sha256", secret).update(pairs.join("")).digest("hex");
}

/** The path below the proxy ("/waitlist"), or null when this address is not the proxy's. */
export function proxyRest(visit: Visit): string | null {
  const { installation } = visit.shop;
  const prefix = installation?.proxyPath ?? DEFAULT_PATH;
  if (visit.path !== prefix && !visit.path.startsWith(`${prefix}/`)) return null;
  return visit.path.slice(prefix.length);
}

function signedUrl(visit: Visit, rest: string): URL {
  const { app } = visit.context;
  const url = new URL(proxyTarget(app.tomlFile, app.url) + rest);
  const query = new URLSearchParams(visit.query);
  for (const key of ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"]) query.delete(key);
  query.set("shop", visit.shop.domain);
  query.set("logged_in_customer_id", "");
  query.set("path_prefix", visit.shop.installation?.proxyPath ?? DEFAULT_PATH);
  query.set("timestamp", String(Math.floor(Date.now() / 1000)));
  query.set("signature", proxySignature(query, app.apiSecret));
  url.search = query.toString();
  return url;
}

function requestHeaders(visit: Visit): Record<string, string> {
  const passed = PASSED.flatMap((name) => {
    const value = header(visit.request, name);
    return value ? [[name, value] as const] : [];
  });
  const client = header(visit.request, "x-forwarded-for") ?? visit.request.socket.remoteAddress ?? "127.0.0.1";
  return {
    ...Object.fromEntries(passed),
    "x-forwarded-for": client,
    "x-forwarded-host": visit.host,
    "x-forwarded-proto": "https",
    "x-shopify-client-ip": client,
  };
}

function call(visit: Visit, rest: string): Promise<Response> {
  const hasBody = visit.method !== "GET" && visit.method !== "HEAD";
  return fetch(signedUrl(visit, rest), {
    method: visit.method,
    headers: requestHeaders(visit),
    body: hasBody ? (Readable.toWeb(visit.request) as unknown as BodyInit) : null,
    redirect: "follow",
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    ...(hasBody ? { duplex: "half" } : {}),
  });
}

const unavailable = (visit: Visit) =>
  answerInLayout(
    visit,
    { template: "404", pageType: "404", title: "There was a problem", status: 502 },
    () =>
      `<main class="page-width page-text" id="main"><h1>This part of the shop is not answering</h1><p>Please try again in a moment.</p><p><a href="/">Continue shopping</a></p></main>`,
  );

async function passBack(visit: Visit, answer: Response): Promise<void> {
  for (const [name, value] of answer.headers) if (!STRIPPED.has(name)) visit.response.setHeader(name, value);
  visit.response.statusCode = answer.status;
  if (!answer.body) return void visit.response.end();
  Readable.fromWeb(answer.body as ReadableStream)
    .on("error", () => visit.response.destroy())
    .pipe(visit.response);
}

export async function serveProxy(visit: Visit, rest: string): Promise<void> {
  if (!visit.shop.installation) return send(visit.response, 404, "Not found\n");
  const answer = await call(visit, rest).catch((error: Error) => {
    visit.log(`App proxy: the app did not answer (${error.cause instanceof Error ? error.cause.message : error.message}).`);
    return null;
  });
  if (!answer) return unavailable(visit);
  if (!(answer.headers.get("content-type") ?? "").startsWith("application/liquid")) return passBack(visit, answer);
  const liquid = await answer.text();
  if (/\{%-?\s*layout\s+none/.test(liquid)) return answerHtml(visit, liquid.replace(/\{%-?\s*layout[^%]*%\}/, ""), answer.status);
  const page = { template: "page", pageType: "page", title: visit.shop.name, status: answer.status };
  answerInLayout(visit, page, (runtime) => evaluate(runtime, liquid, "the app proxy's answer"));
}
