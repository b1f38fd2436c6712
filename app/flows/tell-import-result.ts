/** Mails the store owner what came of a file, when the shop asks for such mails. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { ownerAddressFor, shopOf } from "#app/data/shops.ts";
import { queueMessages } from "#app/flows/queue-messages.ts";

type ImportResult = { importId: bigint; kind: string; fileName: string; applied: number; same: number; problem: number };

/** Call it last in a transaction: it rings for delivery. */
export async function tellImportResult(tx: ShopTx, { importId, ...result }: ImportResult): Promise<void> {
  const shop = await shopOf(tx);
  const toAddress = ownerAddressFor(shop, "import_result");
  if (!toAddress) return;
  await queueMessages(tx, [
    {
      kind: "import_result",
      audience: "owner",
      toAddress,
      locale: shop.locale,
      facts: result,
      dedupeKey: `import_result:${importId}`,
    },
  ]);
}
