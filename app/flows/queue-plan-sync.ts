/** Asks for a shop's selling plans to be brought in step, where it has any or wants one. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { hasSellingPlans } from "#app/data/selling-plans.ts";
import { enqueue } from "#app/queue/enqueue.ts";

/** @param verify look whether Shopify still has the groups: it deletes them 48 hours after an uninstall. */
export async function queuePlanSync(tx: ShopTx, { verify = false }: { verify?: boolean } = {}): Promise<void> {
  if (await hasSellingPlans(tx)) await enqueue(tx, "sync-selling-plans", { shopId: tx.shopId, verify });
}
