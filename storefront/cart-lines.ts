/** Messages at the lines of carts and drawers that take no block, and one before the way to the checkout. */
import { set } from "./write-changes.ts";

/** In the cart's order; an empty message: a line in normal sale. `promised`: it is a property of the line, which most themes print. */
export type Line = [variant: string, message: string, promised?: boolean];

/** `note` is the sentence for a cart that also ships now; empty while there is none. */
export type Cart = { note: string; lines: Line[] };

const CARTS = "form[action$='/cart'], cart-items, cart-items-component, cart-drawer";
/** Many themes keep the button outside of the form that it sends. */
const CHECKOUT = `[name=checkout], :is(${CARTS}) a[href$='/checkout']`;
const PLACES = `${CARTS}, .shopify-section`;

/** @param written by Liquid */
export function readCart(written: string | null | undefined): Cart {
  const [note, ...lines] = JSON.parse(written || '[""]') as [string, ...Line[]];
  return { note, lines };
}

/** @param isWhole whether a line is all there; while the page is parsed, some are not yet */
export function sayInCarts({ note, lines }: Cart, isWhole: (row: Element) => boolean = () => true): void {
  const block = document.querySelector(".standby--cart");
  const spoken = block && (block.closest("main") ?? document.body);
  for (const cart of document.querySelectorAll(CARTS))
    if (!cart.parentElement?.closest(CARTS)) sayAtLines(cart, spoken?.contains(cart) ? [] : lines, isWhole);
  for (const button of document.querySelectorAll(CHECKOUT)) {
    const place = button.closest(PLACES) ?? button.parentElement;
    if (place) say(place, "standby-note", spoken?.contains(button) ? "" : note, (said) => aboveRow(button).before(said));
  }
}

/** A line is known by the link on its words, which names the variant; lines of one variant stand in the cart's order. */
function sayAtLines(cart: Element, lines: Line[], isWhole: (row: Element) => boolean): void {
  const left = [...lines];
  const rows = new Set<Element | null>();
  for (const link of cart.querySelectorAll<HTMLAnchorElement>('a[href*="/products/"][href*="variant="]')) {
    const row = link.closest("tr, li, [role=row], .cart-item") ?? link.parentElement;
    if (!row || rows.has(row) || !link.textContent.trim()) continue;
    rows.add(row);
    const line = left.find(([variant]) => link.href.includes(`variant=${variant}`));
    if (line) left.splice(left.indexOf(line), 1);
    if (line?.[2] && !isWhole(row)) continue;
    say(row, "standby-line", line?.[1] ?? "", (said) => afterTitle(link).after(said));
  }
}

/** Says nothing that the theme says in the same place: most print a line's promise among its properties. */
function say(place: Element, name: string, text: string, put: (said: Element) => void): void {
  const there = place.querySelector(`.${name}`);
  if (there && text) return set(there, "textContent", text);
  there?.remove();
  if (!text || place.textContent.includes(text)) return;
  const said = document.createElement("p");
  said.className = name;
  said.textContent = text;
  put(said);
}

const afterTitle = (link: Element): Element => link.closest("h1, h2, h3, h4, h5, h6, p, strong") ?? link;

/** Buttons side by side stay so: the sentence stands above all of them. */
function aboveRow(button: Element): Element {
  const parent = button.parentElement;
  if (!parent) return button;
  const { display, flexDirection } = getComputedStyle(parent);
  return /flexrow/.test(display + flexDirection) ? aboveRow(parent) : button;
}
