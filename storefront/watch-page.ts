/** Does something again whenever the theme writes into the page, or once the shopper acts; no failure reaches the theme. */
import { safely } from "./write-changes.ts";

/** As long as the page lives; the work is done once per frame at most. */
export function watchPage(work: () => void): void {
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      safely(work);
    });
  }).observe(document.body, { subtree: true, childList: true });
}

const ACTS = ["pointerdown", "pointermove", "wheel", "keydown", "click"];

/** Does something at the shopper's first act in the page. */
export function firstAct(work: () => void): void {
  void new Promise((act) => {
    for (const kind of ACTS) addEventListener(kind, act, { capture: true, once: true });
  }).then(() => safely(work));
}
