/** Renders a document for the browser, with Shopify's frame-ancestors on each. */
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext, type LoaderFunctionArgs } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { env } from "#app/env.server.ts";
import { compressResponse } from "#app/lib/compress-response.server.ts";
import { frameAncestors } from "#app/lib/frame-ancestors.ts";
import { log } from "#app/lib/log.server.ts";
import { addDocumentResponseHeaders } from "#app/shopify.server.ts";

const LOCAL_ADMIN = env.SHOPIFY_API_BASE ? [env.SHOPIFY_API_BASE] : [];
const STREAM_TIMEOUT_MS = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  // The library names Shopify's own address of App Bridge, whatever address it is loaded from.
  headers.set("Link", `<${env.APP_BRIDGE_URL}>; rel="preload"; as="script";`);
  headers.set("Content-Security-Policy", frameAncestors(headers.get("Content-Security-Policy"), LOCAL_ADMIN));
  keepPrivate(headers);
  const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [ready]: () => {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(compressResponse(request, new Response(createReadableStreamFromReadable(body), { headers, status })));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        status = 500;
        log.error({ err: error }, "rendering");
      },
    });
    setTimeout(abort, STREAM_TIMEOUT_MS + 1000);
  });
}

/** What a page's loaders and actions answer when the browser asks for the data alone. */
export function handleDataRequest(response: Response, { request }: LoaderFunctionArgs): Response {
  keepPrivate(response.headers);
  return compressResponse(request, response);
}

/** Pages show customers' addresses: no cache between us and the merchant may keep one. */
function keepPrivate(headers: Headers): void {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache");
}
