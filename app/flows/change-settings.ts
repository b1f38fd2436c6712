/** Saves the Settings page as a whole: switch condition and counted locations with all that follows, and the rest. */
import { saveContactSettings, type ContactSettings } from "#app/data/contact-settings.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import type { FollowsEnd } from "#app/domain/offer.ts";
import { switchConditionProblem } from "#app/domain/switch-condition.ts";
import { changeCountedLocations } from "#app/flows/change-counted-locations.ts";
import { changeFollowsEnd } from "#app/flows/change-follows-end.ts";
import { changeSwitchCondition } from "#app/flows/change-switch-condition.ts";

export type ChangeSettingsInput = {
  switchCondition: number;
  /** None: every location that fulfils online orders. */
  countedLocationIds: bigint[];
  followsEnd: FollowsEnd;
  contact: ContactSettings;
  actor: string;
  now: Date;
};

export type SettingsChanged =
  | { ok: true; switched: number; recounting: number }
  /** Nothing was saved. */
  | { ok: false; field: "switchCondition" | "locationIds"; reason: string };

export async function changeSettings(tx: ShopTx, input: ChangeSettingsInput): Promise<SettingsChanged> {
  const { switchCondition: units, countedLocationIds: locationIds, contact, actor, now } = input;
  const problem = switchConditionProblem(units);
  if (problem) return { ok: false, field: "switchCondition", reason: problem };
  const counted = await changeCountedLocations(tx, { locationIds, actor, now });
  if (!counted.ok) return { ...counted, field: "locationIds" };
  const changed = await changeSwitchCondition(tx, { units, actor, now });
  if (!changed.ok) return { ...changed, field: "switchCondition" };
  const followed = await changeFollowsEnd(tx, { followsEnd: input.followsEnd, actor, now });
  await saveContactSettings(tx, contact);
  return { ok: true, switched: changed.switched + followed, recounting: counted.recounting };
}
