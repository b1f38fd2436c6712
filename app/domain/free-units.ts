/** How many units a change of stock frees for those who wait: each unit once, and only when it can be bought. */
import type { Offer } from "./offer.ts";

export type ArrivedUnits = {
  /** Units that came earlier and could not be bought yet. */
  carriedUnits: number;
  /** Stock before; null when it was not known, so that nothing can have come. */
  unitsFrom: number | null;
  unitsTo: number | null;
  /** What the storefront shows now. */
  offer: Offer;
};

/** Units below zero are owed to orders already made: neither they nor what covers them are anybody else's. */
export function freeUnits({ carriedUnits, unitsFrom, unitsTo, offer }: ArrivedUnits): {
  freedUnits: number;
  carriedUnits: number;
} {
  const there = Math.max(0, unitsTo ?? 0);
  const rise = unitsFrom === null || unitsTo === null ? 0 : Math.max(0, there - Math.max(0, unitsFrom));
  const came = unitsTo === null ? carriedUnits : Math.min(carriedUnits + rise, there);
  return canBeBought(offer) ? { freedUnits: came, carriedUnits: 0 } : { freedUnits: 0, carriedUnits: came };
}

const canBeBought = (offer: Offer) => offer !== "waitlist" && offer !== "unavailable";
