/**
 * POST /webhooks: proves that a webhook is Shopify's, stores it, and answers once it is durable. It stands in front of
 * Remix, does no work and refreshes no token: `authenticate.webhook` answers 500 when a token cannot be refreshed.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { GroupCommit, QueueFull } from "#app/lib/group-commit.ts";
import { isSigned } from "#app/lib/hmac.ts";
import { log } from "#app/lib/log.server.ts";
import { readBody } from "#app/lib/read-body.ts";
import type { NewInboxRow } from "#app/data/inbox.ts";

const MAX_BODY_BYTES = 5 * 1024 * 1024;
const MAX_HEADER_LENGTH = 255;
const GROUP = { waitMs: 2, maxRows: 500, maxWaitingBytes: 128 * 1024 * 1024 };
/** What a row weighs besides its payload. */
const ROW_BYTES = 512;
const RETRY_AFTER_SECONDS = 5;
/** Shopify's own rule for the permanent domain of a shop. */
const SHOP_DOMAIN = /^[a-z0-9][a-z0-9_-]{0,99}\.(myshopify\.com|shopify\.com|myshopify\.io|shop\.dev)$/;
const TOPIC = /^[\w./-]+$/;

type Answer = { status: number; text: string; headers?: Record<string, string> };

export type WebhookEndpoint = {
  /** @returns false when the request is for somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Resolves when all that was taken is durable. */
  drained(): Promise<void>;
};

export type WebhookEndpointOptions = {
  /** The app's secret, and during a rotation the one before. */
  secrets: readonly string[];
  keep: (rows: NewInboxRow[]) => Promise<void>;
};

export function createWebhookEndpoint({ secrets, keep }: WebhookEndpointOptions): WebhookEndpoint {
  const group = new GroupCommit<NewInboxRow>({ ...GROUP, flush: keep, sizeOf: (row) => row.payload.length + ROW_BYTES });
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method !== "POST") return { status: 405, text: "Webhooks are posted.", headers: { allow: "POST" } };
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === "too large") return { status: 413, text: "This webhook is too large.", headers: { connection: "close" } };
    const read = readWebhook(request, body, secrets);
    return "status" in read ? read : store(group, read);
  };
  return {
    handle(request, response) {
      if (!isWebhookPath(request.url ?? "")) return false;
      answerTo(request).then(
        (answer) => send(response, answer),
        () => response.destroy(),
      );
      return true;
    },
    drained: () => group.drained(),
  };
}

const isWebhookPath = (url: string) => url.startsWith("/webhooks") && (url.length === 9 || url[9] === "/" || url[9] === "?");

/** The row to store, or what is wrong. The signature comes first: nothing of an unsigned request is believed. */
function readWebhook(request: IncomingMessage, body: Buffer, secrets: readonly string[]): NewInboxRow | Answer {
  const signature = header(request, "x-shopify-hmac-sha256");
  if (!signature || !isSigned(body, signature, secrets)) return { status: 401, text: "This webhook is not signed by Shopify." };
  const topic = header(request, "x-shopify-topic");
  const webhookId = header(request, "x-shopify-webhook-id");
  const shopDomain = header(request, "x-shopify-shop-domain")?.toLowerCase();
  if (!topic || !TOPIC.test(topic) || !webhookId || !shopDomain) {
    return { status: 400, text: "X-Shopify-Topic, X-Shopify-Webhook-Id and X-Shopify-Shop-Domain are needed." };
  }
  if (!SHOP_DOMAIN.test(shopDomain)) return { status: 400, text: "X-Shopify-Shop-Domain is not the domain of a shop." };
  const payload = body.toString("utf8");
  if (!isJson(payload)) return { status: 400, text: "The body is not JSON." };
  const apiVersion = header(request, "x-shopify-api-version");
  return { shopDomain, webhookId, topic, payload, apiVersion, triggeredAt: instant(header(request, "x-shopify-triggered-at")) };
}

async function store(group: GroupCommit<NewInboxRow>, row: NewInboxRow): Promise<Answer> {
  try {
    await group.add(row);
    return { status: 200, text: "Kept." };
  } catch (error) {
    if (!(error instanceof QueueFull)) log.error({ err: error }, "webhooks could not be stored");
    const headers = { "retry-after": String(RETRY_AFTER_SECONDS) };
    return { status: 503, text: "This webhook could not be stored. Please send it again.", headers };
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" && value.length <= MAX_HEADER_LENGTH ? value : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Shopify's instant as ISO 8601, or ours when it gave none that can be read. */
function instant(text: string | undefined): string {
  const at = text === undefined ? NaN : Date.parse(text);
  return new Date(Number.isNaN(at) ? Date.now() : at).toISOString();
}

function send(response: ServerResponse, { status, text, headers }: Answer): void {
  if (response.writableEnded || response.destroyed) return;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
