/** Everything Standby holds of a customer who asked for it, as JSON for the store's owner to pass on. */
import { findInboxRow } from "#app/data/inbox.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findEntriesOf, findMessagesOf } from "#app/data/privacy.ts";
import { shopOf } from "#app/data/shops.ts";
import { readCustomer } from "#app/domain/privacy-request.ts";
import { parseJson } from "#app/lib/parse-json.ts";

/**
 * Built when the mail goes out, so that it is never stored. @param requestId from the message's facts
 * @returns null when the request is gone: carried out long ago, or the customer has been forgotten since
 */
export async function exportCustomerData(tx: ShopTx, requestId: string): Promise<string | null> {
  const shop = await shopOf(tx);
  const request = await findInboxRow(shop.domain, BigInt(requestId));
  const customer = request?.payload ? readCustomer(parseJson(request.payload)) : null;
  if (!customer) return null;
  const entries = await findEntriesOf(tx, customer);
  const messages = await findMessagesOf(
    tx,
    customer,
    entries.map((entry) => entry.id),
  );
  const content = { shop: shop.domain, customer, waitlistEntries: entries, messages };
  return JSON.stringify(content, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value), 2);
}
