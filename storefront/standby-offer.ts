/** The element of an offer: follows the chosen variant and answers the waitlist form. Liquid has rendered everything; this only upgrades it. */
import { sayUnits } from "./count-units.ts";
import { dress, dressButton } from "./dress-form.ts";
import { fetchWords } from "./fetch-words.ts";
import { chosenIn, isSelling, joinButton, NORMAL_SALE, quantityIn, readWords, type Words } from "./offer-words.ts";
import { placeOffer, unpackForm } from "./place-offer.ts";
import { looseButtons, productForms } from "./product-forms.ts";
import { findWrong, forgive, mark, send } from "./waitlist-form.ts";
import { safely, set } from "./write-changes.ts";

/** Confirmations of this page view, by variant: a theme may render our element anew, also while an answer is under way. */
const joined = new Map<string, string>();
const confirmations = new EventTarget();

export class StandbyOffer extends HTMLElement {
  #words: Record<string, Words> = {};
  #read = new Set<string>();
  #chosen = "";
  #leave: AbortController | undefined;
  #watch = new MutationObserver(() => safely(() => this.#sync()));

  connectedCallback(): void {
    safely(() => {
      this.#words = readWords(this);
      if (!placeOffer(this, (scope) => this.#forms(scope))) return;
      this.#follow();
      this.#sync();
    });
  }

  disconnectedCallback(): void {
    this.#leave?.abort();
    this.#watch.disconnect();
    queueMicrotask(() => safely(() => this.#leaveForms()));
  }

  /** A theme that morphs its section takes out what it does not know: the embed comes back. Gone for good, it leaves nothing behind. */
  #leaveForms(): void {
    if (this.isConnected) return;
    if (this.dataset.kind === "embed" && placeOffer(this, (scope) => this.#forms(scope))) return;
    if (document.querySelector(`standby-offer[data-product="${this.dataset.product}"]`)) return;
    for (const form of this.#forms(document)) dress(form, NORMAL_SALE);
  }

  /** The part of the page whose variant choice is ours. */
  get #scope(): HTMLElement {
    return this.closest<HTMLElement>(".shopify-section, dialog") ?? document.body;
  }

  #forms(scope: ParentNode): HTMLFormElement[] {
    const { product = "", partial } = this.dataset;
    return productForms(scope, { words: this.#words, product, partial: partial !== undefined });
  }

  /** Hears of a variant or quantity switch by every road a theme may take. */
  #follow(): void {
    // Not without need: an abort makes an error with its stack, a third of all that a start costs.
    this.#leave?.abort();
    const { signal } = (this.#leave = new AbortController());
    const soon = () => queueMicrotask(() => safely(() => this.#sync()));
    document.addEventListener("shopify:product:select", (event) => void this.#selected(event), { signal });
    for (const name of ["change", "input", "shopify:section:load", "shopify:section:unload", "shopify:block:select"]) {
      document.addEventListener(name, soon, { signal });
    }
    window.addEventListener("popstate", () => setTimeout(soon), { signal });
    for (const name of ["submit", "click"]) {
      window.addEventListener(name, (event) => safely(() => this.#refuse(event)), { signal, capture: true });
    }
    confirmations.addEventListener("change", soon, { signal });
    this.addEventListener("submit", (event) => void this.#submit(event), { signal });
    this.addEventListener("input", (event) => forgive(this, event), { signal });
    this.#observe();
  }

  #observe(): void {
    this.#watch.disconnect();
    const around = new Set<Node>(this.#forms(document));
    const section = this.closest(".shopify-section");
    if (section) around.add(section);
    const attributeFilter = ["value", "disabled"];
    for (const node of around) {
      this.#watch.observe(node, { subtree: true, childList: true, characterData: true, attributeFilter });
    }
  }

  /** Standard storefront event: its promise carries the variant. */
  async #selected(event: Event & { promise?: PromiseLike<{ variant?: { id?: unknown } } | null> }): Promise<void> {
    const choice = await Promise.resolve(event.promise).catch(() => null);
    const id = String(choice?.variant?.id ?? "").replace(/\D+/g, "");
    if (this.isConnected && id in this.#words) safely(() => this.#show(id));
  }

  #sync(): void {
    if (!this.isConnected) return;
    const [form] = this.#forms(this.#scope);
    const id = form ? chosenIn(form) : this.#asked();
    if (id) this.#show(id);
  }

  /** The variant of a page without a form. */
  #asked(): string {
    const asked = new URLSearchParams(location.search).get("variant") ?? "";
    return asked in this.#words ? asked : (this.dataset.variant ?? "");
  }

  /** Shows one variant's offer; says the same thing twice without touching the page. */
  #show(id: string): void {
    if (!(id in this.#words)) void this.#learn(id);
    const words = this.#words[id] ?? NORMAL_SALE;
    const [kind] = words;
    const switched = this.#chosen !== id;
    this.#chosen = id;
    set(this.dataset, "offer", kind);
    set(this.dataset, "variant", id);
    set(this, "hidden", kind === "in_stock");
    if (kind !== "in_stock") this.#tell(id, words, switched);
    for (const form of this.#forms(document)) dress(form, this.#words[chosenIn(form)] ?? NORMAL_SALE);
    if (this.closest(".shopify-section")) for (const loose of looseButtons(this.#scope)) dressButton(loose, words);
    if (switched) this.#observe();
  }

  #tell(id: string, words: Words, switched: boolean): void {
    const [kind, , badge, message, date] = words;
    const button = joinButton(words);
    this.#showForm(id, Boolean(button));
    // Whoever has joined is told so, and no longer asked to.
    this.#write({ button, badge, message: joined.has(id) && kind === "waitlist" ? "" : message, date, charge: words[11] });
    if (switched || joined.has(id)) this.#say(button ? (joined.get(id) ?? "") : "");
    const [main] = this.#forms(this.#scope);
    const said = this.#unitsIn(main, words);
    this.#write({ split: said.split, limit: said.refusal });
  }

  #write(said: Record<string, string | undefined>): void {
    for (const [name, text] of Object.entries(said)) {
      const place = this.querySelector(`[data-say="${name}"]`);
      if (place) set(place, "textContent", text ?? "");
    }
  }

  #unitsIn(form: HTMLFormElement | undefined, words: Words) {
    const { splitBy = "", splitLater = "", atMost = "", noneLeft = "" } = this.dataset;
    return sayUnits(words, form ? quantityIn(form) : 1, { by: splitBy, later: splitLater, atMost, noneLeft });
  }

  /** More than may be owed is refused before the theme hears of it, and said beside the offer. */
  #refuse(event: Event): void {
    const target = event.target as Element;
    const pressed = event.type === "click" ? target.closest<HTMLButtonElement>('[name="add"]') : null;
    const form = event.type === "submit" ? (target as HTMLFormElement) : pressed?.form;
    if (!form || !this.#forms(document).includes(form)) return;
    const words = this.#words[chosenIn(form)] ?? NORMAL_SALE;
    const { refusal } = isSelling(words) ? this.#unitsIn(form, words) : { refusal: "" };
    if (!refusal) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#write({ limit: refusal });
    this.querySelector<HTMLElement>('[data-say="limit"]')?.focus();
  }

  /** A product may have more variants than a page carries: the others are read from their own page, once. */
  async #learn(id: string): Promise<void> {
    const { partial, url = "" } = this.dataset;
    if (partial === undefined || this.#read.has(id)) return;
    this.#read.add(id);
    const words = await fetchWords(url, id);
    if (!words) return;
    this.#words[id] = words;
    safely(() => this.#sync());
  }

  #showForm(id: string, wanted: boolean): void {
    const form = wanted ? unpackForm(this) : this.querySelector("form");
    if (!form) return;
    form.noValidate = true;
    set(form, "hidden", !wanted || joined.has(id));
    const write = (name: string, value: string) => {
      const field = form.elements.namedItem(name) as HTMLInputElement | null;
      if (field) set(field, "value", value);
    };
    write("variant_id", id);
    write("return_to", `${this.dataset.url?.split("?")[0]}?variant=${id}`);
  }

  #say(text: string, tone: "fine" | "wrong" = "fine"): void {
    const status = this.querySelector<HTMLElement>("[data-status]");
    if (!status) return;
    set(status.dataset, "tone", tone);
    set(status, "textContent", text);
  }

  async #submit(event: Event): Promise<void> {
    const form = this.querySelector("form");
    if (!form || event.target !== form) return;
    event.preventDefault();
    event.stopPropagation();
    const id = this.#chosen;
    const button = form.querySelector("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    this.#say("");
    if (mark(form, findWrong(form))) return;
    button.setAttribute("aria-disabled", "true");
    const answer = await send(form);
    button.removeAttribute("aria-disabled");
    if (answer?.ok) return this.#confirm(id, answer.message || form.dataset.joined);
    if (!mark(form, answer?.errors ?? {})) this.#say(answer?.message || form.dataset.failed || "", "wrong");
  }

  #confirm(id: string, message = ""): void {
    joined.set(id, message);
    confirmations.dispatchEvent(new Event("change"));
    if (id !== this.#chosen) return;
    this.#say(message);
    this.querySelector<HTMLElement>("[data-status]")?.focus();
    this.#show(id);
  }
}
