/** What shoppers see once an offer has ended by itself, and before it opens: as the shop does, or as a template or variant says. */
import { FOLLOWS_END, type FollowsEnd, type Mode } from "./offer.ts";

export const FOLLOWS_END_CHOICES = ["as_shop", ...FOLLOWS_END] as const;
export type FollowsEndChoice = (typeof FOLLOWS_END_CHOICES)[number];

export type FollowsEndChoices = { mode: Mode; followsEnd: FollowsEndChoice; shopFollowsEnd: FollowsEnd };

/** A waitlist that ended is followed by no waitlist: where the shop says so, nobody can buy or wait. */
export function effectiveFollowsEnd({ mode, followsEnd, shopFollowsEnd }: FollowsEndChoices): FollowsEnd {
  if (followsEnd !== "as_shop") return followsEnd;
  return mode === "waitlist" && shopFollowsEnd === "waitlist" ? "unavailable" : shopFollowsEnd;
}
