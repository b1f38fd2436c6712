/** Escape in a popover or a dialog closes that and no more: Polaris' filters, which listen on the window, would end the search as well. */
import { useEffect } from "react";

/** What Polaris puts over the page, and marks so. */
const OVER_THE_PAGE = "[data-portal-id]";

function keepEscape(event: KeyboardEvent) {
  const isOver = event.target instanceof Element && event.target.closest(OVER_THE_PAGE);
  if (event.key === "Escape" && isOver) event.stopPropagation();
}

export function useEscapeOfDialogs() {
  useEffect(() => {
    document.addEventListener("keydown", keepEscape);
    return () => document.removeEventListener("keydown", keepEscape);
  }, []);
}
