/** Processes a slice of a shop's inbox. A row's effect and its mark are one transaction, so each applies exactly once. */
import { enqueue } from "#app/queue/enqueue.ts";
import { releaseRings, holdRings } from "#app/data/doorbells.ts";
import { inShop, type ShopTx } from "#app/data/in-shop.ts";
import { lockPendingRows, markProcessed, nextRetryAt, pendingIds, recordFailure, type PendingRow } from "#app/data/inbox.ts";
import { recordPrivacyRequest } from "#app/data/privacy-requests.ts";
import { findShop, type Shop } from "#app/data/shops.ts";
import { findTopicHandler, PRIVACY_TOPICS } from "#app/jobs/topics/index.ts";
import type { TopicOutcome } from "#app/jobs/topics/topic-handler.ts";
import type { SliceOutcome } from "#app/jobs/run-bell.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { log } from "#app/lib/log.server.ts";
import { parseJson } from "#app/lib/parse-json.ts";

const SLICE_ROWS = 100;
const MAX_ATTEMPTS = 5;
/** Seconds before the tries: 1, 4, 16, 64. */
const RETRY_BASE_SECONDS = 4;
/** Sees no tenant's rows: for webhooks of shops we do not know. */
const NO_SHOP = 0;

/** Whose webhooks these are; `shopId` is `NO_SHOP` when we do not know the shop. */
type Addressee = { domain: string; shopId: number };

/** @throws when the database is lost; what was not marked stays pending. */
export async function processInbox(shopDomain: string, signal?: AbortSignal): Promise<SliceOutcome> {
  const ids = await pendingIds(shopDomain, SLICE_ROWS);
  const addressee = { domain: shopDomain, shopId: (await findShop(shopDomain))?.id ?? NO_SHOP };
  if (ids.length) await processTogether(addressee, ids).catch(() => processEach(addressee, ids, signal));
  if (ids.length === SLICE_ROWS) return "more";
  const nextAt = await nextRetryAt(shopDomain);
  return nextAt ? { nextAt } : "done";
}

/** All rows in one transaction: the cheap way, and right unless one of them fails. */
function processTogether(addressee: Addressee, ids: bigint[]): Promise<void> {
  return inShop(addressee.shopId, async (tx) => {
    holdRings(tx);
    const rows = await lockPendingRows(tx, addressee.domain, ids);
    for (const run of runsOfOneTopic(rows)) await carryOut(tx, addressee, run);
    await releaseRings(tx);
  });
}

/** Each row in its own transaction, so that a poisonous one holds nobody up. */
async function processEach(addressee: Addressee, ids: bigint[], signal?: AbortSignal): Promise<void> {
  for (const id of ids) {
    if (signal?.aborted) return;
    try {
      await processTogether(addressee, [id]);
    } catch (error) {
      const failure = describeError(error);
      log.warn({ shop: addressee.domain, inboxId: String(id), failure }, "a webhook could not be processed");
      await recordFailure(addressee.domain, id, {
        error: failure,
        maxAttempts: MAX_ATTEMPTS,
        retryBaseSeconds: RETRY_BASE_SECONDS,
      });
    }
  }
}

async function carryOut(tx: ShopTx, addressee: Addressee, rows: PendingRow[]): Promise<void> {
  const topic = (rows[0] as PendingRow).topic;
  const ids = rows.map((row) => row.id);
  const isPrivacy = PRIVACY_TOPICS.includes(topic);
  const outcome = isPrivacy ? await orderPrivacyWork(tx, addressee, rows) : await handle(tx, addressee, rows);
  await markProcessed(tx, addressee.domain, ids, {
    outcome: outcome === "processed" ? outcome : `ignored: ${outcome.ignored}`,
    keepPayload: isPrivacy,
  });
}

async function handle(tx: ShopTx, addressee: Addressee, rows: PendingRow[]): Promise<TopicOutcome> {
  const topic = (rows[0] as PendingRow).topic;
  const handler = findTopicHandler(topic);
  if (!handler) return { ignored: "Standby does not use this topic." };
  const shop: Shop | null = addressee.shopId === NO_SHOP ? null : await tx.shop.findUnique({ where: { id: addressee.shopId } });
  if (!shop) return { ignored: "Standby does not know this shop." };
  if (shop.uninstalledAt) return { ignored: "The shop has uninstalled Standby." };
  const now = new Date();
  const inputs = rows.map((row) => ({
    shopId: shop.id,
    payload: parseJson(row.payload),
    raw: row.payload,
    topic,
    triggeredAt: row.triggeredAt,
    inboxId: row.id,
    tx,
    now,
  }));
  if (handler.handleMany) return handler.handleMany(inputs);
  let outcome: TopicOutcome = "processed";
  for (const input of inputs) outcome = await handler.handle(input);
  return outcome;
}

/** Shopify's privacy topics concern shops we no longer know, too. The payload stays until the job has done its work. */
async function orderPrivacyWork(tx: ShopTx, { domain }: Addressee, rows: PendingRow[]): Promise<TopicOutcome> {
  for (const row of rows) {
    await recordPrivacyRequest(tx, { shopDomain: domain, topic: row.topic, inboxId: row.id });
    await enqueue(tx, "fulfil-privacy-request", { shopDomain: domain, inboxId: String(row.id) });
  }
  return "processed";
}

/** Consecutive rows of one topic, so that a handler may do them together. */
function runsOfOneTopic(rows: PendingRow[]): PendingRow[][] {
  const runs: PendingRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const joins = run && run[0]?.topic === row.topic && findTopicHandler(row.topic)?.handleMany !== undefined;
    if (joins) run.push(row);
    else runs.push([row]);
  }
  return runs;
}
