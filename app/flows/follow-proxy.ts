/** The merchant has moved the app proxy: links in mails and the form on product pages go to its new address. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { moveProxy } from "#app/data/shops.ts";
import { enqueue } from "#app/queue/enqueue.ts";

/** Of several requests at once that tell of it, one is enough. @param proxyPath as Shopify's app proxy says it */
export async function followProxy(tx: ShopTx, { proxyPath, now }: { proxyPath: string; now: Date }): Promise<void> {
  if (!(await moveProxy(tx, proxyPath))) return;
  await recordEvent(tx, { name: "proxy-moved", actor: "Shopify", detail: { proxyPath }, at: now });
  await enqueue(tx, "prepare-shop", { shopId: tx.shopId });
}
