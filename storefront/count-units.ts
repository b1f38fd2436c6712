/** What of a chosen quantity is there now, what comes later, and what is too much. */
import { isSelling, type Words } from "./offer-words.ts";

/** Sentences with %1, %2, %3 where numbers and the date go, as the element carries them. */
export type Sentences = { splitBy?: string; splitLater?: string; atMost?: string; noneLeft?: string };

export type UnitsSaid = { split?: string; limit?: string };

/**
 * Every unit sold under an offer counts against its threshold, also one that is there now: checkout refuses by the same rule.
 * @returns nothing where there is nothing to say: one ships later, and the date line has told so already
 */
export function sayUnits(words: Words, quantity: number, sentences: Sentences): UnitsSaid {
  if (!isSelling(words)) return {};
  const [, , , , , , , stock, left, day] = words;
  // A number that is missing is NaN, and no quantity is more or less than that.
  const [there, most] = [units(stock), units(left)];
  if (quantity > most) return { limit: most ? fill(sentences.atMost, most) : sentences.noneLeft };
  if (!there || quantity <= there) return {};
  return { split: fill(day ? sentences.splitBy : sentences.splitLater, there, quantity - there, day) };
}

const units = (text = ""): number => Math.max(0, parseInt(text));

const fill = (sentence = "", ...values: (string | number | undefined)[]): string =>
  sentence.replace(/%([123])/g, (_, place: string) => String(values[Number(place) - 1]));
