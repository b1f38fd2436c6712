/** The element of an offer: follows the chosen variant and answers the waitlist form. Liquid has rendered everything; this only upgrades it. */
import { sayUnits, type UnitsSaid } from "./count-units.ts";
import { dress, dressButton } from "./dress-form.ts";
import { fetchWords } from "./fetch-words.ts";
import { chosenIn, joinButton, NORMAL_SALE, quantityIn, readWords, type Words } from "./offer-words.ts";
import { placeOffer, unpackForm } from "./place-offer.ts";
import { looseButtons, productForms } from "./product-forms.ts";
import { standsAsPrinted } from "./stands-as-printed.ts";
import { forgive, mark, send } from "./waitlist-form.ts";
import { safely, set } from "./write-changes.ts";

/** Confirmations of this page view, by variant: a theme may render our element anew, also while an answer is under way. */
const joined = new Map<string, string>();

/** Every road by which a theme or the shopper may tell of another variant or quantity. */
const SWITCHES = "change input popstate shopify:section:load shopify:section:unload shopify:block:select";
/** Heard before the theme hears of them, and whether they bubble or not. */
const EARLY = "submit click focusin shopify:product:select";

/** Looks only at what was added: what a theme renders costs us no more than that. */
const bringForm = (records: MutationRecord[]): boolean =>
  records.some(({ addedNodes }) =>
    [...addedNodes].some((node) => node.nodeName === "FORM" || (node as Element).querySelector?.("form")),
  );

/** Whether an offer has had to write: until then all of the page stand as Liquid printed them. */
let awake = false;

export class StandbyOffer extends HTMLElement {
  #words: Record<string, Words> = {};
  #read = new Set<string>();
  #chosen = "";
  #watch = new MutationObserver(() => safely(() => this.#settle()));
  #late = new MutationObserver((records) => bringForm(records) && safely(() => this.#follow()));

  connectedCallback(): void {
    safely(() => {
      this.#words = readWords(this);
      this.#late.observe(document.body, { subtree: true, childList: true });
      this.#follow();
    });
  }

