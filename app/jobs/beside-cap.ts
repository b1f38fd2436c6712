/** Keeps draft orders off the units of an exact cap: those are for sale ahead, and a hold that took one would count as a sale. */
import { randomUUID } from "node:crypto";
import { findCapInTheWay } from "#app/data/exact-caps.ts";
import { inShop } from "#app/data/in-shop.ts";
import { giveLeasesBack, takeLeases } from "#app/data/write-leases.ts";

/** `leaving`: units are on their way out of Standby's own location, or somebody is at work there. `capped`: they stay. */
export type BesideCap<Made> = { state: "made"; made: Made } | { state: "leaving" } | { state: "capped" };

/** Nobody says from which location Shopify takes what a draft order reserves. Meanwhile no units come to Standby's own. */
export async function besideCap<Made>(
  { shopId, variantId }: { shopId: number; variantId: bigint },
  make: () => Promise<Made>,
): Promise<BesideCap<Made>> {
  const holder = randomUUID();
  const state = await inShop(shopId, async (tx) => {
    const cap = await findCapInTheWay(tx, variantId);
    if (cap !== "none") return cap;
    return (await takeLeases(tx, [variantId], holder)).length > 0 ? "free" : "leaving";
  });
  if (state === "capped" || state === "leaving") return { state };
  try {
    return { state: "made", made: await make() };
  } finally {
    if (state === "free") await inShop(shopId, (tx) => giveLeasesBack(tx, [variantId], holder));
  }
}
