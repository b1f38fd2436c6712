/** Forgets a customer: places in line are given up, addresses go, what counts units stays. A suppression stays as its hash. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { findEntriesOf, forgetEntries, forgetMessages, forgetWebhooks, type Customer } from "#app/data/privacy.ts";
import { forgetImportRows } from "#app/data/import-waitlist.ts";
import { lockLines, moveEntries } from "#app/data/waitlist-entries.ts";

export type Redacted = { entries: number; webhooks: number };

/** @param input.inboxId the request itself, which keeps its payload until it has been carried out */
export async function redactCustomer(
  tx: ShopTx,
  input: { shopDomain: string; customer: Customer; inboxId: bigint; now: Date },
): Promise<Redacted> {
  const { shopDomain, customer, inboxId, now } = input;
  const found = await findEntriesOf(tx, customer);
  await lockLines(
    tx,
    found.map((entry) => entry.variantId),
  );
  // Read again under the locks: a sign-up may have come between.
  const entryIds = (await findEntriesOf(tx, customer)).map((entry) => entry.id);
  await moveEntries(tx, { entryIds, to: "cancelled", now });
  await forgetMessages(tx, customer, entryIds, now);
  await forgetEntries(tx, entryIds);
  await forgetImportRows(tx, customer);
  const webhooks = await forgetWebhooks(tx, shopDomain, customer, inboxId);
  return { entries: entryIds.length, webhooks };
}