  /** Once, and again with every form that another script brings, wherever it stands. */
  #follow(): void {
    if (!placeOffer(this, this.#forms)) return;
    this.#listen("addEventListener");
    this.#observe();
    this.#settle();
  }

  disconnectedCallback(): void {
    this.#listen("removeEventListener");
    this.#watch.disconnect();
    this.#late.disconnect();
    queueMicrotask(() => safely(() => this.#leaveForms()));
  }

  /** A theme that morphs its section takes out what it does not know: the embed comes back. Gone for good, it leaves nothing behind. */
  #leaveForms(): void {
    if (this.isConnected) return;
    if (this.dataset.kind === "embed" && placeOffer(this, this.#forms)) return;
    if (document.querySelector(`standby-offer[data-product="${this.dataset.product}"]`)) return;
    for (const form of this.#forms) dress(form, NORMAL_SALE);
  }

  /** The theme's forms of this product, wherever they stand. */
  get #forms(): HTMLFormElement[] {
    return productForms(this.#words, this.dataset);
  }

  /** The part of the page whose variant choice is ours. */
  get #part(): HTMLElement {
    return this.closest<HTMLElement>(".shopify-section, dialog") ?? document.body;
  }

  #listen(how: "addEventListener" | "removeEventListener"): void {
    for (const name of SWITCHES.split(" ")) window[how](name, this);
    for (const name of EARLY.split(" ")) window[how](name, this, true);
  }

  /** Whatever is heard. */
  handleEvent(event: Event): void {
    const target = event.target as HTMLInputElement;
    if (!awake) syncAll();
    safely(() => {
      if (event.type === "shopify:product:select") return this.#heed(event);
      if (EARLY.includes(event.type)) return this.#press(event, target);
      if (event.type === "input" && this.contains(target)) return forgive(target);
      // When all of the theme has heard of it too.
      (event.type === "popstate" ? setTimeout : queueMicrotask)(() => safely(() => this.sync()));
    });
  }

  #observe(): void {
    this.#watch.disconnect();
    const section = this.closest(".shopify-section");
    const attributeFilter = ["value", "disabled"];
    for (const node of section ? [section, ...this.#forms] : this.#forms) {
      this.#watch.observe(node, { subtree: true, childList: true, characterData: true, attributeFilter });
    }
  }

  /** Standard storefront event: its promise carries the variant. */
  async #heed(event: Event & { promise?: PromiseLike<{ variant?: { id?: unknown } } | null> }): Promise<void> {
    const choice = await Promise.resolve(event.promise).catch(() => null);
    const id = String(choice?.variant?.id).replace(/\D+/g, "");
    if (id in this.#words) safely(() => this.#show(id));
  }

  /** A page on which nothing happens is not written to, and hardly read. */
  #settle(): void {
    if (awake || !standsAsPrinted(this.dataset, this.#forms)) syncAll();
  }

  /** Shows what the page has chosen. */
  sync(): void {
    const part = this.#part;
    const form = this.#forms.find((form) => part.contains(form));
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
    if (!this.isConnected) return;
    if (!(id in this.#words)) void this.#learn(id);
    const words = this.#words[id] ?? NORMAL_SALE;
    const [kind] = words;
    const switched = this.#chosen !== id;
    this.#chosen = id;
    set(this.dataset, "offer", kind);
    set(this.dataset, "variant", id);
    set(this, "hidden", kind === "in_stock");
    const [forms, part] = [this.#forms, this.#part];
    if (!this.hidden)
      this.#tell(
        id,
        words,
        switched,
        forms.find((form) => part.contains(form)),
      );
    for (const form of forms) dress(form, this.#words[chosenIn(form)] ?? NORMAL_SALE);
    if (part !== document.body) for (const loose of looseButtons(part)) dressButton(loose, words);
    if (switched) this.#observe();
  }

  #tell(id: string, words: Words, switched: boolean, form: HTMLFormElement | undefined): void {
    const [kind, , badge, text, date] = words;
    const button = joinButton(words);
    const confirmation = joined.get(id);
    this.#showForm(Boolean(button) && confirmation === undefined);
    // Whoever has joined is told so, and no longer asked to.
    const message = kind === "waitlist" && confirmation !== undefined ? "" : text;
    this.#write({ button, badge, message, date, charge: words[11], split: "", limit: "", ...this.#unitsIn(form, words) });
    if (!switched && confirmation === undefined) return;
    delete this.dataset.tone;
    this.#write({ status: button && confirmation });
  }

  /** @param said by the name of its place; what is not named stays */
  #write(said: Record<string, string | undefined>): void {
    for (const place of this.querySelectorAll<HTMLElement>("[data-say]")) {
      const name = place.dataset.say ?? "";
      if (name in said) set(place, "textContent", said[name] ?? "");
    }
  }

  #unitsIn(form: HTMLFormElement | undefined, words: Words): UnitsSaid {
    return sayUnits(words, form ? quantityIn(form) : 1, this.dataset);
  }

  /** Our own form is answered here; of the theme's, more than may be owed is refused, and said beside the offer. */
  #press(event: Event, target: HTMLElement): void {
    if (this.contains(target)) unpackForm(this, target);
    if (event.type === "focusin") return;
    const form = event.type === "submit" ? target : target.closest<HTMLButtonElement>('[name="add"]')?.form;
    if (!(form instanceof HTMLFormElement)) return;
    const joins = this.contains(form);
    const limit = !joins && this.#forms.includes(form) && this.#unitsIn(form, this.#words[chosenIn(form)] ?? NORMAL_SALE).limit;
    if (!joins && !limit) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (joins) return void this.#join(form);
    this.#write({ limit: limit || "" });
    this.#focus("limit");
  }

  #focus(name: string): void {
    this.querySelector<HTMLElement>(`[data-say="${name}"]`)?.focus();
  }

  /** A product may have more variants than a page carries: the others are read from their own page, once. */
  async #learn(id: string): Promise<void> {
    const { partial, url = "" } = this.dataset;
    if (partial === undefined || this.#read.has(id)) return;
    this.#read.add(id);
    const words = await fetchWords(url, id);
    if (!words) return;
    this.#words[id] = words;
    safely(() => this.sync());
  }

  #showForm(wanted: boolean): void {
    const fields = () => this.querySelector<HTMLElement>(".standby__form");
    if (wanted && !fields()) unpackForm(this);
    const shown = fields();
    if (shown) set(shown, "hidden", !wanted);
  }

  async #join(form: HTMLFormElement): Promise<void> {
    const id = this.#chosen;
    const button = this.querySelector<HTMLElement>(".standby__button");
    if (!button || button.ariaDisabled) return;
    this.#write({ status: "" });
    if (mark(form)) return;
    button.ariaDisabled = "true";
    const answer = await send(form, id);
    button.ariaDisabled = null;
    if (answer?.ok) return this.#confirm(id, answer.message || form.dataset.joined);
    this.dataset.tone = "wrong";
    if (!mark(form, answer?.errors ?? {})) this.#write({ status: answer?.message || form.dataset.failed });
  }

  #confirm(id: string, message = ""): void {
    joined.set(id, message);
    syncAll();
    if (id === this.#chosen) this.#focus("status");
  }
}

function syncAll(): void {
  awake = true;
  // One that is not defined yet does so itself.
  for (const offer of document.querySelectorAll<StandbyOffer>("standby-offer")) safely(() => offer.sync?.());
}
