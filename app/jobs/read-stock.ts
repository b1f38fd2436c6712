/** Reads a variant's stock at all locations from Shopify and takes it in, as if webhooks had told it. */
import { inShop } from "#app/data/in-shop.ts";
import { shopById } from "#app/data/shops.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { recordVariantFacts } from "#app/flows/record-variant-facts.ts";
import { log } from "#app/lib/log.server.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { readVariants } from "#app/shopify/variants.ts";

const CAUSE = "reconciler";

export async function readStock(payload: JobPayload<"read-stock">): Promise<void> {
  const { shopId } = payload;
  const variantId = BigInt(payload.variantId);
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  try {
    const variants = await readVariants(shop.domain, { variantIds: [variantId] });
    const now = new Date();
    await inShop(shopId, async (tx) => {
      if (variants.length === 0) await markVariantDeleted(tx, { variantIds: [variantId], now });
      else await recordVariantFacts(tx, { variants, cause: CAUSE, now });
    });
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId }, "stock cannot be read until the merchant opens the app");
  }
}
