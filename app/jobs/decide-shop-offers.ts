/** Works off a shop's due offers, slice by slice, each in a transaction of its own. */
import type { JobPayload } from "#app/queue/jobs.ts";
import { inShop } from "#app/data/in-shop.ts";
import { shopById } from "#app/data/shops.ts";
import { decideDueOffers } from "#app/flows/decide-due-offers.ts";

const SLICE_VARIANTS = 500;

/** Safe to repeat, and to be killed at any moment: what is left is still due. */
export async function decideShopOffers({ shopId }: JobPayload<"decide-shop-offers">): Promise<void> {
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  const now = new Date();
  let due = SLICE_VARIANTS;
  while (due === SLICE_VARIANTS) due = await inShop(shopId, (tx) => decideDueOffers(tx, { now, limit: SLICE_VARIANTS }));
}
