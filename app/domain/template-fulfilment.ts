/** What happens to an order with owed units, and for how long restocked units are kept for who waits. */

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
export type Hold = { on: boolean; hours: number };

export const NO_FULFILMENT: Fulfilment = { hold: "nothing", tags: [], slipText: {}, mixedCarts: "allow" };
export const NO_HOLD: Hold = { on: false, hours: 24 };

const MOST_TAGS = 20;
/** Shopify's own most. */
const TAG_CHARACTERS = 40;
const SLIP_CHARACTERS = 500;
const MOST_HOURS = 24 * 30;

export function fulfilmentProblem({ tags, slipText }: Fulfilment): string | null {
  if (tags.length > MOST_TAGS) return `At most ${MOST_TAGS} tags.`;
  const wrong = tags.find((tag) => tag.trim() === "" || tag.includes(","));
  if (wrong !== undefined) return "A tag is a word or a few, without a comma.";
  const long = tags.find((tag) => tag.length > TAG_CHARACTERS);
  if (long !== undefined) return `Shopify's tags have at most ${TAG_CHARACTERS} characters: shorten “${long}”.`;
  const lower = tags.map((tag) => tag.toLowerCase());
  const twice = tags.find((_, index) => lower.indexOf(lower[index] ?? "") !== index);
  if (twice !== undefined) return `The tag “${twice}” is there twice.`;
  const tooLong = Object.values(slipText).some((text) => text.length > SLIP_CHARACTERS);
  return tooLong ? `The text on the packing slip has at most ${SLIP_CHARACTERS} characters.` : null;
}

export function holdProblem({ on, hours }: Hold): string | null {
  if (!on || (Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS)) return null;
  return "Units are kept for 1 to 720 hours, which is 30 days.";
}
