/** Sees to one order with owed units: counted, tagged, given the text of its packing slip, held as its templates say. */
import { enqueue } from "#app/queue/enqueue.ts";
import { recordEvents } from "#app/data/events.ts";
import { inShop } from "#app/data/in-shop.ts";
import { findOwingVariants } from "#app/data/sold-ahead.ts";
import { addHold, findOwingOrder, markCovered, openLinesOfOrder, saveMarked, saveSettled } from "#app/data/owing-orders.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import { ORDER_HOLDS_REFUSED, mayHoldOrders } from "#app/domain/order-scopes.ts";
import { packingSlip } from "#app/domain/packing-slip.ts";
import { recordOwedLines } from "#app/flows/record-owed-lines.ts";
import { log } from "#app/lib/log.server.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { addTags, readOrder, writeSlip, type OrderRead } from "#app/shopify/orders.ts";
import { aloneInShop } from "./alone-in-shop.ts";
import { placeHolds, type OwedLine } from "./place-holds.ts";
import { readStock } from "./read-stock.ts";

/** Shopify makes fulfilment orders a moment after the order, and says so; that word may be lost. */
const LOOK_AGAIN_MS = 5 * 60 * 1000;
const MOST_WAIT_MS = 24 * 60 * 60 * 1000;

type Place = { shop: Shop; orderId: bigint };

/** Safe to repeat: each part finds what is done already. @throws when Shopify is not answering: the job is tried again. */
export async function markOrder({ shopId, orderId }: JobPayload<"mark-order">): Promise<void> {
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  try {
    await aloneInShop(shopId, `order ${orderId}`, () => mark({ shop, orderId: BigInt(orderId) }));
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId }, "orders wait until the merchant opens the app");
  }
}

async function mark(place: Place): Promise<void> {
  const { shop, orderId } = place;
  const order = await readOrder(shop.domain, orderId, mayHoldOrders(shop.grantedScopes));
  if (!order || order.isCancelled) return forget(place);
  const known = await inShop(shop.id, (tx) => findOwingOrder(tx, orderId));
  if (!known && !(await count(place, order))) return;
  const owed = await stillOwed(place, order);
  if (!known?.markedAt) await giveMarks(place, order, owed);
  if (!known?.settledAt) await settle(place, order, owed);
}

/** Stock is read first, so that it is at least as new as the order. */
async function count({ shop, orderId }: Place, order: OrderRead): Promise<boolean> {
  const lines = order.lines.flatMap(({ variantId, units }) => (variantId === null ? [] : [{ variantId, units }]));
  const variantIds = await inShop(shop.id, (tx) => findOwingVariants(tx, lines));
  for (const variantId of variantIds) await readStock({ shopId: shop.id, variantId: String(variantId) });
  return inShop(shop.id, (tx) => recordOwedLines(tx, { order: { orderId, ...order }, now: new Date() }));
}

/** Never more than Shopify still has to ship. */
async function stillOwed({ shop, orderId }: Place, order: OrderRead): Promise<OwedLine[]> {
  const lines = await inShop(shop.id, (tx) => openLinesOfOrder(tx, orderId));
  return lines.flatMap((line) => {
    const ordered = order.lines.find(({ lineId }) => lineId === line.lineId);
    const units = Math.min(line.units, ordered?.units ?? 0);
    return ordered && units > 0 ? [{ ...line, units, title: ordered.name }] : [];
  });
}

async function giveMarks({ shop, orderId }: Place, order: OrderRead, owed: OwedLine[]): Promise<void> {
  if (owed.length === 0) return;
  const tags = [...new Set(owed.flatMap(({ fulfilment }) => fulfilment.tags))];
  const slip = owed.map(({ fulfilment, ...line }) => ({ ...line, slipText: fulfilment.slipText }));
  const untagged = tags.length > 0 ? await addTags(shop.domain, orderId, tags) : null;
  const unwritten = await writeSlip(shop.domain, orderId, packingSlip(slip, order.locale));
  const reason = untagged ?? unwritten;
  await inShop(shop.id, async (tx) => {
    const now = new Date();
    if (!(await saveMarked(tx, orderId, now)) || reason === null) return;
    await recordEvents(tx, tellingOf(owed, "order-mark-refused", { order: order.name, reason }, now));
  });
}

async function settle(place: Place, order: OrderRead, owed: OwedLine[]): Promise<void> {
  const { shop, orderId } = place;
  const held = owed.filter(({ fulfilment }) => fulfilment.hold !== "nothing");
  if (held.length > 0 && order.parts?.length === 0) return lookAgain(place, order.orderedAt);
  const outcome =
    held.length === 0
      ? { holds: [], reason: null }
      : order.parts === null
        ? { holds: [], reason: ORDER_HOLDS_REFUSED }
        : await placeHolds(place, order, held);
  await inShop(shop.id, async (tx) => {
    const now = new Date();
    if (!(await saveSettled(tx, orderId, now))) return;
    const { holds, reason } = outcome;
    for (const hold of holds) await addHold(tx, { ...hold, orderId }, now);
    if (holds.length > 0) await recordEvents(tx, tellingOf(held, "order-held", { order: order.name }, now));
    if (reason) await recordEvents(tx, tellingOf(held, "order-hold-refused", { order: order.name, reason }, now));
  });
}

async function lookAgain({ shop, orderId }: Place, orderedAt: Date): Promise<void> {
  if (Date.now() - orderedAt.getTime() > MOST_WAIT_MS) return;
  const payload = { shopId: shop.id, orderId: String(orderId) };
  await inShop(shop.id, (tx) => enqueue(tx, "mark-order", payload, { waitMs: LOOK_AGAIN_MS }));
}

/** Cancelled, or gone, before everything was done: Shopify has ended its fulfilment orders. */
async function forget({ shop, orderId }: Place): Promise<void> {
  await inShop(shop.id, async (tx) => {
    const now = new Date();
    const open = await openLinesOfOrder(tx, orderId);
    await markCovered(
      tx,
      open.map(({ lineId }) => lineId),
      now,
    );
    await saveSettled(tx, orderId, now);
  });
}

function tellingOf(owed: OwedLine[], name: string, detail: { order: string; reason?: string }, at: Date) {
  const variantIds = [...new Set(owed.map(({ variantId }) => variantId))];
  return variantIds.map((variantId) => ({ variantId, name, actor: "Standby", detail, at }));
}
