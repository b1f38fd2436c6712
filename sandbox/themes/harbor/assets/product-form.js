/** Adds to the cart without leaving the page; the form works as it is when this is missing. */
if (!customElements.get("product-form")) {
  customElements.define(
    "product-form",
    class ProductForm extends HTMLElement {
      connectedCallback() {
        this.form = this.querySelector("form");
        this.form?.addEventListener("submit", (event) => {
          // The dynamic checkout button posts the form by itself.
          if (event.submitter && event.submitter.name !== "add") return;
          event.preventDefault();
          this.#add();
        });
      }

      async #add() {
        const button = this.querySelector('[name="add"]');
        if (button.getAttribute("aria-disabled") === "true") return;
        button.setAttribute("aria-disabled", "true");
        button.classList.add("loading");
        this.#complain("");
        this.querySelector("[data-form-added]").hidden = true;
        try {
          const answer = await fetch(`${window.Shopify.routes.root}cart/add.js`, {
            method: "POST",
            headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
            body: new FormData(this.form),
          });
          const body = await answer.json();
          if (body.status) this.#complain(body.description);
          else this.querySelector("[data-form-added]").hidden = false;
          await window.Harbor.refreshCart(body.status ? "" : this.querySelector("[data-form-added] span").textContent);
        } catch {
          this.form.submit();
        } finally {
          button.removeAttribute("aria-disabled");
          button.classList.remove("loading");
        }
      }

      #complain(text) {
        const line = this.querySelector("[data-form-error]");
        line.textContent = text;
        line.hidden = !text;
      }
    },
  );
}
