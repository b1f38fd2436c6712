/** Toasts: short messages at the foot of the page. */
import { build } from "./build.js";

const shown = new Map();

function shelf() {
  const known = document.getElementById("toasts");
  if (known) return known;
  const made = build("div", { id: "toasts", className: "toasts" });
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

export function hideToast(id) {
  const toast = shown.get(id);
  if (!toast) return;
  clearTimeout(toast.timer);
  toast.node.remove();
  shown.delete(id);
}

/** @param tell called with "toastAction" or "toastDismiss" */
export function showToast({ id, message, duration, isError, action }, tell) {
  const dismiss = () => {
    hideToast(id);
    tell("toastDismiss", { id });
  };
  const act = action && build("button", { type: "button", textContent: action });
  const close = build("button", { type: "button", className: "close", ariaLabel: "Dismiss", textContent: "×" });
  const node = build(
    "div",
    { className: `toast${isError ? " is-error" : ""}` },
    build("span", { textContent: message }),
    act,
    close,
  );
  if (act) act.addEventListener("click", () => tell("toastAction", { id }));
  close.addEventListener("click", dismiss);
  shelf().append(node);
  shown.set(id, { node, timer: setTimeout(dismiss, duration) });
}
