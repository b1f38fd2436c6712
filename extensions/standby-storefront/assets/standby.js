// @ts-check
/** Follows the chosen variant and answers the waitlist form in place. Liquid has rendered everything; this only upgrades it. */

/* Block and embed may both bring this file: only the first copy does anything, and it leaves no name behind. */
(() => {
  if (customElements.get("standby-offer")) return;

  /** @typedef {[kind: string, button?: string, badge?: string, message?: string, date?: string, name?: string, promise?: string]} Words */

  const SENDING_LIMIT_MS = 15_000;

  /** Confirmations of this page view, by variant: a theme may render our element anew. @type {Map<string, string>} */
  const joined = new Map();

  class StandbyOffer extends HTMLElement {
    /** @type {Record<string, Words>} */
    #words = {};
    #chosen = "";
    #leave = new AbortController();
    /** @type {MutationObserver | undefined} */
    #watch;

    connectedCallback() {
      safely(() => {
        this.#leave = new AbortController();
        this.#words = JSON.parse(this.querySelector("[data-variants]")?.textContent || "{}");
        if (this.dataset.kind === "embed" && !this.#place()) return;
        const form = this.#waitlist;
        if (form) form.noValidate = true;
        this.#follow();
        this.#sync();
      });
    }

    disconnectedCallback() {
      this.#leave.abort();
      this.#watch?.disconnect();
      // A theme that morphs its section takes out what it does not know: the embed comes back, the block is rendered anew.
      if (this.dataset.kind === "embed") queueMicrotask(() => safely(() => this.isConnected || this.#place()));
    }

    get #waitlist() {
      return this.querySelector("form");
    }

    /** The part of the page whose variant choice is ours. */
    get #scope() {
      return this.closest(".shopify-section, dialog") ?? document.body;
    }

    /** The theme's form of this product, or null. */
    #productForm(scope = this.#scope) {
      for (const form of scope.querySelectorAll("form")) {
        if (!form.getAttribute("action")?.includes("/cart/add")) continue;
        if (chosenIn(form) in this.#words) return form;
      }
      return null;
    }

    /** Puts the embed under the product form; false where the block has the word or no form is found. */
    #place() {
      if (document.querySelector('standby-offer[data-kind="block"]')) {
        this.dataset.kind = "yielded";
        this.remove();
        return false;
      }
      if (this.closest(".shopify-section")) return true;
      const form = this.#productForm(document.body);
      form?.after(this);
      return Boolean(form);
    }

    /** Hears of a variant switch by every road a theme may take. */
    #follow() {
      const { signal } = this.#leave;
      const soon = () => queueMicrotask(() => safely(() => this.#sync()));
      document.addEventListener("shopify:product:select", (event) => void this.#selected(event), { signal });
      this.#scope.addEventListener("change", soon, { signal });
      window.addEventListener("popstate", () => setTimeout(soon), { signal });
      this.addEventListener("submit", (event) => void this.#submit(event), { signal });
      this.addEventListener("input", (event) => this.#forgive(event), { signal });
      this.#watch = new MutationObserver(() => safely(() => this.#sync()));
      const around = this.closest(".shopify-section") ?? this.#productForm();
      if (around) {
        this.#watch.observe(around, { subtree: true, childList: true, characterData: true, attributeFilter: ["value"] });
      }
    }

    /** Standard storefront event: its promise carries the variant. @param {any} event */
    async #selected(event) {
      const choice = await Promise.resolve(event.promise).catch(() => null);
      const id = String(choice?.variant?.id ?? "").replace(/\D+/g, "");
      if (id in this.#words) safely(() => this.#show(id));
    }

    #sync() {
      const asked = new URLSearchParams(location.search).get("variant") ?? "";
      const form = this.#productForm();
      const id = form ? chosenIn(form) : asked in this.#words ? asked : this.dataset.variant;
      if (id) this.#show(id);
    }

    /** Shows one variant's offer; says the same thing twice without touching the page. @param {string} id */
    #show(id) {
      const words = this.#words[id] ?? ["in_stock"];
      const [kind, button, badge, message, date] = words;
      const switched = this.#chosen !== id;
      this.#chosen = id;
      set(this.dataset, "offer", kind);
      set(this.dataset, "variant", id);
      set(this, "hidden", kind === "in_stock");
      // Whoever has joined is told so, and no longer asked to.
      const said = { button, badge, message: joined.has(id) ? "" : message, date };
      for (const [name, text] of Object.entries(said)) {
        const place = this.querySelector(`[data-say="${name}"]`);
        if (place) set(place, "textContent", text ?? "");
      }
      this.#showForm(id, kind === "waitlist");
      if (switched) this.#say(kind === "waitlist" ? (joined.get(id) ?? "") : "");
      const form = this.#productForm();
      if (form) dress(form, words, this.querySelectorAll("[data-property]"));
    }

    /** @param {string} id @param {boolean} wanted */
    #showForm(id, wanted) {
      const form = this.#waitlist;
      if (!form) return;
      set(form, "hidden", !wanted || joined.has(id));
      write(form, "variant_id", id);
      write(form, "return_to", `${this.dataset.url?.split("?")[0]}?variant=${id}`);
    }

    /** @param {string} text @param {"fine" | "wrong"} tone */
    #say(text, tone = "fine") {
      const status = /** @type {HTMLElement | null} */ (this.querySelector("[data-status]"));
      if (!status) return;
      set(status.dataset, "tone", tone);
      set(status, "textContent", text);
    }

    /** @param {Event} event */
    async #submit(event) {
      const form = this.#waitlist;
      if (!form || event.target !== form) return;
      event.preventDefault();
      const id = this.#chosen;
      const button = form.querySelector("button");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      this.#mark(form, findWrong(form));
      if (form.querySelector('[aria-invalid="true"]')) return;
      button.setAttribute("aria-disabled", "true");
      const answer = await send(form);
      button.removeAttribute("aria-disabled");
      if (answer?.ok) return this.#confirm(id, answer.message || form.dataset.joined);
      this.#mark(form, answer?.errors ?? {});
      if (!form.querySelector('[aria-invalid="true"]')) this.#say(answer?.message || form.dataset.failed || "", "wrong");
    }

    /** @param {string} id @param {string} message */
    #confirm(id, message = "") {
      joined.set(id, message);
      if (id !== this.#chosen) return;
      const status = /** @type {HTMLElement | null} */ (this.querySelector("[data-status]"));
      this.#say(message);
      status?.focus();
      this.#show(id);
    }

    /** Writes each error beside its field and goes to the first. @param {HTMLFormElement} form @param {Record<string, string>} errors */
    #mark(form, errors) {
      this.#say("");
      let first = true;
      for (const place of form.querySelectorAll("[data-error]")) {
        const name = place.getAttribute("data-error") ?? "";
        const field = /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
        const text = errors[name] ?? "";
        set(place, "textContent", text);
        if (!text) {
          field.removeAttribute("aria-invalid");
          continue;
        }
        field.setAttribute("aria-invalid", "true");
        field.closest("details")?.setAttribute("open", "");
        if (first) field.focus();
        first = false;
      }
    }

    /** A corrected field is no longer marked. @param {Event} event */
    #forgive(event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (field.getAttribute("aria-invalid") !== "true" || !field.validity.valid) return;
      field.removeAttribute("aria-invalid");
      const place = this.querySelector(`[data-error="${field.name}"]`);
      if (place) place.textContent = "";
    }
  }

  /** Whatever fails here must not reach the theme. @param {() => unknown} work */
  function safely(work) {
    try {
      work();
    } catch (error) {
      console.warn("Standby:", error);
    }
  }

  /** Writes only what differs, so that our own writing never wakes our observer twice. @param {any} target @param {string} key @param {unknown} value */
  function set(target, key, value) {
    if (target[key] !== value) target[key] = value;
  }

  /** @param {HTMLFormElement} form @param {string} name @param {string} value */
  function write(form, name, value) {
    const field = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
    if (field) set(field, "value", value);
  }

  /** The variant a product form would add, even where the theme has disabled the field. @param {HTMLFormElement} form */
  function chosenIn(form) {
    const field = /** @type {RadioNodeList | HTMLInputElement | null} */ (form.elements.namedItem("id"));
    return field?.value ?? "";
  }

  /**
   * Gives the theme's form the offer: the button's text and what the line carries into the cart. Takes both back in normal sale.
   * @param {HTMLFormElement} form @param {Words} words @param {NodeListOf<Element>} properties
   */
  function dress(form, [kind, text, , , , name, promise], properties) {
    const selling = kind === "preorder" || kind === "backorder";
    const seen = new Set();
    // Not form.id: that is the theme's field of this name.
    const formId = form.getAttribute("id") || `standby-form-${Math.random().toString(36).slice(2)}`;
    if (!form.hasAttribute("id")) form.setAttribute("id", formId);
    for (const input of /** @type {Iterable<HTMLInputElement>} */ (properties)) {
      const role = input.dataset.property ?? "";
      set(input, "disabled", !selling || seen.has(role));
      seen.add(role);
      if (input.getAttribute("form") !== formId) input.setAttribute("form", formId);
      set(input, "value", role === "kind" ? kind : (promise ?? ""));
      if (role === "promise") set(input, "name", `properties[${name ?? ""}]`);
    }
    const button = /** @type {HTMLElement | null} */ (form.querySelector('[name="add"], [type="submit"]'));
    if (button) label(button, selling ? text : undefined);
  }

  /** Sets the button's own text, or gives it back when `text` is missing. @param {HTMLElement} button @param {string} [text] */
  function label(button, text) {
    const node = ownText(button);
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

  /** The visible text node of a button, past icons and words for screen readers. @param {HTMLElement} button */
  function ownText(button) {
    const nodes = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node.nodeValue?.trim() && !node.parentElement?.closest("svg, [hidden], [class*='visually-hidden']")) return node;
    }
    return null;
  }

  /** The browser's own checks, in the shop's words, by field. @param {HTMLFormElement} form */
  function findWrong(form) {
    /** @type {Record<string, string>} */
    const errors = {};
    const wrong = (/** @type {string} */ name) => (errors[name] = form.getAttribute(`data-wrong-${name}`) ?? "");
    for (const name of ["email", "quantity"]) {
      const field = /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
      if (field && !field.validity.valid) wrong(name);
    }
    const data = new FormData(form);
    const phone = String(data.get("phone") ?? "").trim();
    if (phone && !/^\+?[\d\s()./-]{6,}$/.test(phone)) wrong("phone");
    if (phone && !data.has("sms_consent")) wrong("sms_consent");
    return errors;
  }

  /**
   * Posts the form; null when no plain answer came back.
   * @param {HTMLFormElement} form
   * @returns {Promise<{ ok: boolean, message?: string, errors?: Record<string, string> } | null>}
   */
  async function send(form) {
    try {
      const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
      const headers = { Accept: "application/json" };
      const signal = AbortSignal.timeout(SENDING_LIMIT_MS);
      return await (await fetch(form.getAttribute("action") ?? "", { method: "POST", body, headers, signal })).json();
    } catch {
      return null;
    }
  }

  customElements.define("standby-offer", StandbyOffer);
})();
