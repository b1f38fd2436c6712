/** Units kept for shoppers: which are due to be looked at, and what became of each. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { HoldFacts, HoldState } from "#app/domain/decide-hold.ts";

export type OpenHold = HoldFacts & {
  id: bigint;
  restockId: bigint;
  variantId: bigint;
  entryId: bigint;
  units: number;
  /** A missed turn does not end the place. */
  keepsPlace: boolean;
  /** Times a draft order was begun. */
  attempts: number;
  draftId: bigint | null;
  /** Of the shopper. Null once they asked to be forgotten. */
  email: string | null;
  locale: string;
  quantity: number;
};

/** Those due longest first. */
export async function findDueHolds(tx: ShopTx, { now, limit }: { now: Date; limit: number }): Promise<OpenHold[]> {
  return tx.$queryRaw<OpenHold[]>`
    select h.id, h.restock_id as "restockId", h.variant_id as "variantId", h.entry_id as "entryId", h.units, h.hours, h.keeps_place as "keepsPlace", h.state,
      h.hold_until as "holdUntil", h.reminded_at as "remindedAt", h.attempts, h.draft_id as "draftId",
      e.state as "entryState", e.email, coalesce(e.locale, 'en') as locale, coalesce(e.quantity, h.units) as quantity
    from holds h left join waitlist_entries e on e.shop_id = h.shop_id and e.id = h.entry_id
    where h.shop_id = ${tx.shopId} and h.due_at <= ${now}
    order by h.due_at, h.id limit ${limit}`;
}

/** Units on their way back: the time they were kept for is over, or nobody's turn it is any more. */
export async function countComingBack(tx: ShopTx, variantId: bigint, now: Date): Promise<number> {
  const [back] = await tx.$queryRaw<{ units: number }[]>`
    select coalesce(sum(h.units), 0)::int as units
    from holds h left join waitlist_entries e on e.shop_id = h.shop_id and e.id = h.entry_id
    where h.shop_id = ${tx.shopId} and h.variant_id = ${variantId} and h.state = 'held'
      and (h.hold_until <= ${now} or e.state is distinct from 'allocated')`;
  return back?.units ?? 0;
}

/** When the next is to be looked at; null when none is open. */
export async function nextHoldAt(tx: ShopTx): Promise<Date | null> {
  const [next] = await tx.$queryRaw<{ at: Date | null }[]>`
    select min(due_at) as at from holds where shop_id = ${tx.shopId} and due_at is not null`;
  return next?.at ?? null;
}

/** Before Shopify is asked for a draft order, so that whoever comes after a crash knows to look for it. */
export async function beginAttempt(tx: ShopTx, hold: OpenHold): Promise<boolean> {
  const { id, attempts } = hold;
  const where = { shopId: tx.shopId, id, attempts, state: "wanted" };
  return (await tx.hold.updateMany({ where, data: { attempts: attempts + 1 } })).count === 1;
}

/** @returns false when it has ended meanwhile. */
export async function putOff(tx: ShopTx, holdId: bigint, dueAt: Date, remindedAt?: Date): Promise<boolean> {
  const where = { shopId: tx.shopId, id: holdId, dueAt: { not: null } };
  return (await tx.hold.updateMany({ where, data: { dueAt, ...(remindedAt && { remindedAt }) } })).count === 1;
}

/** @returns false when it is not wanted any more. */
export async function saveHeld(
  tx: ShopTx,
  holdId: bigint,
  held: { draftId: bigint; holdUntil: Date; dueAt: Date },
): Promise<boolean> {
  const where = { shopId: tx.shopId, id: holdId, state: "wanted" };
  return (await tx.hold.updateMany({ where, data: { state: "held", ...held } })).count === 1;
}

/** Once only. @returns false when it had ended before. */
export async function saveEnded(
  tx: ShopTx,
  holdId: bigint,
  ended: { state: Extract<HoldState, "bought" | "released" | "refused">; reason: string },
): Promise<boolean> {
  const where = { shopId: tx.shopId, id: holdId, dueAt: { not: null } };
  return (await tx.hold.updateMany({ where, data: { ...ended, dueAt: null } })).count === 1;
}
