/** The few of Shopify's `s-*` elements that our extensions use, with the same attributes and events. The rest is CSS. */
(() => {
  const STYLE = `<link rel="stylesheet" href="/assets/ui-elements.css" />`;

  /** A copy of the element's attributes is drawn into its shadow whenever one of them changes. */
  class Element extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: "open", delegatesFocus: true }).innerHTML = STYLE + this.constructor.markup;
      this.inner = (selector) => this.shadowRoot.querySelector(selector);
    }
    connectedCallback() {
      this.draw();
    }
    attributeChangedCallback() {
      this.draw();
    }
    text(name) {
      return this.getAttribute(name) ?? "";
    }
  }

  class AdminBlock extends Element {
    static observedAttributes = ["heading"];
    static markup = `<h2></h2><slot></slot>`;
    draw() {
      this.inner("h2").textContent = this.text("heading");
    }
  }

  class Button extends Element {
    static observedAttributes = ["variant", "disabled", "loading"];
    static markup = `<button type="button"><slot></slot></button>`;
    constructor() {
      super();
      // While it loads it keeps the focus and does nothing.
      this.addEventListener("click", (event) => this.hasAttribute("loading") && event.stopImmediatePropagation(), true);
    }
    draw() {
      const button = this.inner("button");
      button.className = this.text("variant") || "secondary";
      button.disabled = this.hasAttribute("disabled");
      button.ariaDisabled = String(this.hasAttribute("loading"));
      button.ariaBusy = String(this.hasAttribute("loading"));
    }
  }

  class Link extends Element {
    static observedAttributes = ["href"];
    static markup = `<a><slot></slot></a>`;
    constructor() {
      super();
      this.inner("a").addEventListener("click", (event) => {
        event.preventDefault();
        window.dispatchEvent(new CustomEvent("extension-link", { detail: this.text("href") }));
      });
    }
    draw() {
      this.inner("a").href = this.text("href");
    }
  }

  class Banner extends Element {
    static observedAttributes = ["heading", "tone"];
    static markup = `<div><strong></strong><slot></slot></div>`;
    draw() {
      const box = this.inner("div");
      box.className = `banner ${this.text("tone")}`;
      box.role = this.text("tone") === "critical" ? "alert" : "status";
      this.inner("strong").textContent = this.text("heading");
    }
  }

  class Spinner extends Element {
    static observedAttributes = ["accessibilitylabel"];
    static markup = `<div class="spinner" role="img"></div>`;
    draw() {
      this.inner("div").ariaLabel = this.text("accessibilitylabel");
    }
  }

  class Select extends Element {
    static observedAttributes = ["label"];
    static markup = `<label><span></span><select></select></label>`;
    wanted = "";
    constructor() {
      super();
      new MutationObserver(() => this.draw()).observe(this, { childList: true, subtree: true, characterData: true });
      this.inner("select").addEventListener("change", (event) => {
        this.wanted = event.target.value;
        this.dispatchEvent(new Event("change"));
      });
    }
    get value() {
      return this.wanted;
    }
    set value(value) {
      this.wanted = value;
      this.draw();
    }
    draw() {
      this.inner("span").textContent = this.text("label");
      const options = [...this.querySelectorAll("s-option")];
      const select = this.inner("select");
      select.replaceChildren(...options.map((option) => new Option(option.textContent, option.getAttribute("value"))));
      select.value = this.wanted;
    }
  }

  class Checkbox extends Element {
    static observedAttributes = ["label", "details"];
    static markup = `<label class="check"><input type="checkbox" aria-describedby="details" /><span></span></label><p id="details"></p>`;
    constructor() {
      super();
      this.inner("input").addEventListener("change", () => this.dispatchEvent(new Event("change")));
    }
    get checked() {
      return this.inner("input").checked;
    }
    set checked(checked) {
      this.inner("input").checked = checked;
    }
    draw() {
      this.inner("span").textContent = this.text("label");
      this.inner("p").textContent = this.text("details");
    }
  }

  const ELEMENTS = { "admin-block": AdminBlock, button: Button, link: Link, banner: Banner, spinner: Spinner };
  for (const [name, element] of Object.entries({ ...ELEMENTS, select: Select, checkbox: Checkbox })) {
    customElements.define(`s-${name}`, element);
  }
})();
