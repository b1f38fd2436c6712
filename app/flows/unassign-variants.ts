/** Takes variants out of Standby; a job then puts Shopify back as it was found, or disables purchase. */
import { removeAssignments } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import { findCapped } from "#app/data/exact-caps.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { shopOf, usualAfterwards } from "#app/data/shops.ts";
import { queueReleases } from "#app/flows/queue-releases.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

export type UnassignInput = {
  variantIds: bigint[];
  /** What Shopify does afterwards: the policy found at assignment, or no sale without stock; left out: as the shop chose. */
  afterwards?: "restore" | "disable-purchase";
  /** Shopify is put back for all of a run's variants together (`queueBulkWrites`), capped ones aside. */
  tell?: "in-bulk";
  actor: string;
  now: Date;
};

/** Waitlist and history stay for a later assignment. @returns how many were assigned before */
export async function unassignVariants(tx: ShopTx, input: UnassignInput): Promise<{ unassigned: number }> {
  const { actor, now } = input;
  const afterwards = input.afterwards ?? usualAfterwards(await shopOf(tx));
  await lockVariants(tx, input.variantIds);
  const disablePurchase = afterwards === "disable-purchase";
  const removed = await removeAssignments(tx, { variantIds: input.variantIds, disablePurchase, now });
  const detail = { afterwards };
  await recordEvents(
    tx,
    removed.map((variantId) => ({ variantId, name: "variant-unassigned", actor, detail, at: now })),
  );
  await queueReleases(tx, removed);
  await queueWrites(tx, input.tell === "in-bulk" ? await findCapped(tx, removed) : removed);
  return { unassigned: removed.length };
}
