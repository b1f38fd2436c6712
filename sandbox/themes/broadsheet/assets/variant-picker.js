/** Choosing a variant: says so with the standard event, fetches the section anew, morphs itself and gives the rest to who listens. */
import { ProductSelectEvent } from "@shopify/events";
import { Component, define } from "@theme/component";
import { morph } from "@theme/morph";

class VariantPicker extends Component {
  #asking;

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("change", () => this.#choose());
  }

  get #chosen() {
    return [...this.querySelectorAll("input:checked")];
  }

  #choose() {
    const { productId: id, productTitle: title, productHandle: handle } = this.dataset;
    const { promise, resolve, reject } = ProductSelectEvent.createPromise();
    const selectedOptions = this.#chosen.map((input) => ({ name: input.dataset.optionName, value: input.value }));
    this.dispatchEvent(new ProductSelectEvent({ product: { id, title, handle }, selectedOptions, promise }));
    promise.catch(() => {});
    this.#fetch().then(resolve, reject);
  }

  async #fetch() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const query = new URLSearchParams({
      section_id: this.dataset.sectionId,
      option_values: this.#chosen.map((input) => input.dataset.optionValueId).join(","),
    });
    const answer = await fetch(`${this.dataset.productUrl}?${query}`, { signal: this.#asking.signal });
    if (!answer.ok) throw new Error(`The variant could not be read: ${answer.status}`);
    const html = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = html.querySelector("variant-picker");
    const resource = JSON.parse(fresh?.querySelector('script[type="application/json"]')?.textContent ?? "null");
    const { product } = JSON.parse(fresh?.getAttribute("view-event-payload") ?? "{}");
    if (fresh) this.#take(fresh);
    this.#remember(resource);
    return { variant: product?.selectedVariant ?? null, detail: { html, resource, productId: this.dataset.productId } };
  }

  /** In a dialog the picker keeps ids of its own, since the same product may stand on the page. */
  #take(fresh) {
    const suffix = this.dataset.suffix ?? "";
    if (suffix) for (const element of fresh.querySelectorAll("[id], [for], [name]")) suffixIds(element, suffix);
    if (suffix) fresh.id += suffix;
    if (suffix) fresh.dataset.suffix = suffix;
    morph(this, fresh);
  }

  #remember(variant) {
    if (!variant || this.closest("dialog") || !location.pathname.endsWith(`/products/${this.dataset.productHandle}`)) return;
    const url = new URL(location.href);
    url.searchParams.set("variant", variant.id);
    history.replaceState({}, "", url);
  }
}

/** Makes ids unique in another place of the page. */
export function suffixIds(element, suffix) {
  if (element.id) element.id += suffix;
  if (element.htmlFor) element.htmlFor += suffix;
  if (element.type === "radio") element.name += suffix;
}

define("variant-picker", VariantPicker);
