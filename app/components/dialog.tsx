/** A dialog over the page. When it closes, the focus goes back to where it was: Polaris sees to that only for a button it opens a dialog with. */
import { useEffect } from "react";
import { Modal, type ModalProps } from "@shopify/polaris";

/** What Polaris puts over the page, and marks so: a menu that led to the dialog is gone when it closes. */
const OVER_THE_PAGE = "[data-portal-id]";

let lastFocused: HTMLElement | null = null;

/** Remembers what the page itself had in focus last. */
export function useFocusMemory(): void {
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest(OVER_THE_PAGE)) lastFocused = target;
    };
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, []);
}

/** To the page as a whole where the dialog's work has taken away what led to it. */
function giveFocusBack(): void {
  if (document.activeElement !== document.body) return;
  const to = lastFocused?.isConnected ? lastFocused : document.querySelector("main");
  to?.focus({ preventScroll: true });
}

/** Open for as long as it is there. */
export function Dialog(props: Omit<ModalProps, "open">) {
  useEffect(() => () => void requestAnimationFrame(giveFocusBack), []);
  return <Modal {...props} open />;
}

Dialog.Section = Modal.Section;
