/** Whether the page is still as Liquid and the script of its first paint have left it: then an offer has nothing to write. */
import { chosenIn, quantityIn } from "./offer-words.ts";

/** Not the theme's own way straight to the checkout. */
const BUTTONS = ':is([name="add"], form[action*="/cart/add"] [type="submit"]:not([name="return_to"]))';
/** Neither closed nor with the offer's words, or with a plan that the theme chose. */
const NOT_YET = `${BUTTONS}:not([disabled], [data-standby-text]:not([data-standby-closed])), [name="selling_plan"]:not([data-property])`;

/**
 * What cannot be seen, such as what a line carries, is left to the shopper's first act.
 * @param forms the theme's forms of its product
 */
export const standsAsPrinted = ({ offer, variant }: DOMStringMap, forms: HTMLFormElement[]): boolean =>
  !document.querySelector(offer === "in_stock" ? "[data-standby-text]" : NOT_YET) &&
  forms.every((form) => chosenIn(form) === variant && quantityIn(form) < 2);
