/** Where on the page an offer stands: the block where the merchant put it, the embed under the product form, neither inside it. */

/** @returns false where it has nothing to do here: the block has the word, or no product form was found */
export function placeOffer(offer: HTMLElement, formsIn: (scope: ParentNode) => HTMLFormElement[]): boolean {
  if (offer.dataset.kind === "embed") return placeEmbed(offer, formsIn);
  moveOut(offer);
  return true;
}

function placeEmbed(offer: HTMLElement, formsIn: (scope: ParentNode) => HTMLFormElement[]): boolean {
  if (document.querySelector('standby-offer[data-kind="block"]')) {
    offer.dataset.kind = "yielded";
    offer.remove();
    return false;
  }
  if (offer.closest(".shopify-section")) return true;
  const [form] = formsIn(document);
  form?.after(offer);
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

/** The waitlist form comes in a template, which the page's own script has unpacked unless a theme put the HTML in later. */
export function unpack(offer: ParentNode): void {
  const packed = offer.querySelector<HTMLTemplateElement>("template[data-form]");
  packed?.replaceWith(packed.content);
}
