/** The Admin API: one call, with Shopify's throttling waited out and its failures told apart by what happens next. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { API_VERSION, declareTokenDead, offlineToken } from "#app/shopify.server.ts";
import { reachShopify } from "./reach-shopify.ts";

export { API_VERSION };

/** Try again later: Shopify did not answer, or not in time. */
export class ShopifyUnavailable extends Error {}

/** Our token is dead. Only the merchant opening the app can mend that; the shop is marked. */
export class NeedsReauth extends Error {}

/** The longest a call waits for its share of Shopify's query cost before its job is tried again later. */
const MAX_THROTTLED_MS = 30_000;
const MIN_WAIT_MS = 250;

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() })),
    ])
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
        })
        .optional()
        .catch(undefined),
    })
    .optional(),
});
type Answer = z.infer<typeof answerSchema>;

/**
 * @returns the data, `userErrors` included: callers check those
 * @throws ShopifyUnavailable, NeedsReauth, or Error when Shopify refuses the document: a bug
 */
export async function adminGraphql<Data>(shopDomain: string, document: string, variables: object = {}): Promise<Data> {
  const body = JSON.stringify({ query: document, variables });
  const giveUpAt = Date.now() + MAX_THROTTLED_MS;
  for (;;) {
    const answer = await ask(shopDomain, body);
    const codes = errorCodes(answer);
    if (!codes.includes("THROTTLED")) return dataOf<Data>(answer, codes);
    const waitMs = throttledMs(answer);
    if (Date.now() + waitMs > giveUpAt) throw new ShopifyUnavailable("Shopify is throttling this shop.");
    await sleep(waitMs);
  }
}

async function ask(shopDomain: string, body: string): Promise<Answer> {
  const first = await usableToken(shopDomain);
  let response = await post(shopDomain, first, body);
  if (response.status === 401) {
    await response.body?.cancel();
    response = await post(shopDomain, await usableToken(shopDomain, first), body);
  }
  if (response.ok) return answerSchema.parse(await response.json());
  await response.body?.cancel();
  if (response.status === 401 || response.status === 403) {
    const reason = `Shopify refused the token of ${shopDomain} with ${response.status}.`;
    await declareTokenDead(shopDomain, reason);
    throw new NeedsReauth(reason);
  }
  throw new ShopifyUnavailable(`Shopify answered with ${response.status}.`);
}

async function usableToken(shopDomain: string, rejected?: string): Promise<string> {
  const token = await offlineToken(shopDomain, rejected);
  if (token.state === "unavailable") throw new ShopifyUnavailable(token.reason);
  if (token.state !== "usable") throw new NeedsReauth(`There is no usable token for ${shopDomain}.`);
  return token.session.accessToken as string;
}

async function post(shopDomain: string, token: string, body: string): Promise<Response> {
  const path = `/admin/api/${API_VERSION}/graphql.json`;
  try {
    return await reachShopify(shopDomain, path, { headers: { "x-shopify-access-token": token }, body });
  } catch (error) {
    throw new ShopifyUnavailable("Shopify did not answer.", { cause: error });
  }
}

function errorCodes({ errors }: Answer): string[] {
  if (errors === undefined) return [];
  return typeof errors === "string" ? [errors] : errors.map((error) => error.extensions?.code ?? error.message);
}

/** Until Shopify has restored what the query costs. */
function throttledMs({ extensions }: Answer): number {
  const cost = extensions?.cost;
  if (!cost) return 1_000;
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  return Math.max(MIN_WAIT_MS, (missing / cost.throttleStatus.restoreRate) * 1000);
}

/** Fields that Shopify denies (unapproved customer data, a missing scope) come as null beside the rest: not a failure. */
function dataOf<Data>(answer: Answer, codes: string[]): Data {
  const isDenied = codes.length > 0 && codes.every((code) => code === "ACCESS_DENIED");
  if (answer.data && (codes.length === 0 || isDenied)) return answer.data as Data;
  if (codes.some((code) => code === "INTERNAL_SERVER_ERROR" || code === "TIMEOUT")) {
    throw new ShopifyUnavailable(`Shopify failed: ${codes.join(", ")}.`);
  }
  throw new Error(`Shopify refused the query: ${codes.join(", ")}.`);
}
