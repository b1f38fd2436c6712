/** App Bridge stand-in, part 6: ui-modal and s-app-window, shown as a dialog inside the frame. */
const STYLE = `
  dialog { border: 0; padding: 0; border-radius: 14px; width: min(620px, calc(100vw - 32px)); max-height: calc(100vh - 48px);
    box-shadow: 0 12px 48px rgb(20 28 24 / 35%); color: #1d2620; font: 14px/1.45 system-ui, sans-serif; overflow: hidden; }
  dialog[open] { display: flex; flex-direction: column; }
  dialog::backdrop { background: rgb(20 28 24 / 50%); }
  dialog.small { width: min(380px, calc(100vw - 32px)); }
  dialog.large { width: min(980px, calc(100vw - 32px)); }
  dialog.max { width: 100vw; max-width: 100vw; height: 100vh; max-height: 100vh; border-radius: 0; }
  header, footer { display: flex; gap: 8px; align-items: center; padding: 14px 16px; background: #f4f5f2; }
  header h2 { flex: 1; margin: 0; font-size: 15px; }
  footer { justify-content: flex-end; border-top: 1px solid #dfe2db; background: #fff; }
  footer:empty { display: none; }
  .body { flex: 1; overflow: auto; }
  button { font: inherit; min-height: 36px; padding: 4px 14px; border-radius: 9px; border: 1px solid #b9c0b4; background: #fff;
    color: inherit; cursor: pointer; }
  button.primary { background: #1f3a2e; border-color: #1f3a2e; color: #fff; }
  button.critical { background: #a8281c; border-color: #a8281c; color: #fff; }
  button:disabled { opacity: 0.5; cursor: default; }
  button.close { border: 0; background: none; font-size: 22px; line-height: 1; min-width: 36px; padding: 0; }
  iframe { border: 0; width: 100%; height: 60vh; display: block; }
  .max iframe { height: 100%; }
`;

class Modal extends HTMLElement {
  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = `<style>${STYLE}</style><dialog><header><h2></h2><button class="close" aria-label="Close">×</button></header>
      <div class="body"><slot></slot></div><footer></footer></dialog>`;
    this.dialog = root.querySelector("dialog");
    this.dialog.addEventListener("close", () => this.finishHiding());
    root.querySelector(".close").addEventListener("click", () => this.hide());
  }
  /** Where app-bridge-react puts the modal's children. */
  get content() {
    this.container ??= document.createElement("div");
    if (!this.container.isConnected) this.append(this.container);
    return this.container;
  }
  set content(node) {
    this.content.replaceChildren(node);
  }
  get variant() {
    return this.getAttribute("variant") ?? "base";
  }
  set variant(value) {
    this.setAttribute("variant", value);
  }
  get src() {
    return this.getAttribute("src") ?? undefined;
  }
  set src(value) {
    this.setAttribute("src", value);
  }
  get contentWindow() {
    return this.shadowRoot.querySelector("iframe")?.contentWindow ?? null;
  }
  refreshBars() {
    const bar = this.querySelector("ui-title-bar");
    const title = bar?.getAttribute("title") ?? "";
    this.shadowRoot.querySelector("h2").textContent = title;
    this.dialog.setAttribute("aria-label", title || "Dialog");
    const buttons = [...(bar?.querySelectorAll("button, a") ?? [])].reverse().map((real) => {
      const shown = document.createElement("button");
      shown.textContent = real.textContent;
      shown.disabled = real.hasAttribute("disabled") || real.hasAttribute("loading");
      shown.className = real.getAttribute("tone") === "critical" ? "critical" : (real.getAttribute("variant") ?? "");
      shown.addEventListener("click", () => real.click());
      return shown;
    });
    this.shadowRoot.querySelector("footer").replaceChildren(...buttons);
  }
  showFrame() {
    const body = this.shadowRoot.querySelector(".body");
    if (!this.src) return;
    const frame = document.createElement("iframe");
    frame.title = this.dialog.getAttribute("aria-label");
    body.replaceChildren(frame);
    void window.appBridgeStandIn.launchUrl(this.src).then((url) => (frame.src = url.href));
  }
  async show() {
    if (this.dialog.open) return;
    this.dialog.className = this.variant;
    this.refreshBars();
    this.showFrame();
    this.dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }
  async hide() {
    if (this.dialog.open) this.dialog.close();
  }
  toggle() {
    return this.dialog.open ? this.hide() : this.show();
  }
  finishHiding() {
    this.dispatchEvent(new Event("hide"));
  }
}

customElements.define("ui-modal", Modal);
customElements.define(
  "s-app-window",
  class extends Modal {
    get variant() {
      return "max";
    }
  },
);
