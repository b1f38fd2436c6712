/** The theme's forms that add a product to the cart: in the product section, in sticky bars, in quick-add dialogs. */
import { chosenIn, type Words } from "./offer-words.ts";

type Ours = {
  words: Record<string, Words>;
  /** The product's id. */
  product: string;
  /** The page does not carry all variants: a form of this product may hold one we have not read yet. */
  partial: boolean;
};

/** In the order of the page. Forms of other products, and of instalment calculators, are left out. */
export function productForms(scope: ParentNode, { words, product, partial }: Ours): HTMLFormElement[] {
  return [...scope.querySelectorAll<HTMLFormElement>('form[action*="/cart/add"]')].filter((form) => {
    const id = chosenIn(form);
    if (id in words) return true;
    const its = form.elements.namedItem("product-id") as HTMLInputElement | null;
    return partial && id !== "" && its?.value === product;
  });
}

/** Buttons of sticky bars that press the form's own: outside of every form, inside the product's section. */
export const looseButtons = (scope: ParentNode): HTMLButtonElement[] =>
  [...scope.querySelectorAll<HTMLButtonElement>('button[name="add"]')].filter((button) => !button.form);
