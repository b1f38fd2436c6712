/** Reads a variant's words from its own page, for products with more variants than one page carries. */
import { readWords, type Words } from "./offer-words.ts";

const READING_LIMIT_MS = 10_000;

/** @param url the product's path. @returns null when the page does not say, or does not come */
export async function fetchWords(url: string, variant: string): Promise<Words | null> {
  try {
    const signal = AbortSignal.timeout(READING_LIMIT_MS);
    const answer = await fetch(`${url.split("?")[0]}?variant=${variant}`, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const offer = page.querySelector("standby-offer");
    return (offer && readWords(offer)[variant]) ?? null;
  } catch {
    return null;
  }
}
