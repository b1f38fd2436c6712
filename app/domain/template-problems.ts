/** What is wrong with a template's values, field by field, in words that say what to do. */
import { toWallClock } from "#app/lib/wall-clock.ts";
import { NAME_CHARACTERS } from "./copy-name.ts";
import type { OfferText, OfferTexts } from "./offer.ts";
import { textBytesOver } from "./offer-metafield.ts";
import { switchConditionProblem } from "./switch-condition.ts";
import { fulfilmentProblems, holdProblem } from "./template-fulfilment.ts";
import { paymentProblems } from "./template-payment.ts";
import type { TemplateField, TemplateValues } from "./template-values.ts";
import { placeholderProblem } from "./text-placeholders.ts";

export type TemplateContext = {
  now: Date;
  /** The shop's. */
  timeZone: string;
  /** As saved before: a date that has come since is no mistake. Null for a new template. */
  saved: TemplateValues | null;
  /** Names of the shop's other templates. */
  takenNames: string[];
};

/** A text's problem is at "texts.<language>.<part>", one of the payment at "payment.<field>". */
export type TemplateProblems = Record<string, string>;

export const TEXT_LIMITS: Record<keyof OfferText, number> = {
  buttonText: 40,
  badge: 40,
  message: 300,
  dateLine: 100,
  cartMessage: 200,
};

const MOST_UNITS = 1_000_000;

/** Empty when all is well. */
export function templateProblems(values: TemplateValues, context: TemplateContext): TemplateProblems {
  const todayOn = dayOf(context.now, context.timeZone);
  const found: [TemplateField, string | null][] = [
    ["name", nameProblem(values.name, context.takenNames)],
    ["switchCondition", values.switchCondition === null ? null : switchConditionProblem(values.switchCondition)],
    ["thresholdUnits", thresholdProblem(values)],
    ["incomingUnits", unitsProblem(values.incomingUnits, 0)],
    ["backInStockOn", backInStockProblem(values, context, todayOn)],
    ["startsAt", startProblem(values, context)],
    ["endsAt", endProblem(values, context)],
    ["followsEnd", followsProblem(values)],
    ["payment", waitlistPaymentProblem(values)],
    ["hold", holdProblem(values.hold)],
  ];
  const problems = found.filter((entry): entry is [TemplateField, string] => entry[1] !== null);
  return {
    ...Object.fromEntries(problems),
    ...fulfilmentProblems(values.fulfilment),
    ...ownPaymentProblems(values, todayOn),
    ...textProblems(values),
  };
}

function nameProblem(name: string, takenNames: string[]): string | null {
  if (name === "") return "Give the template a name.";
  if (name.length > NAME_CHARACTERS) return `A name has at most ${NAME_CHARACTERS} characters.`;
  const taken = takenNames.some((other) => other.toLowerCase() === name.toLowerCase());
  return taken ? "Another template, perhaps an archived one, has this name. Choose another name." : null;
}

function unitsProblem(units: number | null, least: number): string | null {
  if (units === null || (Number.isInteger(units) && units >= least && units <= MOST_UNITS)) return null;
  return `Enter a whole number from ${least} to 1,000,000, or leave it empty.`;
}

function thresholdProblem({ mode, thresholdUnits, switchCondition }: TemplateValues): string | null {
  if (mode === "waitlist" && thresholdUnits !== null) return "A waitlist sells nothing, so it has no limit. Leave it empty.";
  if (thresholdUnits === 0) return "With 0 nobody could order. Leave it empty for no limit, or choose the waitlist.";
  const fromUnits = unitsProblem(thresholdUnits, 1);
  if (fromUnits) return fromUnits;
  if (thresholdUnits !== null && switchCondition !== null && switchCondition < 0 && thresholdUnits <= -switchCondition) {
    return `At stock ${switchCondition} this many units are owed already, so the offer would end before it begins. Enter more than ${-switchCondition}, or raise the switch condition.`;
  }
  return null;
}

const MOST_YEARS_AHEAD = 10;
const TOO_FAR = `This is more than ${MOST_YEARS_AHEAD} years from now. Check the year.`;
const YEAR_CHARACTERS = 4;

/** @param day "2026-12-01" */
const isTooFar = (day: string, todayOn: string) =>
  Number(day.slice(0, YEAR_CHARACTERS)) > Number(todayOn.slice(0, YEAR_CHARACTERS)) + MOST_YEARS_AHEAD;

