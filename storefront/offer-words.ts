/** What one variant shows, as Liquid has written it into the page, and where a form keeps its chosen variant. */

/**
 * In this order; texts in the shopper's language. `stock`, `left`: units, empty where there is no limit. `day`: the
 * back-in-stock date. `plan`: the selling plan's id. `beside`: the button of a
 * waitlist beside a pre-order or backorder. Everything behind `kind` may be missing.
 */
export type Words = [
  kind: string,
  button?: string,
  badge?: string,
  message?: string,
  date?: string,
  name?: string,
  promise?: string,
  stock?: string,
  left?: string,
  day?: string,
  plan?: string,
  charge?: string,
  beside?: string,
];

export const NORMAL_SALE: Words = ["in_stock"];

export const isSelling = ([kind]: Words): boolean => kind === "preorder" || kind === "backorder";

/** In these nobody can buy, whatever stock the theme still sees. */
export const isClosed = ([kind]: Words): boolean => kind === "waitlist" || kind === "unavailable";

/** The text of the waitlist form's button; none while nobody can join. */
export const joinButton = ([kind, button, ...rest]: Words): string | undefined => (kind === "waitlist" ? button : rest[10]);

/** @throws when the page's data is no table of words; the caller leaves the page alone then */
export const readWords = (element: ParentNode): Record<string, Words> =>
  JSON.parse(element.querySelector("[data-variants]")?.textContent || "{}") as Record<string, Words>;

/** A field's value, even where the theme has disabled it, or has a row of buttons for it. */
export const valueIn = (form: HTMLFormElement, name: string): string | undefined =>
  (form.elements.namedItem(name) as RadioNodeList | HTMLInputElement | null)?.value;

/** The variant a product form would add. */
export const chosenIn = (form: HTMLFormElement): string => valueIn(form, "id") ?? "";

/** How many a form would add; 1 where it does not ask, or holds no number. */
export function quantityIn(form: HTMLFormElement): number {
  const units = Number(valueIn(form, "quantity"));
  return units > 0 ? units : 1;
}
