/** Saves the Settings page as a whole: the switch condition with all that follows from it, and the addresses. */
import { saveContactSettings, type ContactSettings } from "#app/data/contact-settings.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { changeSwitchCondition, type SwitchConditionChanged } from "#app/flows/change-switch-condition.ts";

/** @returns what changeSwitchCondition says; when it refuses, nothing is saved */
export async function changeSettings(
  tx: ShopTx,
  input: { switchCondition: number; contact: ContactSettings; actor: string; now: Date },
): Promise<SwitchConditionChanged> {
  const { switchCondition: units, contact, actor, now } = input;
  const changed = await changeSwitchCondition(tx, { units, actor, now });
  if (changed.ok) await saveContactSettings(tx, contact);
  return changed;
}
