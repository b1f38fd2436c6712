/** A bar with the button of the product form, while that form is out of sight. */
import { Component, define, scopeOf } from "@theme/component";

class StickyAddToCart extends Component {
  #watch;
  #mirror;

  connectedCallback() {
    super.connectedCallback();
    const form = this.#form;
    if (!form) return;
    // What lies below the window counts as seen, so that only scrolling past the form shows the bar.
    const below = { rootMargin: "0px 0px 100000px 0px" };
    this.#watch = new IntersectionObserver(([seen]) => this.#show(!seen.isIntersecting), below);
    this.#watch.observe(form);
    this.#mirror = new MutationObserver(() => this.#copy());
    this.#mirror.observe(form, { subtree: true, childList: true, characterData: true, attributeFilter: ["disabled"] });
    this.refs.button.addEventListener("click", () => this.#button?.click());
    scopeOf(this).addEventListener("shopify:product:select", (event) => this.#follow(event));
    this.#copy();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#mirror?.disconnect();
  }

  get #form() {
    return scopeOf(this).querySelector("product-form-component");
  }

  get #button() {
    return this.#form?.querySelector('[name="add"]');
  }

  /** Says what the form's button says, whoever has written it. */
  #copy() {
    const { button } = this.refs;
    if (!button || !this.#button) return;
    button.textContent = this.#button.textContent.trim();
    button.disabled = this.#button.disabled;
  }

  async #follow(event) {
    const choice = await event.promise.catch(() => null);
    const title = choice?.detail?.resource?.title;
    if (title && this.refs.variantTitle) this.refs.variantTitle.textContent = title;
  }

  #show(wanted) {
    this.hidden = !wanted;
  }
}

define("sticky-add-to-cart", StickyAddToCart);
