/** The cart's lines, on the page and in the drawer: change in place, and follow what anyone else does to the cart. */
import { CartErrorEvent, CartLinesUpdateEvent, StandardEvents } from "@shopify/events";
import { Component, announce, define } from "@theme/component";
import { morph } from "@theme/morph";

const root = () => window.Shopify.routes.root;

class CartItems extends Component {
  #leave;

  connectedCallback() {
    super.connectedCallback();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    this.addEventListener("change", (event) => this.#typed(event), { signal });
    this.addEventListener("click", (event) => this.#removed(event), { signal });
    document.addEventListener(StandardEvents.cartLinesUpdate, (event) => this.#follow(event), { signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.abort();
  }

  async #follow(event) {
    if (this.contains(event.target)) return;
    const done = await event.promise.catch(() => null);
    if (done) await this.refresh();
  }

  async refresh() {
    const query = new URLSearchParams({ section_id: this.dataset.sectionId });
    const answer = await fetch(`${location.pathname}?${query}`);
    if (answer.ok) this.#take(await answer.text());
  }

  #take(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    morph(this, fresh.querySelector("cart-items-component"));
  }

  #typed({ target }) {
    const { cartLine, lineKey } = target.dataset;
    if (cartLine) this.#set(Number(cartLine), lineKey, Math.max(0, Math.trunc(Number(target.value)) || 0));
  }

  #removed(event) {
    const link = event.target.closest("[data-remove-line]");
    if (!link) return;
    event.preventDefault();
    this.#set(Number(link.dataset.removeLine), link.dataset.lineKey, 0);
  }

  async #set(line, id, quantity) {
    const { promise, resolve, reject } = CartLinesUpdateEvent.createPromise();
    promise.catch(() => {});
    const action = quantity === 0 ? "remove" : "update";
    const { context, sectionId } = this.dataset;
    this.dispatchEvent(new CartLinesUpdateEvent({ action, context, lines: [{ id, quantity }], promise }));
    this.setAttribute("aria-busy", "true");
    try {
      const body = JSON.stringify({ line, quantity, sections: [sectionId], sections_url: location.pathname });
      const headers = { "Content-Type": "application/json", Accept: "application/json" };
      const answer = await fetch(`${root()}cart/change.js`, { method: "POST", headers, body });
      const changed = await answer.json();
      document.activeElement?.blur();
      if (answer.ok) this.#take(changed.sections[sectionId]);
      else await this.#refused(changed.description ?? changed.message);
      const cart = answer.ok ? changed : await (await fetch(`${root()}cart.js`)).json();
      resolve({ cart: CartLinesUpdateEvent.createCartFromAjaxResponse(cart) });
    } catch (error) {
      reject(error);
    } finally {
      this.removeAttribute("aria-busy");
    }
  }

  async #refused(message) {
    await this.refresh();
    const { error } = this.refs;
    if (error) Object.assign(error, { textContent: message, hidden: false });
    announce(message);
    this.dispatchEvent(new CartErrorEvent({ error: message, code: "INVALID" }));
  }
}

/** The count beside the word in the masthead. */
class CartIcon extends Component {
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener(StandardEvents.cartLinesUpdate, async (event) => {
      const done = await event.promise.catch(() => null);
      if (done?.cart) await this.#refresh();
    });
  }

  async #refresh() {
    const section = this.closest(".shopify-section")?.id.replace("shopify-section-", "");
    const answer = await fetch(`${location.pathname}?section_id=${encodeURIComponent(section)}`);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    morph(this, fresh.querySelector("cart-icon"));
    announce(this.querySelector(".visually-hidden")?.textContent ?? "");
  }
}

define("cart-items-component", CartItems);
define("cart-icon", CartIcon);
