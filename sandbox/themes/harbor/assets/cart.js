/** Changes quantities in place; the cart form does the same with its own button. */
if (!customElements.get("cart-items")) {
  customElements.define(
    "cart-items",
    class CartItems extends HTMLElement {
      connectedCallback() {
        this.addEventListener("change", (event) => {
          const line = event.target.dataset?.line;
          if (line) this.#set(line, Number(event.target.value) || 0);
        });
        this.addEventListener("click", (event) => {
          const link = event.target.closest?.("[data-remove]");
          if (!link) return;
          event.preventDefault();
          this.#set(link.dataset.remove, 0);
        });
      }

      async #set(line, quantity) {
        this.setAttribute("aria-busy", "true");
        const answer = await fetch(`${window.Shopify.routes.root}cart/change.js`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ line, quantity, sections: [this.dataset.section], sections_url: location.pathname }),
        });
        const body = await answer.json();
        const html = body.sections?.[this.dataset.section] ?? (await this.#section());
        window.Harbor.replaceParts(html, [this.id]);
        const complaint = document.querySelector("[data-cart-error]");
        if (body.status && complaint) {
          complaint.textContent = body.description;
          complaint.hidden = false;
        }
        await window.Harbor.refreshCart(body.status ? body.description : "");
      }

      async #section() {
        const answer = await fetch(`${location.pathname}?section_id=${encodeURIComponent(this.dataset.section)}`);
        return answer.text();
      }
    },
  );
}
