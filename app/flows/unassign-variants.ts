/** Takes variants out of Standby; a job then puts Shopify back as it was found, or disables purchase. */
import { removeAssignments } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { queueWrites } from "#app/flows/queue-writes.ts";

export type UnassignInput = {
  variantIds: bigint[];
  /** What Shopify does afterwards: the policy found at assignment (when left out), or no sale without stock. */
  afterwards?: "restore" | "disable-purchase";
  actor: string;
  now: Date;
};

/** Waitlist and history stay for a later assignment. @returns how many were assigned before */
export async function unassignVariants(tx: ShopTx, input: UnassignInput): Promise<{ unassigned: number }> {
  const { afterwards = "restore", actor, now } = input;
  await lockVariants(tx, input.variantIds);
  const disablePurchase = afterwards === "disable-purchase";
  const removed = await removeAssignments(tx, { variantIds: input.variantIds, disablePurchase, now });
  const detail = { afterwards };
  await recordEvents(
    tx,
    removed.map((variantId) => ({ variantId, name: "variant-unassigned", actor, detail, at: now })),
  );
  await queueWrites(tx, removed);
  return { unassigned: removed.length };
}
