/** Compares the shop as a whole with what Standby means, and notes what it says of its scopes. */
import { deleteDrifts, lockDrifts } from "#app/data/drifts.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findIncomingLocationProblem } from "#app/data/exact-caps.ts";
import { shopOf } from "#app/data/shops.ts";
import { WHOLE_SHOP } from "#app/domain/drift.ts";
import { findShopDrift, type ShopInShopify } from "#app/domain/find-drift.ts";
import { recordDrift } from "#app/flows/record-drift.ts";
import { updateScopes } from "#app/flows/update-scopes.ts";

export type ShopDriftInput = {
  found: ShopInShopify;
  neededScopes: string[];
  /** When the reading began. */
  readAt: Date;
  /** The last time a webhook told us of stock. */
  stockToldAt: Date | null;
};

const REPAIRED_BY_PREPARING = ["metafield_definition", "proxy_path", "webhook_subscription", "incoming_location"] as const;

export async function recordShopDrift(tx: ShopTx, input: ShopDriftInput): Promise<void> {
  const { found, neededScopes: scopes, readAt: now, stockToldAt } = input;
  const shop = await shopOf(tx);
  await updateScopes(tx, { scopes: found.scopes, toldAt: now, now });
  const incomingLocationProblem = await findIncomingLocationProblem(tx, shop);
  const drifts = findShopDrift({ proxyPath: shop.proxyPath, scopes }, { ...found, incomingLocationProblem });
  const [requested] = (await lockDrifts(tx, [WHOLE_SHOP], REPAIRED_BY_PREPARING)).flatMap(
    ({ repairRequestedAt }) => repairRequestedAt ?? [],
  );
  const isSettled = requested !== undefined && shop.preparedAt !== null && shop.preparedAt >= requested && shop.preparedAt < now;
  await recordDrift(tx, { compared: [{ variantId: WHOLE_SHOP, drifts }], isSettled, now });
  const missed = await lockDrifts(tx, [WHOLE_SHOP], ["webhooks_missed"]);
  await deleteDrifts(
    tx,
    missed.filter(({ lastSeenAt }) => stockToldAt !== null && stockToldAt > lastSeenAt),
  );
}
