/** The app's title bar, save bar and menu, shown in the host's own chrome. */
import { build } from "./build.js";
import { ask } from "./dialog.js";

let saveBar = null;

export const hasUnsavedChanges = () => saveBar !== null;

/** Asks before unsaved changes are left behind; true when there are none. */
export async function mayLeave() {
  if (!saveBar) return true;
  const text = "What you have changed on this page is not saved yet.";
  return ask({ title: "Leave without saving?", text, confirm: "Leave page", cancel: "Stay" });
}

export function showTitle({ title, buttons }, tell) {
  const appName = document.getElementById("app").title;
  document.getElementById("app-title").textContent = title === appName ? "" : (title ?? "");
  document.title = title && title !== appName ? `${title} – ${appName}` : appName;
  const shown = buttons
    .map((button, index) => ({ ...button, index }))
    .filter(({ variant }) => variant !== "breadcrumb")
    .map(({ label, variant, tone, disabled, loading, index }) => {
      const className = [variant, tone].filter(Boolean).join(" ");
      const node = build("button", { type: "button", textContent: label, className, disabled: disabled || loading });
      node.addEventListener("click", () => tell("titleBarClick", { index }));
      return node;
    });
  const back = buttons.findIndex(({ variant }) => variant === "breadcrumb");
  if (back >= 0) {
    const node = build("button", { type: "button", className: "breadcrumb", textContent: `‹ ${buttons[back].label}` });
    node.addEventListener("click", () => tell("titleBarClick", { index: back }));
    shown.unshift(node);
  }
  document.getElementById("app-actions").replaceChildren(...shown);
}

async function discard(bar, tell) {
  const question = { title: "Discard all unsaved changes?", text: "You go back to what was saved last.", confirm: "Discard" };
  if (!bar.discardConfirmation || (await ask(question))) tell("saveBarClick", { which: "discard" });
}

export function showSaveBar(bar, tell) {
  // Told of anew without a change, it keeps its buttons, and whoever is on one keeps the focus.
  if (bar && JSON.stringify(bar) === JSON.stringify(saveBar)) return;
  saveBar = bar;
  document.getElementById("save-bar")?.remove();
  if (!bar) return;
  const button = (described, label, className, act) => {
    const { disabled, loading } = described ?? {};
    const node = build("button", {
      type: "button",
      className,
      textContent: described?.label || label,
      disabled: disabled || loading,
    });
    node.addEventListener("click", act);
    return node;
  };
  const node = build(
    "div",
    { id: "save-bar", className: "save-bar" },
    build("span", { textContent: "Unsaved changes" }),
    button(bar.discard, "Discard", "plain", () => void discard(bar, tell)),
    button(bar.save, "Save", "primary", () => tell("saveBarClick", { which: "save" })),
  );
  node.setAttribute("role", "region");
  node.setAttribute("aria-label", "Unsaved changes");
  document.querySelector(".top").append(node);
}

/** @param open called with the href of the link that was chosen */
export function showMenu(items, appBase, open) {
  const links = items.map(({ label, href }) => {
    const path = new URL(href, location.href);
    const link = build("a", { href: appBase + path.pathname + path.search, textContent: label });
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(href);
    });
    return build("li", {}, link);
  });
  document.getElementById("app-nav").replaceChildren(...links);
  markMenu();
}

/** Marks the link whose address is the longest beginning of the page's. */
export function markMenu() {
  const links = [...document.querySelectorAll("#app-nav a")];
  const fits = links.filter(({ pathname }) => location.pathname === pathname || location.pathname.startsWith(`${pathname}/`));
  const best = fits.sort((one, other) => other.pathname.length - one.pathname.length)[0];
  for (const link of links) link.toggleAttribute("aria-current", link === best);
  document.getElementById("navigation").classList.toggle("is-in-app", best !== undefined);
}
