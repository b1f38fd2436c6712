/** The cart beside the page: opens from the masthead and after adding. */
import { CartLinesUpdateEvent, CartViewEvent, StandardEvents } from "@shopify/events";
import { define } from "@theme/component";
import { DialogComponent } from "@theme/dialog";

class CartDrawer extends DialogComponent {
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("cart-icon a");
      if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.open();
    });
    if (this.dataset.openAfterAdding === "true") {
      document.addEventListener(StandardEvents.cartLinesUpdate, (event) => this.#added(event));
    }
  }

  async #added(event) {
    if (event.action !== "add" || event.context === "standard-action") return;
    const done = await event.promise.catch(() => null);
    if (!done || done.userErrors?.length) return;
    await this.querySelector("cart-items-component")?.refresh();
    document.querySelector("quick-add-dialog")?.close();
    this.open();
  }

  open() {
    super.open();
    void this.#tell();
  }

  async #tell() {
    const cart = await (await fetch(`${window.Shopify.routes.root}cart.js`)).json();
    this.dispatchEvent(new CartViewEvent({ context: "dialog", cart: CartLinesUpdateEvent.createCartFromAjaxResponse(cart) }));
  }
}

define("cart-drawer-component", CartDrawer);
