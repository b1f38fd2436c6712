/** Badges on product cards that take no block: over the card's picture, so that nothing moves. */
import { set } from "./write-changes.ts";

/** By product handle; empty text: a product in normal sale. */
export type Badges = Record<string, string>;

const LINKS = 'a[href*="/products/"]';
const ELSEWHERE = "nav, header, footer, dialog, [role=dialog], standby-offer, form[action$='/cart']";
const LIST_OR_PAGE = "ul, ol, main, body, .shopify-section";
const SAME_CORNER_PX = 2;

type Card = { element: Element; handle: string };

/** The page's product cards in its main part, each once. */
export function findCards(): Card[] {
  const found = new Map<Element, string>();
  for (const link of (document.querySelector("main") ?? document).querySelectorAll<HTMLAnchorElement>(LINKS)) {
    if (link.closest(ELSEWHERE)) continue;
    const handle = handleIn(link);
    if (handle) found.set(cardOf(link, handle), handle);
  }
  return [...found].map(([element, handle]) => ({ element, handle }));
}

export function badgeCards(cards: Card[], badges: Badges): void {
  const fresh = cards.filter(({ element, handle }) => write(element, badges[handle] ?? ""));
  // The theme's own badge may have the corner already. All is written before anything is measured.
  const taken = fresh.filter(({ element }) => {
    const own = element.querySelector(".standby-tag");
    return own && [...element.querySelectorAll('[class*="badge" i]')].some((other) => overlap(own, other));
  });
  for (const { element } of taken) element.querySelector(".standby-tag")?.classList.add("standby-tag--end");
}

/** @returns whether a badge was added */
function write(card: Element, text: string): boolean {
  const there = card.querySelector(".standby-tag");
  const picture = card.querySelector("img, video, picture, svg[class]");
  if (!text || !picture || card.querySelector(".standby--badge")) {
    there?.remove();
    return false;
  }
  if (there) {
    set(there, "textContent", text);
    return false;
  }
  const tag = document.createElement("span");
  tag.className = "standby-tag";
  tag.textContent = text;
  const box = boxOf(picture, card);
  if (getComputedStyle(box).position === "static") box.classList.add("standby-card");
  box.append(tag);
  return true;
}

const handleIn = (link: HTMLAnchorElement): string => decodeURIComponent(/\/products\/([^/?#]+)/.exec(link.href)?.[1] ?? "");

/** The widest part of the page around a link that leads to no other product. */
function cardOf(link: HTMLAnchorElement, handle: string): Element {
  let card: Element = link;
  for (let next = link.parentElement; next && !next.matches(LIST_OR_PAGE); next = next.parentElement) {
    if ([...next.querySelectorAll<HTMLAnchorElement>(LINKS)].some((other) => handleIn(other) !== handle)) break;
    card = next;
    if (next.matches("li, article")) break;
  }
  return card;
}

/** The outermost part of the card that begins where its picture does: out of reach of what the theme does to pictures. */
function boxOf(picture: Element, card: Element): Element {
  let box = picture.parentElement ?? card;
  while (box !== card && box.parentElement && atSameCorner(box, box.parentElement)) box = box.parentElement;
  return box;
}

function atSameCorner(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return Math.abs(a.top - b.top) <= SAME_CORNER_PX && Math.abs(a.left - b.left) <= SAME_CORNER_PX;
}

function overlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return one !== other && b.width > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
