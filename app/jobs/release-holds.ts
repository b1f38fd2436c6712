/** Releases the orders whose owed units have come, oldest first. */
import { recordEvents } from "#app/data/events.ts";
import { inShop } from "#app/data/in-shop.ts";
import { holdsToRelease, openLinesOfVariant, saveReleased, variantsOfOrder } from "#app/data/owing-orders.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import { coverOwedLines } from "#app/flows/cover-owed-lines.ts";
import { log } from "#app/lib/log.server.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { releaseHold } from "#app/shopify/order-holds.ts";
import { readLineUnits } from "#app/shopify/orders.ts";
import { aloneInShop } from "./alone-in-shop.ts";

/** Safe to repeat. @throws when Shopify is not answering: the job is tried again. */
export async function releaseHolds({ shopId, variantId }: JobPayload<"release-holds">): Promise<void> {
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  try {
    await cover(shop, BigInt(variantId));
    await aloneInShop(shopId, "release-holds", () => releaseAll(shop));
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId }, "orders stay held until the merchant opens the app");
  }
}

/** Edited, cancelled and shipped in Shopify meanwhile: its word on every line comes first. */
async function cover({ id, domain }: Shop, variantId: bigint): Promise<void> {
  const asked = (await inShop(id, (tx) => openLinesOfVariant(tx, variantId))).map(({ lineId }) => lineId);
  const told = await readLineUnits(domain, asked);
  const shippable = new Map(asked.map((lineId) => [lineId, told.get(lineId) ?? 0]));
  await inShop(id, (tx) => coverOwedLines(tx, { variantId, shippable, now: new Date() }));
}

async function releaseAll({ id, domain }: Shop): Promise<void> {
  for (let holds = await inShop(id, holdsToRelease); holds.length > 0; holds = await inShop(id, holdsToRelease)) {
    for (const { orderName, ...hold } of holds) {
      const reason = await releaseHold(domain, hold);
      await inShop(id, async (tx) => {
        const now = new Date();
        if (!(await saveReleased(tx, hold, now))) return;
        const name = reason === null ? "order-released" : "order-release-refused";
        const detail = { order: orderName, ...(reason !== null && { reason }) };
        const variantIds = await variantsOfOrder(tx, hold.orderId);
        await recordEvents(
          tx,
          variantIds.map((variantId) => ({ variantId, name, actor: "Standby", detail, at: now })),
        );
      });
    }
  }
}
