/** The theme's forms that add a product to the cart: in the product section, in sticky bars, in quick-add dialogs. */
import { chosenIn, valueIn, type Words } from "./offer-words.ts";

/**
 * In the order of the page. Forms of other products, and of instalment calculators, are left out.
 * @param offer the product's id; `partial` where the page does not carry all variants: a form may hold one we have not read yet
 */
export const productForms = (words: Record<string, Words>, { product, partial }: DOMStringMap): HTMLFormElement[] =>
  [...document.querySelectorAll<HTMLFormElement>('form[action*="/cart/add"]')].filter((form) => {
    const id = chosenIn(form);
    return id in words || (partial !== undefined && id !== "" && valueIn(form, "product-id") === product);
  });

/** Buttons of sticky bars that press the form's own: outside of every form, inside the product's section. */
export const looseButtons = (section: ParentNode): HTMLButtonElement[] =>
  [...section.querySelectorAll<HTMLButtonElement>('button[name="add"]')].filter((button) => !button.form);
