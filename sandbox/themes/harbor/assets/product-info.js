/** The product page: asks for the section of the chosen variant and takes over the parts that differ. */
if (!customElements.get("variant-selects")) {
  customElements.define("variant-selects", class VariantSelects extends HTMLElement {});
}

if (!customElements.get("product-info")) {
  customElements.define(
    "product-info",
    class ProductInfo extends HTMLElement {
      #asking;

      connectedCallback() {
        this.addEventListener("change", (event) => {
          if (event.target.closest("variant-selects")) this.#choose(event.target);
        });
      }

      get section() {
        return this.dataset.section;
      }

      async #choose(input) {
        const chosen = [...this.querySelectorAll("variant-selects input:checked")].map((one) => one.dataset.optionValueId);
        this.#asking?.abort();
        this.#asking = new AbortController();
        const query = new URLSearchParams({ section_id: this.section, option_values: chosen.join(",") });
        try {
          const answer = await fetch(`${this.dataset.url}?${query}`, { signal: this.#asking.signal });
          if (answer.ok) this.#show(await answer.text(), input.id);
        } catch (error) {
          if (error.name !== "AbortError") throw error;
        }
      }

      #show(text, focusId) {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        const data = fresh.querySelector("[data-selected-variant]");
        const variant = data ? JSON.parse(data.textContent) : null;
        for (const id of ["price", "variant-selects", "Media"]) this.#take(fresh, `${id}-${this.section}`);
        document.getElementById(focusId)?.focus();
        this.#takeButtons(fresh);
        this.#setVariant(variant);
      }

      #take(fresh, id) {
        const from = fresh.getElementById(id);
        const to = document.getElementById(id);
        if (from && to) to.replaceWith(document.importNode(from, true));
      }

      #takeButtons(fresh) {
        const from = fresh.getElementById(`ProductSubmitButton-${this.section}`);
        const to = document.getElementById(`ProductSubmitButton-${this.section}`);
        if (from && to) {
          to.toggleAttribute("disabled", from.hasAttribute("disabled"));
          to.querySelector("span").textContent = from.querySelector("span").textContent.trim();
        }
        const dynamic = document.getElementById(`DynamicCheckout-${this.section}`);
        if (dynamic && from) dynamic.hidden = from.hasAttribute("disabled");
      }

      /** Apps listen for this native change, as in Dawn. */
      #setVariant(variant) {
        const field = this.querySelector(`#product-form-${CSS.escape(this.section)} input[name="id"]`);
        if (!field) return;
        field.value = variant ? variant.id : "";
        field.disabled = !variant || !variant.available;
        if (variant) history.replaceState({}, "", `${this.dataset.url}?variant=${variant.id}`);
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    },
  );
}
