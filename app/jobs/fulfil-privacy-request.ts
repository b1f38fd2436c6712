/** Carries out Shopify's three privacy topics. Safe to repeat: what is done is done. */
import type { JobPayload } from "#app/queue/jobs.ts";
import { deleteInboxRow, dropPayload, findInboxRow } from "#app/data/inbox.ts";
import { inShop } from "#app/data/in-shop.ts";
import { finishPrivacyRequest } from "#app/data/privacy-requests.ts";
import { findShop, ownerAddress } from "#app/data/shops.ts";
import { readCustomer, type RequestedCustomer } from "#app/domain/privacy-request.ts";
import { queueMessages } from "#app/flows/queue-messages.ts";
import { redactCustomer } from "#app/flows/redact-customer.ts";
import { redactShop } from "#app/flows/redact-shop.ts";
import { log } from "#app/lib/log.server.ts";
import { parseJson } from "#app/lib/parse-json.ts";

/** Sees no tenant's rows: for shops we no longer know. */
const NO_SHOP = 0;

type Request = { domain: string; shopId: number; inboxId: bigint; at: Date };

/** @throws when a data request cannot be mailed yet, or the database is lost: the job is tried again. */
export async function fulfilPrivacyRequest(payload: JobPayload<"fulfil-privacy-request">): Promise<void> {
  const inboxId = BigInt(payload.inboxId);
  const row = await findInboxRow(payload.shopDomain, inboxId);
  if (!row) return;
  const shopId = (await findShop(payload.shopDomain))?.id ?? NO_SHOP;
  const request = { domain: payload.shopDomain, shopId, inboxId, at: row.triggeredAt };
  const outcome = await carryOut(row.topic, request, row.payload === null ? null : readCustomer(parseJson(row.payload)));
  await finishPrivacyRequest(request.domain, inboxId, outcome);
  log.info({ shop: request.domain, topic: row.topic, outcome }, "privacy request done");
}

async function carryOut(topic: string, request: Request, customer: RequestedCustomer | null): Promise<string> {
  if (topic === "shop/redact") return forgetShop(request);
  if (topic === "customers/data_request") return mailOwner(request);
  if (customer) return forgetCustomer(request, customer);
  await dropPayload(request.domain, request.inboxId);
  return "The request names no customer whom we know.";
}

async function forgetShop({ domain, shopId, inboxId, at }: Request): Promise<string> {
  const deleted = await inShop(shopId, (tx) => redactShop(tx, { shopDomain: domain, inboxId, at }));
  await (deleted ? deleteInboxRow(domain, inboxId) : dropPayload(domain, inboxId));
  return deleted ? "Everything of the shop was deleted." : "The shop has been installed again since; nothing was deleted.";
}

async function forgetCustomer({ domain, shopId, inboxId }: Request, customer: RequestedCustomer): Promise<string> {
  const now = new Date();
  const { entries, webhooks } = await inShop(shopId, (tx) => redactCustomer(tx, { shopDomain: domain, customer, inboxId, now }));
  await dropPayload(domain, inboxId);
  return `Personal data was deleted from ${entries} waitlist entries and ${webhooks} stored webhooks.`;
}

/** The mail's text is made when it goes out; until then the request keeps saying whom it is about, unless they are forgotten first. */
async function mailOwner({ domain, shopId, inboxId }: Request): Promise<string> {
  const shop = await findShop(domain);
  if (!shop || shop.uninstalledAt) {
    await dropPayload(domain, inboxId);
    return "The shop has uninstalled Standby: there is no owner to send the data to.";
  }
  const { locale } = shop;
  const toAddress = ownerAddress(shop);
  if (!toAddress) throw new Error("The address of the store's owner is not known yet.");
  await inShop(shopId, (tx) =>
    queueMessages(tx, [
      {
        kind: "privacy_data_request",
        audience: "owner",
        toAddress,
        locale,
        facts: { requestId: String(inboxId) },
        dedupeKey: `privacy_data_request:${inboxId}`,
      },
    ]),
  );
  return "The customer's data was sent to the store's owner.";
}
