/** Takes in an order that was read from Shopify, as the webhooks of its sale, cancellation and refunds would have told it. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { isLongAgo } from "#app/domain/reading-news.ts";
import { cancelledLines, owedLines, restockedLines, unitsLeft, type ToldOrder } from "#app/domain/told-order.ts";
import { countMissed } from "#app/flows/count-missed.ts";
import { queueOrder } from "#app/flows/queue-order.ts";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { recordReturnedUnits } from "#app/flows/record-returned-units.ts";
import { recordSoldAhead } from "#app/flows/record-sold-ahead.ts";

const CAUSE = "reconciler";

type TakenIn = {
  /** What happened to the order before is long known. */
  since: Date;
  /** Webhooks still wait to be worked off: what they would tell was not missed. */
  inboxIsBehind?: boolean;
  now: Date;
};

/**
 * Taking in the same again changes nothing, nor does what webhooks told before.
 */
export async function takeInOrder(tx: ShopTx, order: ToldOrder, { since, inboxIsBehind = false, now }: TakenIn): Promise<void> {
  const { orderId, orderedAt, cancelledAt, email, customerId } = order;
  const at = { cause: CAUSE, now };
  if (orderedAt >= since) {
    const variantIds = [...new Set(order.lines.flatMap((line) => line.variantId ?? []))];
    const { owing } = await recordSoldAhead(tx, { orderId, lines: owedLines(order), ...at });
    if (owing > 0 && !inboxIsBehind && isLongAgo(orderedAt, now)) await countMissed(tx, "orders_missed", 1, now);
    if (!cancelledAt) await queueOrder(tx, { orderId, lines: unitsLeft(order) });
    await recordPurchase(tx, { variantIds, email, customerId, orderedAt, now });
  }
  if (cancelledAt && cancelledAt >= since) {
    await recordReturnedUnits(tx, { of: { kind: "cancelled", shopifyId: orderId }, lines: cancelledLines(order), ...at });
  }
  for (const refund of order.refunds.filter(({ refundedAt }) => refundedAt >= since)) {
    const of = { kind: "refunded" as const, shopifyId: refund.refundId };
    await recordReturnedUnits(tx, { of, lines: restockedLines(refund), ...at });
  }
}
