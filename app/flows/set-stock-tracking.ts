/** Shopify began or ceased to track an item's stock: without a stock number nothing can switch. */
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariantsOfItems } from "#app/data/offers.ts";
import { saveTracking } from "#app/data/shopify-facts.ts";
import { decideOffers, type OffersDecided } from "#app/flows/decide-offers.ts";

/** The newest `toldAt` wins; hearing the same again changes nothing. */
export async function setStockTracking(
  tx: ShopTx,
  input: { inventoryItemId: bigint; tracked: boolean; toldAt: Date; cause: string; now: Date },
): Promise<OffersDecided> {
  const { tracked, cause, now } = input;
  await lockVariantsOfItems(tx, [input.inventoryItemId]);
  const variantIds = await saveTracking(tx, input);
  await recordEvents(
    tx,
    variantIds.map((variantId) => ({
      variantId,
      name: "stock-tracking-changed",
      actor: "Shopify",
      detail: { tracked },
      at: now,
    })),
  );
  return decideOffers(tx, { variantIds, actor: "Standby", cause, now });
}
