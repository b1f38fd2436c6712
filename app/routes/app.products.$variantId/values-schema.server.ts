/** What each field of a variant's own values must look like. Read on the server alone: the page need not carry the library. */
import { z } from "zod";
import { clockProblem } from "#app/domain/clock-problem.ts";
import { FOLLOWS_END_CHOICES } from "#app/domain/follows-end.ts";
import { fromWallClock } from "#app/lib/wall-clock.ts";

/** What it may be at least is said by the rules that all values are held to (domain/offer-values.ts). */
const units = z
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
    .superRefine((text, check) => {
      const message = clockProblem(text, timeZone);
      if (message) check.addIssue({ code: "custom", message });
    })
    .transform((text) => (text === "" ? null : fromWallClock(text, timeZone)));
  return z.object({
    switchCondition: units,
    thresholdUnits: units,
    exactCap: z.enum(["on", "off"]).transform((text) => text === "on"),
    incomingUnits: units,
    backInStockOn: day,
    startsAt: time,
    endsAt: time,
    followsEnd: z.enum(FOLLOWS_END_CHOICES),
  });
}
