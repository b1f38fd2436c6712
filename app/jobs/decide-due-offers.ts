/** Every minute: finds the shops with offers whose moment has come, also those missed while no worker ran. */
import { findShopsWithDueOffers } from "#app/data/due-offers.ts";
import { inShop } from "#app/data/in-shop.ts";
import { enqueue } from "#app/queue/enqueue.ts";

/** A shop enqueued twice is worked once: what the first job decided is due no more. */
export async function decideDueOffers(): Promise<void> {
  for (const shopId of await findShopsWithDueOffers(new Date())) {
    await inShop(shopId, (tx) => enqueue(tx, "decide-shop-offers", { shopId }));
  }
}
