/** What every page uses: quantity buttons, selects that send their form, and keeping the cart count. */

class QuantityInput extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      const input = this.querySelector("input");
      if (!button || !input) return;
      const before = input.value;
      if (button.name === "plus") input.stepUp();
      else input.stepDown();
      if (input.value !== before) input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
if (!customElements.get("quantity-input")) customElements.define("quantity-input", QuantityInput);

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field instanceof HTMLSelectElement && field.hasAttribute("data-submit-on-change")) field.form?.requestSubmit();
});

/** Puts parts of freshly rendered HTML where they stand in the page, by id. */
function replaceParts(html, ids) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const id of ids) {
    const from = fresh.getElementById(id);
    const to = document.getElementById(id);
    if (from && to) to.replaceWith(document.importNode(from, true));
  }
}

/** Reads the header's cart count anew and says what happened. */
async function refreshCart(message) {
  const header = document.querySelector(".section-header");
  if (header) {
    const id = header.id.replace("shopify-section-", "");
    const answer = await fetch(`${location.pathname}?section_id=${encodeURIComponent(id)}`);
    if (answer.ok) replaceParts(await answer.text(), ["cart-count"]);
  }
  const status = document.getElementById("cart-status");
  if (status && message) status.textContent = message;
}

window.Harbor = { replaceParts, refreshCart };
