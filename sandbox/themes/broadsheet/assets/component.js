/** The base of the theme's elements: `refs` names what is inside, and stays true after the inside has been morphed. */

const isList = (name) => name.endsWith("[]");

export class Component extends HTMLElement {
  #refs = null;
  #watch = new MutationObserver(() => (this.#refs = null));

  connectedCallback() {
    this.#watch.observe(this, { subtree: true, childList: true, attributeFilter: ["ref"] });
    this.#refs = null;
  }

  disconnectedCallback() {
    this.#watch.disconnect();
  }

  /** Elements with `ref`, but those of components inside are theirs. */
  get refs() {
    if (this.#watch.takeRecords().length > 0) this.#refs = null;
    return (this.#refs ??= this.#collect());
  }

  #collect() {
    const refs = {};
    for (const element of this.querySelectorAll("[ref]")) {
      const owner = element.parentElement.closest("[data-component]");
      if (owner !== this) continue;
      const name = element.getAttribute("ref");
      if (isList(name)) (refs[name.slice(0, -2)] ??= []).push(element);
      else refs[name] = element;
    }
    return refs;
  }
}

/** Defines an element once, whichever page part brings its script. */
export function define(name, element) {
  if (customElements.get(name)) return;
  const { connectedCallback } = element.prototype;
  element.prototype.connectedCallback = function () {
    this.dataset.component = "";
    connectedCallback.call(this);
  };
  customElements.define(name, element);
}

/** The part of the page that one product's elements share. */
export const scopeOf = (element) => element.closest("dialog, .shopify-section") ?? document.body;

export function announce(text) {
  const place = document.getElementById("announcements");
  if (place) place.textContent = text;
}
