/** Dialogs of the host: a modal with a title and buttons, and a plain question. */
import { build } from "./build.js";

/** Opens a dialog and returns it; it removes itself when it closes, whatever closed it. */
export function openDialog({ title, className = "", body, footer, onClose }) {
  const close = build("button", { type: "button", className: "close", ariaLabel: "Close", textContent: "×" });
  const dialog = build(
    "dialog",
    { className: `dialog ${className}`, ariaLabel: title },
    build("header", {}, build("h2", { textContent: title }), close),
    body,
    footer,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Resolves with true when the person agrees. */
export function ask({ title, text, confirm, cancel = "Cancel" }) {
  return new Promise((resolve) => {
    let answer = false;
    const no = build("button", { type: "button", textContent: cancel });
    const yes = build("button", { type: "button", textContent: confirm, className: "critical" });
    const dialog = openDialog({
      title,
      className: "is-small",
      body: build("p", { className: "dialog-text", textContent: text }),
      footer: build("footer", {}, no, yes),
      onClose: () => resolve(answer),
    });
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => {
      answer = true;
      dialog.close();
    });
  });
}
