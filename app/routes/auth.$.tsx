/** The addresses that Shopify's sign-in needs for itself; authentication answers them all. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { env } from "#app/env.server.ts";
import { frameAncestors } from "#app/lib/frame-ancestors.ts";
import { addDocumentResponseHeaders, authenticate } from "#app/shopify.server.ts";

const LOCAL_ADMIN = env.SHOPIFY_API_BASE ? [env.SHOPIFY_API_BASE] : [];

/** Where authentication sends whoever comes without a shop: from a bookmark, say, or after the admin has forgotten them. */
const LOGIN = "/auth/login";

export async function loader({ request }: LoaderFunctionArgs) {
  if (new URL(request.url).pathname === LOGIN) return redirect("/");
  try {
    await authenticate.admin(request);
    return null;
  } catch (answer) {
    throw answer instanceof Response ? framed(request, answer) : answer;
  }
}

/** The library's own pages do not pass entry.server.tsx, so they get here what every document gets there. */
function framed(request: Request, answer: Response): Response {
  const headers = new Headers(answer.headers);
  addDocumentResponseHeaders(request, headers);
  headers.set("Content-Security-Policy", frameAncestors(headers.get("Content-Security-Policy"), LOCAL_ADMIN));
  return new Response(answer.body, { status: answer.status, headers });
}
