/** The exact cap: what is left of a threshold, kept as real units at a location of Standby's own. */
import type { Offer } from "./offer.ts";

/** What it takes to make that location and to keep units there. */
export const EXACT_CAP_SCOPES = ["write_inventory", "write_locations"] as const;

/** Its name in Shopify: a location of this name is ours, also after a reinstall. */
export const INCOMING_LOCATION_NAME = "Incoming stock (Standby)";

export const missesCapScopes = (grantedScopes: string): boolean => {
  const granted = grantedScopes.split(",");
  return EXACT_CAP_SCOPES.some((scope) => !granted.includes(scope));
};

export type CapHindrance = { kind: "permission" | "location"; reason: string };

const NO_PERMISSION =
  "Standby may not keep stock at a location of its own yet. Open Standby from Shopify again and agree to its new permissions.";

/** Why no exact cap holds in a shop, in the merchant's words; null where it can. */
export function capHindrance(shop: { grantedScopes: string; incomingLocationProblem: string | null }): CapHindrance | null {
  if (missesCapScopes(shop.grantedScopes)) return { kind: "permission", reason: NO_PERMISSION };
  const reason = shop.incomingLocationProblem;
  return reason === null ? null : { kind: "location", reason };
}

export type CapFacts = {
  /** As the merchant chose. */
  exactCap: boolean;
  /** The shop has granted the scopes, and Shopify has not refused the location. */
  isPossible: boolean;
  tracked: boolean;
  offer: Offer;
  thresholdUnits: number | null;
  owedUnits: number;
  /** Sum of `available` where online orders are served, Standby's own location left out. */
  onlineUnits: number;
};

/**
 * Units that must be at the location so that Shopify, which adds up what all locations have, sells what is left of the
 * threshold: what other locations owe is made up for. Null where no exact cap holds, so that none must be there.
 */
export function capUnits(facts: CapFacts): number | null {
  const { exactCap, isPossible, tracked, offer, thresholdUnits, owedUnits, onlineUnits } = facts;
  const sellsAhead = offer === "preorder" || offer === "backorder";
  if (!exactCap || !isPossible || !tracked || !sellsAhead || thresholdUnits === null) return null;
  const left = Math.max(0, thresholdUnits - owedUnits);
  return left === 0 ? 0 : left + Math.max(0, -onlineUnits);
}

export type CapCount = {
  soldUnits: number;
  /** What was there when sold units were last counted; null when that is not known. */
  levelUnits: number | null;
};

/** What has gone since the last count was sold; what has come back was sold before. Standby's own changes are no sales. */
export function countSold({ soldUnits, levelUnits }: CapCount, levelNow: number | null): CapCount {
  if (levelNow === null || levelUnits === null) return { soldUnits, levelUnits: levelNow };
  return { soldUnits: Math.max(0, soldUnits + levelUnits - levelNow), levelUnits: levelNow };
}

/** New stock covers what stock below zero says first. */
export function coverSold(soldUnits: number, unitsFrom: number | null, unitsTo: number | null): number {
  const there = (units: number) => Math.max(0, units);
  const rise = unitsFrom === null || unitsTo === null ? 0 : there(unitsTo) - there(unitsFrom);
  return Math.max(0, soldUnits - Math.max(0, rise));
}
