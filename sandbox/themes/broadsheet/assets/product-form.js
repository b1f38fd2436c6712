/** The product form: follows the variant with its button, and adds to the cart without leaving the page. */
import { CartErrorEvent, CartLinesUpdateEvent } from "@shopify/events";
import { Component, announce, define, scopeOf } from "@theme/component";
import { morph } from "@theme/morph";

class AddToCart extends Component {
  set busy(busy) {
    const { addToCartButton: button } = this.refs;
    if (!button) return;
    if (busy) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

class ProductForm extends Component {
  #leave;

  connectedCallback() {
    super.connectedCallback();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    this.addEventListener("submit", (event) => this.#submit(event), { signal });
    if (this.querySelector("add-to-cart-component")) {
      scopeOf(this).addEventListener("shopify:product:select", (event) => this.#follow(event), { signal });
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.abort();
  }

  get #form() {
    return this.querySelector("form");
  }

  get #adding() {
    return this.querySelector("add-to-cart-component");
  }

  /** Variant, button and accelerated checkout change in one step: nobody sees the button of another variant. */
  async #follow(event) {
    this.#adding.busy = true;
    const choice = await event.promise.catch((error) => error);
    if (choice?.name === "AbortError") return;
    const { html, resource } = choice?.detail ?? {};
    const fresh = html?.querySelector("product-form-component");
    if (fresh) morph(this.#adding, fresh.querySelector("add-to-cart-component"));
    this.#adding.busy = false;
    const { variantId, accelerated } = this.refs;
    const available = Boolean(resource?.available);
    variantId.value = resource?.id ?? "";
    variantId.disabled = !available;
    if (accelerated) accelerated.hidden = !available;
    this.#complain("");
  }

  #submit(event) {
    // The accelerated button goes straight to checkout.
    if (event.submitter && event.submitter.name !== "add") return;
    const button = event.submitter ?? this.querySelector('[name="add"]');
    event.preventDefault();
    if (button?.getAttribute("aria-disabled") !== "true") this.#add(button);
  }

  async #add(button) {
    const body = new FormData(this.#form);
    const { promise, resolve, reject } = CartLinesUpdateEvent.createPromise();
    const lines = [{ merchandiseId: body.get("id"), quantity: Number(body.get("quantity") ?? 1) }];
    const context = this.closest("dialog") ? "dialog" : "product";
    promise.catch(() => {});
    this.dispatchEvent(new CartLinesUpdateEvent({ action: "add", context, lines, promise }));
    button?.setAttribute("aria-disabled", "true");
    this.#complain("");
    try {
      const root = window.Shopify.routes.root;
      const answer = await fetch(`${root}cart/add.js`, { method: "POST", headers: { Accept: "application/json" }, body });
      const added = await answer.json();
      if (!answer.ok) this.#refused(added.description ?? added.message);
      const cart = await (await fetch(`${root}cart.js`)).json();
      const userErrors = answer.ok ? [] : [{ message: added.description ?? "" }];
      resolve({ cart: CartLinesUpdateEvent.createCartFromAjaxResponse(cart), userErrors });
    } catch (error) {
      reject(error);
      this.#form.submit();
    } finally {
      button?.removeAttribute("aria-disabled");
    }
  }

  #refused(message) {
    this.#complain(message);
    announce(message);
    this.dispatchEvent(new CartErrorEvent({ error: message, code: "INVALID" }));
  }

  #complain(text) {
    const { error } = this.refs;
    if (!error) return;
    error.textContent = text;
    error.hidden = !text;
  }
}

define("add-to-cart-component", AddToCart);
define("product-form-component", ProductForm);
