/** One webhook on its way: what is sent, where, and what became of each try. */
import { randomUUID } from "node:crypto";
import type { AppUnderDevelopment } from "#sandbox/context.ts";
import type { Subscription } from "#sandbox/app-toml.ts";
import { webhookHmac } from "#sandbox/auth/sign.ts";
import type { ShopEvent } from "#sandbox/store/store.ts";

const TIMEOUT_MS = 5_000;

export type Attempt = { at: string; status: number | null; error: string | null; tookMs: number };

export type DeliveryState = "waiting" | "delivered" | "retrying" | "failed" | "lost";

export type Delivery = {
  webhookId: string;
  eventId: string;
  topic: string;
  shopDomain: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  triggeredAt: string;
  state: DeliveryState;
  /** What was done to it on purpose: "duplicate", "late" and so on. */
  fault: string | null;
  attempts: Attempt[];
};

export function prepareDelivery(
  app: AppUnderDevelopment,
  apiVersion: string,
  subscription: Subscription,
  event: ShopEvent & { eventId: string },
  payload: Record<string, unknown>,
): Delivery {
  const body = JSON.stringify(payload);
  const webhookId = randomUUID();
  const triggeredAt = event.triggeredAt.toISOString();
  return {
    webhookId,
    eventId: event.eventId,
    topic: event.topic,
    shopDomain: event.shop.domain,
    url: new URL(subscription.uri, `${app.url}/`).href,
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "Shopify-Captain-Hook",
      "X-Shopify-Topic": event.topic,
      "X-Shopify-Hmac-Sha256": webhookHmac(app, body),
      "X-Shopify-Shop-Domain": event.shop.domain,
      "X-Shopify-API-Version": apiVersion,
      "X-Shopify-Webhook-Id": webhookId,
      "X-Shopify-Event-Id": event.eventId,
      "X-Shopify-Triggered-At": triggeredAt,
      ...(subscription.name && { "X-Shopify-Name": subscription.name }),
    },
    body,
    triggeredAt,
    state: "waiting",
    fault: null,
    attempts: [],
  };
}

/** Sends it once. Anything but a 2xx within five seconds is a failure, redirects too. */
export async function attemptDelivery(delivery: Delivery): Promise<boolean> {
  const startedAt = Date.now();
  const record = (status: number | null, error: string | null) =>
    delivery.attempts.push({ at: new Date(startedAt).toISOString(), status, error, tookMs: Date.now() - startedAt });
  try {
    const response = await fetch(delivery.url, {
      method: "POST",
      headers: delivery.headers,
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    record(response.status, null);
    return response.ok;
  } catch (error) {
    const { name, cause } = error as Error & { cause?: NodeJS.ErrnoException };
    record(null, name === "TimeoutError" ? "no answer within 5 s" : (cause?.code ?? (error as Error).message));
    return false;
  }
}
