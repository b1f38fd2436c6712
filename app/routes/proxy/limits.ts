/** How often the public may knock: generous to people, tiresome to scripts. */
import { countRequest, type RateLimit } from "#app/data/rate-windows.ts";
import { keyedHashes } from "#app/lib/keyed-hash.server.ts";

/** Many shoppers may share one address of a mobile network. */
const PER_CLIENT = { limit: 60, windowSeconds: 600 };
const PER_ADDRESS = { limit: 10, windowSeconds: 3600 };
/** A launch: fifty sign-ups a second for one variant, a hundred for a shop. */
const PER_VARIANT = { limit: 3000, windowSeconds: 60 };
const PER_SHOP = { limit: 6000, windowSeconds: 60 };

const hashed = (value: string): string => keyedHashes("rate-window", value)[0];

type Knock = { shopId: number; client: string | null; email?: string; variantId?: bigint };

/**
 * A client or address that is over its limit does not count against the shop, or one script could lock everybody out.
 * @returns how long to wait, or null
 */
export async function limitKnocks(knock: Knock, now: Date): Promise<{ retryAfterSeconds: number } | null> {
  const { shopId, client, email, variantId } = knock;
  const personal: RateLimit[] = [];
  if (client) personal.push({ key: `client:${shopId}:${hashed(client)}`, ...PER_CLIENT });
  if (email) personal.push({ key: `address:${shopId}:${hashed(email)}`, ...PER_ADDRESS });
  const shared: RateLimit[] = [{ key: `shop:${shopId}`, ...PER_SHOP }];
  if (variantId !== undefined) shared.push({ key: `variant:${shopId}:${variantId}`, ...PER_VARIANT });
  return (await countRequest(personal, now)) ?? (await countRequest(shared, now));
}
