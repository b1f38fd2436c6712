/** Reads a variant's words from its own page, for products with more variants than one page carries. */
import { fetchText, parsePage } from "./fetch-page.ts";
import { readWords, type Words } from "./offer-words.ts";

/** @param url the product's path. @returns nothing when the page does not say, or does not come */
export async function fetchWords(url: string, variant: string): Promise<Words | undefined> {
  try {
    const page = parsePage(await fetchText(`${url}?variant=${variant}`));
    return readWords(page)[variant];
  } catch {
    return undefined;
  }
}
