/** Compares the shop as a whole with what Standby means, and notes what it says of its scopes. */
import { deleteDrifts, lockDrifts, markRepairFailed, type Drift } from "#app/data/drifts.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findIncomingLocationProblem } from "#app/data/exact-caps.ts";
import { plansTold } from "#app/data/selling-plans.ts";
import { shopOf } from "#app/data/shops.ts";
import type { TopicSeen } from "#app/data/views/webhooks-seen.ts";
import { MISSED_DRIFTS, MISSED_TOPICS, WHOLE_SHOP, type MissedKind } from "#app/domain/drift.ts";
import { findShopDrift, type ShopInShopify } from "#app/domain/find-drift.ts";
import { recordDrift } from "#app/flows/record-drift.ts";
import { updateScopes } from "#app/flows/update-scopes.ts";

export type ShopDriftInput = {
  found: ShopInShopify;
  neededScopes: string[];
  /** When the reading began. */
  readAt: Date;
  /** Which webhooks came last, and when. */
  seen: TopicSeen[];
  /** The API version that webhooks are meant to have. */
  webhookVersion: string;
};

const REPAIRED_BY_PREPARING = [
  "metafield_definition",
  "proxy_path",
  "webhook_subscription",
  "incoming_location",
  "plan_terms",
] as const;

export async function recordShopDrift(tx: ShopTx, input: ShopDriftInput): Promise<void> {
  const { found, neededScopes: scopes, readAt: now, seen, webhookVersion } = input;
  const shop = await shopOf(tx);
  await updateScopes(tx, { scopes: found.scopes, toldAt: now, now });
  const incomingLocationProblem = await findIncomingLocationProblem(tx, shop);
  const webhookVersions = seen.flatMap(({ topic, apiVersion }) => (apiVersion ? [{ topic, apiVersion }] : []));
  const intent = { proxyPath: shop.proxyPath, scopes, webhookVersion };
  const plans = await plansTold(tx);
  const planTerms = plans.all ? found.planTerms : null;
  const drifts = findShopDrift(intent, { ...found, planTerms, incomingLocationProblem, webhookVersions });
  const [requested] = (await lockDrifts(tx, [WHOLE_SHOP], REPAIRED_BY_PREPARING)).flatMap(
    ({ repairRequestedAt }) => repairRequestedAt ?? [],
  );
  const isSettled = requested !== undefined && shop.preparedAt !== null && shop.preparedAt >= requested && shop.preparedAt < now;
  await recordDrift(tx, {
    compared: [{ variantId: WHOLE_SHOP, drifts, skipped: planTerms ? [] : ["plan_terms"] }],
    isSettled,
    now,
  });
  if (isSettled && plans.refusal) {
    await markRepairFailed(tx, [{ variantId: WHOLE_SHOP, kind: "plan_terms", problem: plans.refusal }], now);
  }
  await forgetMissedOnceTold(tx, seen);
}

async function forgetMissedOnceTold(tx: ShopTx, seen: TopicSeen[]): Promise<void> {
  const missed = await lockDrifts(tx, [WHOLE_SHOP], MISSED_DRIFTS);
  const isTold = ({ kind, lastSeenAt }: Drift) => {
    const topics: readonly string[] = MISSED_TOPICS[kind as MissedKind];
    return seen.some(({ topic, receivedAt }) => topics.includes(topic) && receivedAt > lastSeenAt);
  };
  await deleteDrifts(tx, missed.filter(isTold));
}
