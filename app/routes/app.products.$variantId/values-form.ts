/** The form of a variant's own values: everything is text, times are those of the shop's clock. */
import { z } from "zod";
import type { ActionAnswer } from "#app/components/action-answer.ts";
import { FOLLOWS_END } from "#app/domain/offer.ts";
import type { OfferValue, OfferValueProblems, OfferValues } from "#app/domain/offer-values.ts";
import { fromWallClock, toWallClock } from "#app/lib/wall-clock.ts";

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
    incomingUnits: values.incomingUnits?.toString() ?? "",
    backInStockOn: values.backInStockOn ?? "",
    startsAt: time(values.startsAt),
    endsAt: time(values.endsAt),
    followsEnd: values.followsEnd,
  };
}

const units = z
  .string()
  .trim()
  .regex(/^\d{0,7}$/, "Enter a whole number, or leave it empty.")
  .transform((text) => (text === "" ? null : Number(text)));

/** It may be below zero. */
const condition = z
  .string()
  .trim()
  .regex(/^(-?\d{1,9})?$/, "Enter a whole number, or leave it empty.")
  .transform((text) => (text === "" ? null : Number(text)));

/** @param timeZone the shop's */
export function valuesSchema(timeZone: string) {
  const day = z
    .string()
    .refine((text) => text === "" || fromWallClock(`${text}T00:00`, timeZone) !== null, "Choose a day, or leave it empty.")
    .transform((text) => text || null);
  const time = z
    .string()
    .refine((text) => text === "" || fromWallClock(text, timeZone) !== null, "Choose a day and a time, or leave it empty.")
    .transform((text) => (text === "" ? null : fromWallClock(text, timeZone)));
  return z.object({
    switchCondition: condition,
    thresholdUnits: units,
    incomingUnits: units,
    backInStockOn: day,
    startsAt: time,
    endsAt: time,
    followsEnd: z.enum(FOLLOWS_END),
  });
}
