/** The theme's button with the offer's words, or closed; and given back as the theme last had it. */
import { set } from "./write-changes.ts";

/** Sets the button's own text, or the value of one that is an input, or gives it back when `text` is missing. */
export function label(button: HTMLElement, text: string | undefined): void {
  if (!text && button.dataset.standbyText === undefined) return;
  const node = (button.localName === "input" ? button.getAttributeNode("value") : null) ?? ownText(button);
  if (!node) return;
  const now = node.nodeValue?.trim();
  const { standbyNative, standbyText } = button.dataset;
  if (!text) {
    if (standbyNative && now === standbyText) node.nodeValue = standbyNative;
    delete button.dataset.standbyNative;
    delete button.dataset.standbyText;
  } else if (now !== text) {
    if (now !== standbyText) button.dataset.standbyNative = now;
    button.dataset.standbyText = text;
    node.nodeValue = text;
  }
}

/** Closes a button the theme left open, under `text`; opens again only what was closed here. @returns whether we hold it closed */
export function close(button: HTMLButtonElement, closed: boolean): boolean {
  const ours = button.dataset.standbyClosed !== undefined;
  if (closed && (ours || !button.disabled)) {
    button.dataset.standbyClosed = "";
    set(button, "disabled", true);
    return true;
  }
  if (ours) {
    delete button.dataset.standbyClosed;
    set(button, "disabled", false);
  }
  return false;
}

/** The visible text node of a button, past icons and words for screen readers. */
function ownText(button: HTMLElement): Node | null {
  const nodes = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node.nodeValue?.trim() && !node.parentElement?.closest("svg, [hidden], [class*='visually-hidden']")) return node;
  }
  return null;
}
