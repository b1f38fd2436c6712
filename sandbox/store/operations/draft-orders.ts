/** Draft orders: made, with stock kept for them when asked, completed into orders, deleted. */
import { randomBytes } from "node:crypto";
import type { SandboxContext } from "#sandbox/context.ts";
import { instantAfter, nowInstant } from "#sandbox/store/instant.ts";
import { changeQuantities } from "#sandbox/store/operations/adjust-inventory.ts";
import { itemOf, sellableOnlineQuantity } from "#sandbox/store/operations/levels.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { titleOf } from "#sandbox/store/operations/refuse-lines.ts";
import { routeOrder } from "#sandbox/store/operations/route-order.ts";
import type { DraftOrder, Order, ShopState } from "#sandbox/store/state.ts";
import { draftOrderPayload } from "#sandbox/webhooks/payloads/draft-order.ts";

export type NewDraft = Pick<DraftOrder, "email" | "lineItems" | "reserveInventoryUntil" | "tags"> &
  Partial<Pick<DraftOrder, "note" | "shippingAddress" | "customAttributes">>;
export type DraftResult = { ok: true; draft: DraftOrder } | { ok: false; field: string[]; message: string };

const MOST_LINES = 499;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function announceDraft(context: SandboxContext, shop: ShopState, draft: DraftOrder, topic: "create" | "update"): void {
  if (topic === "update") draft.updatedAt = instantAfter(draft.updatedAt);
  context.store.emit(shop, `draft_orders/${topic}`, draftOrderPayload(context, shop, draft));
}

function refusal(shop: ShopState, input: NewDraft): { field: string[]; message: string } | null {
  if (input.lineItems.length === 0) return { field: ["lineItems"], message: "Add at least 1 product" };
  if (input.lineItems.length > MOST_LINES) return { field: ["lineItems"], message: `Too many line items: ${MOST_LINES} at most` };
  for (const [index, { variantId, quantity }] of input.lineItems.entries()) {
    const variant = shop.variants.get(variantId);
    const at = ["lineItems", String(index)];
    if (!variant) return { field: [...at, "variantId"], message: "Product with ID is no longer available." };
    if (quantity < 1) return { field: [...at, "quantity"], message: "Quantity must be greater than or equal to 1" };
    const short =
      itemOf(shop, variant).tracked && variant.inventoryPolicy === "DENY" && sellableOnlineQuantity(shop, variant) < quantity;
    if (input.reserveInventoryUntil && short) {
      return { field: ["reserveInventoryUntil"], message: `There is not enough stock of ${titleOf(shop, variant)} to reserve.` };
    }
  }
  const until = input.reserveInventoryUntil;
  return until && Date.parse(until) <= Date.now()
    ? { field: ["reserveInventoryUntil"], message: "Reserve inventory until must be in the future" }
    : null;
}

export function createDraft(context: SandboxContext, shop: ShopState, input: NewDraft): DraftResult {
  const refused = refusal(shop, input);
  if (refused) return { ok: false, ...refused };
  const createdAt = nowInstant();
  const draft: DraftOrder = {
    note: null,
    shippingAddress: null,
    customAttributes: [],
    ...input,
    id: context.store.nextId(),
    name: `#D${shop.nextDraftNumber++}`,
    status: "OPEN",
    token: randomBytes(16).toString("hex"),
    reservations: [],
    invoiceSentAt: null,
    completedAt: null,
    orderId: null,
    createdAt,
    updatedAt: createdAt,
  };
  shop.draftOrders.set(draft.id, draft);
  if (draft.reserveInventoryUntil) reserve(context, shop, draft);
  announceDraft(context, shop, draft, "create");
  return { ok: true, draft };
}

/** available − and reserved + until the time is over, the draft is deleted or it becomes an order. */
function reserve(context: SandboxContext, shop: ShopState, draft: DraftOrder): void {
  const wanted = draft.lineItems.flatMap(({ variantId, quantity }, index) => {
    const variant = shop.variants.get(variantId)!;
    return itemOf(shop, variant).tracked ? [{ lineItemId: index, variant, units: quantity }] : [];
  });
  const allotments = routeOrder(shop, wanted);
  draft.reservations = allotments.map(({ variant, locationId, units }) => ({ variantId: variant.id, locationId, units }));
  moveReserved(context, shop, draft, 1);
  releaseWhenDue(context, shop, draft);
}

/** A timer may come a little before its time, and none waits longer than 24 days: it is set again until the time is over. */
function releaseWhenDue(context: SandboxContext, shop: ShopState, draft: DraftOrder): void {
  releaseDueReservations(context, shop);
  const wait = Date.parse(draft.reserveInventoryUntil ?? "") - Date.now();
  if (wait > 0) setTimeout(() => releaseWhenDue(context, shop, draft), Math.min(wait, LONGEST_TIMER_MS)).unref();
}

function moveReserved(context: SandboxContext, shop: ShopState, draft: DraftOrder, sign: 1 | -1): void {
  const changes = draft.reservations.flatMap(({ variantId, locationId, units }) => {
    const variant = shop.variants.get(variantId);
    if (!variant) return [];
    const at = { inventoryItemId: variant.inventoryItemId, locationId };
    return [
      { ...at, name: "available" as const, delta: -sign * units },
      { ...at, name: "reserved" as const, delta: sign * units },
    ];
  });
  changeQuantities(context, shop, changes);
}

function release(context: SandboxContext, shop: ShopState, draft: DraftOrder): void {
  moveReserved(context, shop, draft, -1);
  Object.assign(draft, { reservations: [], reserveInventoryUntil: null });
}

/** Gives back what was kept for too long. Called when the time is over, and before stock is read after a restart. */
export function releaseDueReservations(context: SandboxContext, shop: ShopState, now = Date.now()): void {
  for (const draft of shop.draftOrders.values()) {
    if (draft.reservations.length === 0 || Date.parse(draft.reserveInventoryUntil ?? "") > now) continue;
    release(context, shop, draft);
    announceDraft(context, shop, draft, "update");
  }
}

/** The draft becomes an order at the terms it has; reserved units are committed without becoming available in between. */
export function completeDraft(
  context: SandboxContext,
  shop: ShopState,
  draft: DraftOrder,
  { paymentPending, sourceName }: { paymentPending: boolean; sourceName?: string | null },
): { ok: true; order: Order } | { ok: false; message: string } {
  if (draft.status === "COMPLETED") return { ok: false, message: "This order has already been completed" };
  const placed = placeOrder(context, shop, {
    lines: draft.lineItems,
    email: draft.email,
    address: draft.shippingAddress,
    note: draft.note,
    customAttributes: draft.customAttributes,
    tags: draft.tags,
    sourceName: sourceName ?? "shopify_draft_order",
    financialStatus: paymentPending ? "PENDING" : "PAID",
    draft: { reservations: draft.reservations },
  });
  if (!placed.ok) return { ok: false, message: placed.errors[0]?.message ?? "The draft cannot be completed" };
  const done = { status: "COMPLETED", orderId: placed.order.id, reservations: [], reserveInventoryUntil: null };
  Object.assign(draft, done, { completedAt: nowInstant() });
  announceDraft(context, shop, draft, "update");
  return { ok: true, order: placed.order };
}

export function deleteDraft(context: SandboxContext, shop: ShopState, draft: DraftOrder): void {
  if (draft.reservations.length > 0) release(context, shop, draft);
  shop.draftOrders.delete(draft.id);
  context.store.emit(shop, "draft_orders/delete", { id: draft.id });
}
