/** Asks the storefront itself whether Standby answers where the app proxy is thought to be: Shopify tells nobody when it is moved. */
import { env } from "#app/env.server.ts";

const TIMEOUT_MS = 10_000;

/** @returns null when nobody can tell: no answer, a password page, an error. Only "there is no such page" is a no. */
export async function proxyAnswers(place: { storefrontUrl: string | null; proxyPath: string }): Promise<boolean | null> {
  if (!place.storefrontUrl) return null;
  const address = new URL(`${place.proxyPath}/waitlist`, place.storefrontUrl);
  // The sandbox's stores have addresses that belong to others.
  if (env.SHOPIFY_API_BASE && address.hostname !== "localhost") return null;
  try {
    const headers = { accept: "application/json" };
    const answer = await fetch(address, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    await answer.body?.cancel();
    if (answer.headers.get("content-type")?.startsWith("application/json")) return true;
    return answer.status === 404 ? false : null;
  } catch {
    return null;
  }
}
