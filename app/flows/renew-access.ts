/** A shop whose token was dead has given us a new one: what waited for it goes on. */
import { inShop } from "#app/data/in-shop.ts";
import { findShop } from "#app/data/shops.ts";
import { resumeWrites } from "#app/flows/resume-writes.ts";
import { enqueue } from "#app/queue/enqueue.ts";

export async function renewAccess(domain: string): Promise<void> {
  const shop = await findShop(domain);
  if (!shop || shop.uninstalledAt) return;
  await inShop(shop.id, async (tx) => {
    if (!shop.preparedAt) await enqueue(tx, "prepare-shop", { shopId: shop.id });
    await resumeWrites(tx);
  });
}
