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

const ACTS = ["pointerdown", "pointermove", "wheel", "keydown"];

/** Does something at the shopper's first act in the page. */
export function firstAct(work: () => void): void {
  const ended = new AbortController();
  const act = () => {
    ended.abort();
    safely(work);
  };
  for (const kind of ACTS) addEventListener(kind, act, { signal: ended.signal, passive: true, capture: true });
}
