/** Signs webhooks as Shopify does, and serves the real endpoint to post them to. */
import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { keepWebhooks } from "#app/data/inbox.ts";
import { createWebhookEndpoint, type WebhookEndpointOptions } from "#app/webhook-endpoint.server.ts";

export const SECRET = "test-secret";

export const sign = (body: string | Buffer, secret = SECRET) => createHmac("sha256", secret).update(body).digest("base64");

export type TestWebhook = { topic: string; shop: string; body: string; webhookId?: string; triggeredAt?: Date; secret?: string };

export function webhookHeaders({ topic, shop, body, webhookId, triggeredAt, secret }: TestWebhook): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": sign(body, secret),
    "x-shopify-shop-domain": shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhookId ?? randomUUID(),
    "x-shopify-triggered-at": (triggeredAt ?? new Date()).toISOString(),
  };
}

export async function serveEndpoint(options: Partial<WebhookEndpointOptions> = {}) {
  const endpoint = createWebhookEndpoint({ secrets: [SECRET], keep: keepWebhooks, ...options });
  const server = createServer((request, response) => {
    if (!endpoint.handle(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    endpoint,
    post: (webhook: TestWebhook, path = "/webhooks") =>
      fetch(url + path, { method: "POST", headers: webhookHeaders(webhook), body: webhook.body }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
