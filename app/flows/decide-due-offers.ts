/** Decides offers whose moment has come: a date of theirs arrived, or the shop's settings ask for a new count. */
import { findDueOffers } from "#app/data/due-offers.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

/** One slice; decided offers are due no more, so that repeating it ends. @returns how many were due, at most `limit` */
export async function decideDueOffers(tx: ShopTx, { now, limit }: { now: Date; limit: number }): Promise<number> {
  const due = await findDueOffers(tx, { now, limit });
  const variantIds = await lockVariants(tx, due);
  await decideOffers(tx, { variantIds, actor: "Standby", cause: "counted anew", now, recounted: true });
  return due.length;
}
