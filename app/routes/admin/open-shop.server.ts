/** Who is asking and for which shop: the one way from a request of the admin to a shop's rows. */
import { json } from "@remix-run/node";
import { findShop, type Shop } from "#app/data/shops.ts";
import { authenticate } from "#app/shopify.server.ts";

export type OpenShop = {
  shop: Shop;
  /** The staff member, as the history names them. */
  actor: string;
};

/** Lets extensions, which live at another origin than the app, read the answer. */
type Cors = (response: Response) => Response;

/**
 * @throws Response as Shopify's authentication wants it; 409 while the shop is still being installed
 */
export async function openShop(request: Request): Promise<OpenShop & { cors: Cors }> {
  const { session, sessionToken, cors } = await authenticate.admin(request);
  const shop = await findShop(session.shop);
  if (!shop) throw cors(json(null, { status: 409 }));
  const user = session.onlineAccessInfo?.associated_user;
  const name = user ? `${user.first_name} ${user.last_name}`.trim() : "";
  return { shop, cors, actor: name || `Staff member ${sessionToken?.sub ?? ""}`.trim() };
}

/** The page that is shown for ids that do not exist here, another shop's included. */
export const notFound = (): Response => json(null, { status: 404 });

/** @throws Response 404 for what cannot be one of Shopify's or our ids */
export function idOf(text: string | undefined): bigint {
  if (!text || !/^\d{1,19}$/.test(text)) throw notFound();
  const id = BigInt(text);
  if (id > MAX_ID) throw notFound();
  return id;
}

/** PostgreSQL's bigint. */
const MAX_ID = 2n ** 63n - 1n;
