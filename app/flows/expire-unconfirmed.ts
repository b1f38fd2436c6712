/** Ends the entries of a shop that were never confirmed. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { expirePending } from "#app/data/pending-entries.ts";
import { unconfirmedSince } from "#app/domain/waitlist-entry.ts";

/** @returns how many */
export const expireUnconfirmed = (tx: ShopTx, now: Date): Promise<number> => expirePending(tx, unconfirmedSince(now), now);