/** The calendar day of an instant, where the shop is. */
const dayOf = (instant: Date, timeZone: string) => toWallClock(instant, timeZone).slice(0, "2026-12-01".length);

const isAnew = (value: Date | string | null, saved: Date | string | null | undefined) =>
  value !== null && value.valueOf() !== saved?.valueOf();

function backInStockProblem(values: TemplateValues, context: TemplateContext, todayOn: string): string | null {
  const { backInStockOn, startsAt } = values;
  if (backInStockOn === null) return null;
  if (isAnew(backInStockOn, context.saved?.backInStockOn) && backInStockOn <= todayOn) {
    return "This day has come already. Choose a later one, or leave it empty.";
  }
  if (isTooFar(backInStockOn, todayOn)) return TOO_FAR;
  return startsAt !== null && backInStockOn <= dayOf(startsAt, context.timeZone)
    ? "Stock would be back before the offer starts, so nobody would ever see it. Choose a later day or an earlier start."
    : null;
}

function startProblem({ startsAt }: TemplateValues, { now, saved, timeZone }: TemplateContext): string | null {
  if (startsAt !== null && isTooFar(dayOf(startsAt, timeZone), dayOf(now, timeZone))) return TOO_FAR;
  if (startsAt === null || !isAnew(startsAt, saved?.startsAt) || startsAt > now) return null;
  return "This start is in the past. Leave it empty to start at once.";
}

function endProblem({ startsAt, endsAt }: TemplateValues, { now, saved, timeZone }: TemplateContext): string | null {
  if (endsAt === null) return null;
  if (isTooFar(dayOf(endsAt, timeZone), dayOf(now, timeZone))) return TOO_FAR;
  if (startsAt !== null && endsAt <= startsAt) return "The end must come after the start.";
  return isAnew(endsAt, saved?.endsAt) && endsAt <= now
    ? "This end is in the past. Choose a later one, or leave it empty."
    : null;
}

function followsProblem({ mode, followsEnd }: TemplateValues): string | null {
  if (mode !== "waitlist" || followsEnd !== "waitlist") return null;
  return "A waitlist that ends cannot be followed by a waitlist. Choose what else shoppers see then.";
}

function ownPaymentProblems({ mode, payment }: TemplateValues, todayOn: string): TemplateProblems {
  if (mode === "waitlist") return {};
  return Object.fromEntries(
    Object.entries(paymentProblems(payment, todayOn)).map(([field, words]) => [`payment.${field}`, words]),
  );
}

function waitlistPaymentProblem({ mode, payment }: TemplateValues): string | null {
  return mode !== "waitlist" || payment.kind === "full"
    ? null
    : "Nobody pays on a waitlist. Choose pre-order or backorder to take a deposit.";
}

function textProblems({ texts }: TemplateValues): TemplateProblems {
  const problems: TemplateProblems = {};
  for (const [language, text] of Object.entries(texts)) {
    for (const [part, words] of Object.entries(text) as [keyof OfferText, string][]) {
      const problem = textProblem(words, TEXT_LIMITS[part]);
      if (problem) problems[`texts.${language}.${part}`] = problem;
    }
  }
  return Object.keys(problems).length > 0 ? problems : togetherProblem(texts);
}

/** Said at the longest text, where shortening helps most. */
function togetherProblem(texts: OfferTexts): TemplateProblems {
  const over = textBytesOver(texts);
  if (over === 0) return {};
  const all = Object.entries(texts).flatMap(([language, text]) =>
    Object.entries(text).map(([part, words]) => ({ field: `texts.${language}.${part}`, words })),
  );
  const longest = all.reduce((most, one) => (bytes(one.words) > bytes(most.words) ? one : most));
  const words = `All languages together are too long for Shopify’s checkout to read. Please shorten them by about ${Math.ceil(over / bytesPerCharacter(longest.words))} characters, here or elsewhere.`;
  return { [longest.field]: words };
}

const bytes = (words: string): number => new TextEncoder().encode(words).length;
const bytesPerCharacter = (words: string): number => bytes(words) / Math.max(1, words.length);

function textProblem(words: string, most: number): string | null {
  if (words.length > most) return `At most ${most} characters, please: these are ${words.length}.`;
  return placeholderProblem(words);
}
