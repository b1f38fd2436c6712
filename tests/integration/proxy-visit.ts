/** Requests to the app proxy as Shopify forwards them, and what our routes answer. */
import { createHmac } from "node:crypto";
import { env } from "#app/env.server.ts";

export type Asked = {
  path?: string;
  method?: string;
  domain?: string;
  query?: Record<string, string>;
  secret?: string;
  at?: number;
  body?: BodyInit;
  headers?: Record<string, string>;
  pathPrefix?: string;
};

/** As Shopify's proxy forwards it: signed over the sorted query. */
export function forwarded({
  path = "waitlist",
  method = "POST",
  domain = "nordlicht.myshopify.com",
  at = Date.now(),
  ...asked
}: Asked): Request {
  const query: Record<string, string> = {
    ...asked.query,
    shop: domain,
    logged_in_customer_id: "",
    path_prefix: asked.pathPrefix ?? "/apps/standby",
    timestamp: String(Math.floor(at / 1000)),
  };
  const text = Object.keys(query)
    .sort()
    .map((key) => `${key}=${query[key]}`)
    .join("");
  const signature = createHmac("sha256", asked.secret ?? env.SHOPIFY_API_SECRET)
    .update(text)
    .digest("hex");
  const url = `http://127.0.0.1:3000/proxy/${path}?${new URLSearchParams({ ...query, signature })}`;
  return new Request(url, { method, body: asked.body, headers: asked.headers });
}

export const JSON_HEADERS = { "Content-Type": "application/json", Accept: "application/json" };
type Route = { action: (args: never) => Promise<Response>; loader: (args: never) => Promise<Response> };

export async function send(route: Route, request: Request) {
  const handle = request.method === "GET" ? route.loader : route.action;
  const response = await handle({ request, params: {}, context: {} } as never);
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, headers: response.headers, text, json: type.includes("json") ? JSON.parse(text) : null };
}
