/** The merchant's visible history: who or what did what, when. No personal data. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Json } from "#app/domain/json.ts";

export type NewEvent = {
  /** Absent for what happened to the shop as a whole. */
  variantId?: bigint;
  /** Past tense, e.g. "offer-switched". */
  name: string;
  /** Who or what: a staff member's name, "Shopify", "Standby". */
  actor: string;
  detail?: Json;
  at: Date;
};

/** One line of the history, in the transaction of the change it tells of. */
export function recordEvent(tx: ShopTx, event: NewEvent): Promise<void> {
  return recordEvents(tx, [event]);
}

/** Many lines in one statement. */
export async function recordEvents(tx: ShopTx, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.$executeRaw`
    insert into events (shop_id, variant_id, name, actor, detail, at)
    select ${tx.shopId}, nullif(variant_id, 0), name, actor, detail::jsonb, at
    from unnest(
      ${events.map((event) => event.variantId ?? 0n)}::bigint[],
      ${events.map((event) => event.name)}::text[],
      ${events.map((event) => event.actor)}::text[],
      ${events.map((event) => JSON.stringify(event.detail ?? {}))}::text[],
      ${events.map((event) => event.at)}::timestamptz[]
    ) with ordinality as event (variant_id, name, actor, detail, at, nth)
    order by nth`;
}
