/** Where on the page an offer stands: the block where the merchant put it, the embed under the product form, neither inside it. */

/**
 * @param forms the theme's forms of its product
 * @returns false where it has nothing to do here: the block has the word, or no product form was found
 */
export function placeOffer(offer: HTMLElement, forms: HTMLFormElement[]): boolean {
  if (offer.dataset.kind === "embed") return placeEmbed(offer, forms);
  moveOut(offer);
  return true;
}

function placeEmbed(offer: HTMLElement, [form]: HTMLFormElement[]): boolean {
  if (document.querySelector('standby-offer[data-kind="block"]')) {
    offer.dataset.kind = "yielded";
    offer.remove();
    return false;
  }
  if (offer.closest(".shopify-section")) return true;
  if (form && form.nextElementSibling !== offer) form.after(offer);
  return Boolean(form);
}

/** A form inside the theme's form would take its place: the offer stands right behind it instead, once. */
function moveOut(offer: HTMLElement): void {
  const outer = offer.parentElement?.closest("form");
  if (!outer) return;
  const before = outer.nextElementSibling;
  if (before?.localName === "standby-offer" && before.id === offer.id) before.remove();
  outer.after(offer);
}

/** What is printed in a <noscript>, which is text here, but elements where a theme has parsed the page by itself. */
function unpack(packed: Element | null | undefined): void {
  if (!packed) return;
  const html = packed.childElementCount ? packed.innerHTML : (packed.textContent ?? "");
  packed.outerHTML = packed.matches("details *")
    ? html
    : html.replace(/(<\/summary>)([^]*?)(<\/details>)/, "$1<noscript>$2</noscript>$3");
}

/** Brings out what a shopper is about to use: the waitlist form, and the phone number where `target` is within its fold. */
export function unpackForm(offer: HTMLElement, target?: Element): void {
  unpack(offer.querySelector("noscript[data-form]"));
  unpack(target?.closest("details")?.querySelector("noscript"));
  const form = offer.querySelector("form");
  if (form) form.noValidate = true;
}
