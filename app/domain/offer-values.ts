/** The values of one assigned variant that say when its offer opens, how much it may owe and when it ends. */
import { countOf } from "#app/lib/format-instant.ts";
import type { FollowsEndChoice } from "./follows-end.ts";
import type { Mode } from "./offer.ts";
import { templateProblems } from "./template-problems.ts";
import { changedFields, newTemplateValues, type CopiedValues } from "./template-values.ts";

export const OFFER_VALUES = [
  "thresholdUnits",
  "exactCap",
  "incomingUnits",
  "backInStockOn",
  "startsAt",
  "endsAt",
  "followsEnd",
] as const;
export type OfferValue = (typeof OFFER_VALUES)[number];

export type OfferValues = {
  thresholdUnits: number | null;
  /** Shopify's own checkout stops at the threshold. */
  exactCap: boolean;
  incomingUnits: number | null;
  /** A calendar day, "2026-12-01". */
  backInStockOn: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  followsEnd: FollowsEndChoice;
};

export type OfferValueProblems = Partial<Record<OfferValue, string>>;

export type OfferValueContext = {
  mode: Mode;
  saved: OfferValues;
  /** The one that counts for the variant, whoever set it. */
  switchUnits: number;
  owedUnits: number;
  timeZone: string;
  now: Date;
};

/** Held to the rules of templates; a date that was saved before and has come since is no mistake. */
export function offerValueProblems(values: OfferValues, context: OfferValueContext): OfferValueProblems {
  const { mode, saved, switchUnits: switchCondition, timeZone, now } = context;
  const as = (some: OfferValues) => ({ ...newTemplateValues(mode), switchCondition, ...some });
  const problems = templateProblems(as(values), { now, timeZone, saved: as(saved), takenNames: [] });
  if (values.thresholdUnits !== saved.thresholdUnits)
    problems.thresholdUnits ??= owedProblem(values.thresholdUnits, context.owedUnits) ?? "";
  return Object.fromEntries(OFFER_VALUES.flatMap((name) => (problems[name] ? [[name, problems[name]]] : [])));
}

/** A limit that more is owed than allows; one that is just used up ends the offer, which may be meant. */
export function owedProblem(thresholdUnits: number | null, owedUnits: number): string | null {
  if (thresholdUnits === null || thresholdUnits >= owedUnits) return null;
  return (
    `${countOf(owedUnits, "unit is", "units are")} owed already. ` +
    `Enter at least ${owedUnits}, or switch the offer off by hand.`
  );
}

/** The same of a template that is to be given to a variant. */
export function owedByTemplateProblem({ name, thresholdUnits }: TemplateLimit, owedUnits: number): string | null {
  if (thresholdUnits === null || thresholdUnits >= owedUnits) return null;
  return (
    `${countOf(owedUnits, "unit is", "units are")} owed already, and the template “${name}” allows ${thresholdUnits}. ` +
    `Raise its threshold to at least ${owedUnits}, or choose another template.`
  );
}

type TemplateLimit = { name: string; thresholdUnits: number | null };

/** Names of the values in which the two differ. */
export function changedOfferValues(before: OfferValues, after: OfferValues): OfferValue[] {
  const as = (some: OfferValues): CopiedValues => ({ ...newTemplateValues("backorder"), ...some });
  return changedFields(as(before), as(after)).filter((field): field is OfferValue => OFFER_VALUES.some((name) => name === field));
}
