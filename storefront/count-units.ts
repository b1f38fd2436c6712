/** What of a chosen quantity is there now, what comes later, and what is too much. */
import { isSelling, type Words } from "./offer-words.ts";

/** Sentences with %1, %2, %3 where numbers and the date go. */
export type Sentences = { by: string; later: string; atMost: string; noneLeft: string };

export type UnitsSaid = { split: string; refusal: string };

const units = (text: string | undefined): number | null => (text && /^-?\d+$/.test(text) ? Number(text) : null);

/**
 * Every unit sold under an offer counts against its threshold, also one that is there now: checkout refuses by the same rule.
 * @returns empty texts where there is nothing to say: one ships later, and the date line has told so already
 */
export function sayUnits(words: Words, quantity: number, sentences: Sentences): UnitsSaid {
  if (!isSelling(words)) return { split: "", refusal: "" };
  const stock = Math.max(0, units(words[7]) ?? 0);
  const left = units(words[8]);
  const most = left === null ? Infinity : Math.max(0, left);
  if (quantity > most) return { split: "", refusal: most ? fill(sentences.atMost, most) : sentences.noneLeft };
  if (stock === 0 || quantity <= stock) return { split: "", refusal: "" };
  const day = words[9];
  return { split: fill(day ? sentences.by : sentences.later, stock, quantity - stock, day), refusal: "" };
}

const fill = (sentence: string, ...values: (string | number | undefined)[]): string =>
  sentence.replace(/%([123])/g, (_, place: string) => String(values[Number(place) - 1] ?? ""));
