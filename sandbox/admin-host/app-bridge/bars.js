/** App Bridge stand-in, part 5: nav menu, title bar and save bar, whose real buttons stay in the frame. */
const bridge = window.appBridgeStandIn;

// A constructed sheet, because a <style> of ours in the document would disturb React's hydration.
const sheet = new CSSStyleSheet();
sheet.replaceSync("s-app-nav,ui-nav-menu,ui-title-bar,ui-save-bar{display:none!important}ui-modal{display:contents}");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const isOn = (node, name) => node.hasAttribute(name) && node.getAttribute(name) !== "false";
const describe = (node) => ({
  label: node.textContent.trim(),
  variant: node.getAttribute("variant"),
  tone: node.getAttribute("tone"),
  disabled: isOn(node, "disabled"),
  loading: isOn(node, "loading"),
});

/** Watches everything below an element and tells the host, once per change. */
class MirroredElement extends HTMLElement {
  connectedCallback() {
    this.observer = new MutationObserver(() => this.mirror());
    this.observer.observe(this, { subtree: true, childList: true, attributes: true, characterData: true });
    queueMicrotask(() => this.mirror());
  }
  disconnectedCallback() {
    this.observer?.disconnect();
    queueMicrotask(() => this.mirror());
  }
  mirror() {}
}

class NavMenu extends MirroredElement {
  mirror() {
    if (!this.isConnected) return;
    const links = [...this.querySelectorAll("[href]")].filter((link) => link.getAttribute("rel") !== "home");
    bridge.notify(
      "nav",
      links.map((link) => ({ label: link.textContent.trim(), href: link.getAttribute("href") })),
    );
  }
}

let titleBarButtons = [];
let lastHeading = null;

class TitleBar extends MirroredElement {
  static observedAttributes = ["title"];
  attributeChangedCallback() {
    queueMicrotask(() => this.mirror());
  }
  mirror() {
    if (this.closest("ui-modal")) return void this.closest("ui-modal").refreshBars?.();
    if (!this.isConnected && document.querySelector("ui-title-bar:not(ui-modal *)")) return;
    titleBarButtons = this.isConnected ? [...this.querySelectorAll("button, a")] : [];
    lastHeading = null;
    const title = this.isConnected ? (this.getAttribute("title") ?? document.title) : document.title;
    bridge.notify("titleBar", { title, buttons: titleBarButtons.map(describe) });
  }
}
bridge.on("titleBarClick", ({ index }) => titleBarButtons[index]?.click());

/** What can be saved now: a ui-save-bar that is shown, or a changed form with data-save-bar. */
const open = new Map();

function tellSaveBar() {
  const [bar] = [...open.values()].slice(-1);
  bridge.notify("saveBar", bar ? bar.describe() : null);
}
const setOpen = (key, bar) => {
  if (bar) open.set(key, bar);
  else open.delete(key);
  tellSaveBar();
};
bridge.on("saveBarClick", ({ which }) => {
  const [bar] = [...open.values()].slice(-1);
  if (which === "save") bar?.save();
  else bar?.discard();
});
bridge.confirmLeaving = () => (open.size === 0 ? Promise.resolve() : bridge.request("confirmLeaving"));

class SaveBar extends MirroredElement {
  get showing() {
    return open.has(this);
  }
  get discardConfirmation() {
    return isOn(this, "discardConfirmation");
  }
  set discardConfirmation(value) {
    this.toggleAttribute("discardConfirmation", Boolean(value));
  }
  button(isPrimary) {
    return [...this.querySelectorAll("button")].find((node) => (node.getAttribute("variant") === "primary") === isPrimary);
  }
  describe() {
    const [save, discard] = [this.button(true), this.button(false)];
    return {
      save: save && describe(save),
      discard: discard && describe(discard),
      discardConfirmation: this.discardConfirmation,
    };
  }
  save() {
    this.button(true)?.click();
  }
  discard() {
    this.button(false)?.click();
  }
  mirror() {
    if (!this.isConnected) setOpen(this, null);
    else if (this.showing) tellSaveBar();
  }
  async show() {
    if (this.showing) return;
    setOpen(this, this);
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (!this.showing) return;
    setOpen(this, null);
    this.dispatchEvent(new Event("hide"));
  }
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
}

function formBar(form) {
  return {
    describe: () => ({
      save: { label: "Save" },
      discard: { label: "Discard" },
      discardConfirmation: form.hasAttribute("data-discard-confirmation"),
    }),
    save: () => form.requestSubmit(),
    discard: () => form.reset(),
  };
}
for (const type of ["input", "change"]) {
  document.addEventListener(type, (event) => {
    const form = event.target.closest?.("form[data-save-bar]");
    if (form && !open.has(form)) setOpen(form, formBar(form));
  });
}
for (const type of ["submit", "reset"]) {
  document.addEventListener(type, (event) => open.has(event.target) && setOpen(event.target, null));
}

customElements.define("ui-nav-menu", NavMenu);
customElements.define("s-app-nav", class extends NavMenu {});
customElements.define("ui-title-bar", TitleBar);
customElements.define("ui-save-bar", SaveBar);

/** Without a title bar the page's own heading or the document's title names it. */
function mirrorHeading() {
  if (document.querySelector("ui-title-bar:not(ui-modal *)")) return;
  const title = document.querySelector("s-page")?.getAttribute("heading") ?? document.title;
  if (title === lastHeading) return;
  lastHeading = title;
  bridge.notify("titleBar", { title, buttons: [] });
}
new MutationObserver(mirrorHeading).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["heading"],
});
