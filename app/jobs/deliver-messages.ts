/** Sends a slice of a shop's due messages: claimed in one transaction, sent, recorded in another. */
import { inShop } from "#app/data/in-shop.ts";
import { nextDueAt } from "#app/data/message-slices.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import { confirmUntil } from "#app/domain/waitlist-entry.ts";
import { claimMessages, type MessageToSend } from "#app/flows/claim-messages.ts";
import { recordDeliveries, type AttemptedMessage } from "#app/flows/record-deliveries.ts";
import { env } from "#app/env.server.ts";
import { deliverMessage } from "#app/integrations/deliver-message.ts";
import { findIntegration } from "#app/integrations/index.ts";
import { smtpSettings } from "#app/integrations/smtp.ts";
import { describeError } from "#app/lib/describe-error.ts";
import { keyedHashes } from "#app/lib/keyed-hash.server.ts";
import { log } from "#app/lib/log.server.ts";
import { signToken } from "#app/lib/signed-token.server.ts";
import { oneLine } from "#app/messages/liquid.ts";
import { renderMessage, type RenderedMessage } from "#app/messages/render.ts";
import type { SliceOutcome } from "./run-bell.ts";

const SLICE_SENDS = 20;
/** As many as the pool of connections to a mail server has. */
const SENDS_AT_ONCE = 5;
const HASH_CHARACTERS = 12;

/**
 * @param signal aborted when the worker stops: what is under way is finished, the rest goes back in the queue
 * @throws only when the database is lost; whatever a mail server does is an outcome
 */
export async function deliverMessages(shopId: number, signal?: AbortSignal): Promise<SliceOutcome> {
  if (!(await shopById(shopId))) return "done";
  const { shop, messages, claimed } = await inShop(shopId, (tx) => claimMessages(tx, { limit: SLICE_SENDS, now: new Date() }));
  const attempted = await attemptAll(shop, messages, signal);
  return inShop(shopId, async (tx) => {
    await recordDeliveries(tx, attempted, new Date());
    if (claimed === SLICE_SENDS) return "more";
    const nextAt = await nextDueAt(tx, new Date());
    if (!nextAt) return "done";
    return nextAt.getTime() <= Date.now() ? "more" : { nextAt };
  });
}

/** In order, a few at once. */
async function attemptAll(shop: Shop, messages: MessageToSend[], signal?: AbortSignal): Promise<AttemptedMessage[]> {
  const attempted: AttemptedMessage[] = [];
  const waiting = messages.values();
  const sendWaiting = async () => {
    for (const message of waiting) attempted.push(await attempt(shop, message, signal));
  };
  await Promise.all(Array.from({ length: SENDS_AT_ONCE }, sendWaiting));
  return attempted;
}

async function attempt(shop: Shop, message: MessageToSend, signal?: AbortSignal): Promise<AttemptedMessage> {
  if (signal?.aborted) return { message, subject: null, result: { outcome: "released" } };
  const rendered = render(shop, message);
  if ("reason" in rendered) return { message, subject: null, result: { outcome: "refused", reason: rendered.reason } };
  return { message, subject: rendered.subject, result: await send(shop, message, rendered) };
}

function render(shop: Shop, message: MessageToSend): RenderedMessage | { reason: string } {
  const { kind, locale, facts, variantId, entryId, attachment, storefrontRoot } = message;
  const variant =
    variantId !== null && message.productTitle !== null
      ? {
          variantId,
          productTitle: message.productTitle,
          variantTitle: message.variantTitle ?? "",
          productHandle: message.productHandle ?? "",
          imageUrl: message.imageUrl,
          isHidden: message.productHiddenAt !== null,
        }
      : null;
  const leaveToken = entryId === null ? null : signToken("leave", { shop: String(shop.id), entry: String(entryId) });
  const confirmToken =
    kind === "waitlist_confirm" && entryId !== null ? confirmTokenOf(shop.id, entryId, message.createdAt) : null;
  const turnToken =
    facts.payUrl && entryId !== null ? signToken("turn", { shop: String(shop.id), entry: String(entryId) }) : null;
  try {
    return renderMessage({
      kind,
      locale,
      facts,
      shop: { ...shop, storefrontRoot },
      variant,
      leaveToken,
      confirmToken,
      turnToken,
      attachment,
    });
  } catch (error) {
    log.warn({ shop: shop.id, message: String(message.id), kind, error: describeError(error) }, "a message text is wrong");
    return { reason: "The text of this message has a mistake in its Liquid. Correct it or reset it to the default." };
  }
}

const confirmTokenOf = (shopId: number, entryId: bigint, askedAt: Date): string =>
  signToken("confirm", { shop: String(shopId), entry: String(entryId), until: confirmUntil(askedAt).toISOString() });

async function send(shop: Shop, message: MessageToSend, rendered: RenderedMessage): Promise<AttemptedMessage["result"]> {
  const integration = findIntegration(message.channel);
  if (!integration) return { outcome: "refused", reason: "The channel of this message is not connected any more." };
  return deliverMessage({
    integration,
    settings: smtpSettings(env.SMTP_URL),
    message: {
      to: message.toAddress,
      fromName: oneLine(shop.senderName || shop.name || shop.domain),
      fromAddress: shop.senderEmail ?? env.MAIL_FROM,
      ...rendered,
      ...(message.files && { files: message.files }),
    },
    deliveryId: deliveryId(shop.id, message.id),
    now: new Date(),
    guarded: false,
  });
}

/** The same at every attempt; the hash tells installations apart whose rows have the same ids. */
function deliveryId(shopId: number, messageId: bigint): string {
  const [hash] = keyedHashes("delivery-id", `${shopId}.${messageId}`);
  return `standby.${shopId}.${messageId}.${hash.slice(0, HASH_CHARACTERS).toLowerCase()}`;
}
