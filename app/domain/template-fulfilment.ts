/** What happens to an order with owed units, and for how long restocked units are kept for who waits. */

import { placeholderProblem } from "./text-placeholders.ts";

export const ORDER_HOLDS = ["order", "lines", "nothing"] as const;
export const MIXED_CARTS = ["allow", "warn", "apart"] as const;

export type Fulfilment = {
  hold: (typeof ORDER_HOLDS)[number];
  tags: string[];
  /** Per language. */
  slipText: Record<string, string>;
  mixedCarts: (typeof MIXED_CARTS)[number];
};

/** Whether restocked units are kept for waitlist shoppers, and for how long. */
export type Hold = {
  on: boolean;
  hours: number;
  /** Whoever misses the turn waits on in the same place. */
  keepsPlace: boolean;
};

export const NO_FULFILMENT: Fulfilment = { hold: "nothing", tags: [], slipText: {}, mixedCarts: "allow" };
export const NO_HOLD: Hold = { on: false, hours: 24, keepsPlace: false };

const MOST_TAGS = 20;
/** Shopify's own most. */
const TAG_CHARACTERS = 40;
export const SLIP_CHARACTERS = 500;
const MOST_HOURS = 24 * 30;

/** At "fulfilment.tags" and "fulfilment.slipText.<language>"; empty when all is well. */
export function fulfilmentProblems({ tags, slipText }: Fulfilment): Record<string, string> {
  const problems: Record<string, string> = {};
  const wrong = tagsProblem(tags);
  if (wrong !== null) problems["fulfilment.tags"] = wrong;
  for (const [language, text] of Object.entries(slipText)) {
    const long = text.length > SLIP_CHARACTERS ? `The text on the packing slip has at most ${SLIP_CHARACTERS} characters.` : null;
    const problem = long ?? placeholderProblem(text);
    if (problem !== null) problems[`fulfilment.slipText.${language}`] = problem;
  }
  return problems;
}

/** As merchants type them. */
export const readTags = (text: string): string[] =>
  text
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);

function tagsProblem(tags: string[]): string | null {
  if (tags.length > MOST_TAGS) return `At most ${MOST_TAGS} tags.`;
  const wrong = tags.find((tag) => tag.trim() === "" || tag.includes(","));
  if (wrong !== undefined) return "A tag is a word or a few, without a comma.";
  const long = tags.find((tag) => tag.length > TAG_CHARACTERS);
  if (long !== undefined) return `Shopify's tags have at most ${TAG_CHARACTERS} characters: shorten “${long}”.`;
  const lower = tags.map((tag) => tag.toLowerCase());
  const twice = tags.find((_, index) => lower.indexOf(lower[index] ?? "") !== index);
  return twice === undefined ? null : `The tag “${twice}” is there twice.`;
}

export function holdProblem({ on, hours }: Hold): string | null {
  if (!on || (Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS)) return null;
  return "Units are kept for 1 to 720 hours, which is 30 days.";
}
