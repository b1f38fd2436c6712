/** The owner's mail after an unassignment, with the stock data of the variants as a CSV file. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { ownerAddressFor, shopOf } from "#app/data/shops.ts";
import { queueMessages } from "./queue-messages.ts";

/** Nothing is sent to an owner who wants no such mails, or for nothing. Call it last in a transaction. */
export async function tellStockData(tx: ShopTx, input: { runId: bigint; variants: number }): Promise<void> {
  const shop = await shopOf(tx);
  const toAddress = ownerAddressFor(shop, "stock_data");
  if (!toAddress || input.variants === 0) return;
  const facts = { runId: String(input.runId), variants: input.variants };
  const dedupeKey = `stock_data:${input.runId}`;
  await queueMessages(tx, [{ kind: "stock_data", audience: "owner", toAddress, locale: shop.locale, facts, dedupeKey }]);
}
