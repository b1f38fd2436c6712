/** A product left the online store or came back: history says so, and restock mails that waited for it go out. */
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { ring } from "#app/data/doorbells.ts";
import { wakeRestockMails } from "#app/data/messages.ts";
import { saveOnlineStore } from "#app/data/shopify-facts.ts";

type ShownProduct = { productId: bigint; onOnlineStore: boolean; updatedAt: Date; now: Date };

/** Call it with the variants locked, before the product's other facts are saved: the newest telling wins. */
export async function showProduct(tx: ShopTx, product: ShownProduct): Promise<void> {
  const { onOnlineStore, now } = product;
  const variantIds = await saveOnlineStore(tx, product);
  if (variantIds.length === 0) return;
  const name = onOnlineStore ? "product-shown" : "product-hidden";
  await recordEvents(
    tx,
    variantIds.map((variantId) => ({ variantId, name, actor: "Shopify", detail: {}, at: now })),
  );
  if (onOnlineStore && (await wakeRestockMails(tx, variantIds, now)) > 0) await ring(tx, "messages", String(tx.shopId), now);
}
