/** Proof of what was asked and done for privacy, without personal data. Of shops we no longer know, too. */
import { pool } from "#app/db.server.ts";
import type { ShopTx } from "#app/data/in-shop.ts";

export async function recordPrivacyRequest(
  tx: ShopTx,
  request: { shopDomain: string; topic: string; inboxId: bigint },
): Promise<void> {
  await tx.privacyRequest.create({
    data: { shopDomain: request.shopDomain, topic: request.topic, requestId: String(request.inboxId) },
  });
}

/** @param outcome what was done, in words without personal data */
export async function finishPrivacyRequest(shopDomain: string, inboxId: bigint, outcome: string): Promise<void> {
  await pool.query(
    "update privacy_requests set done_at = clock_timestamp(), outcome = $3 where shop_domain = $1 and request_id = $2 and done_at is null",
    [shopDomain, String(inboxId), outcome],
  );
}
