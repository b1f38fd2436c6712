/** The form of a variant's own values: everything is text, times are those of the shop's clock. */
import type { ActionAnswer } from "#app/components/action-answer.ts";
import type { OfferValue, OfferValueProblems, OfferValues } from "#app/domain/offer-values.ts";
import { toWallClock } from "#app/lib/wall-clock.ts";

export type FieldName = OfferValue | "switchCondition";

export type ValuesForm = Record<FieldName, string>;

export type FieldProblems = OfferValueProblems & { switchCondition?: string };

export type ValuesAnswer = ActionAnswer | { ok: false; problem: string; problems: FieldProblems };

type SavedValues = { switchCondition: number | null } & Omit<OfferValues, "startsAt" | "endsAt"> &
  Record<"startsAt" | "endsAt", string | Date | null>;

/** What is saved, as the form shows it. */
export function savedValues(values: SavedValues, timeZone: string): ValuesForm {
  const time = (at: string | Date | null) => (at ? toWallClock(new Date(at), timeZone) : "");
  return {
    switchCondition: values.switchCondition?.toString() ?? "",
    thresholdUnits: values.thresholdUnits?.toString() ?? "",
    exactCap: values.exactCap ? "on" : "off",
    incomingUnits: values.incomingUnits?.toString() ?? "",
    backInStockOn: values.backInStockOn ?? "",
    startsAt: time(values.startsAt),
    endsAt: time(values.endsAt),
    followsEnd: values.followsEnd,
  };
}
