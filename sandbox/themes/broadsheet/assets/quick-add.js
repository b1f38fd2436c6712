/** Quick add: a card's product in a dialog, with its own picker and form. */
import { define, Component } from "@theme/component";
import { DialogComponent } from "@theme/dialog";

const SUFFIX = "-quick";

/** Parts of the product page that the dialog has no use for. */
const LEFT_OUT = ".prose, sticky-add-to-cart, script[type='application/ld+json'], noscript";

class QuickAdd extends Component {
  connectedCallback() {
    super.connectedCallback();
    const { choose } = this.refs;
    if (!choose) return;
    choose.hidden = false;
    choose.addEventListener("click", () => {
      const { productUrl, productTitle } = this.dataset;
      document.querySelector("quick-add-dialog")?.show(productUrl, productTitle);
    });
  }
}

class QuickAddDialog extends DialogComponent {
  async show(url, title) {
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok) return location.assign(url);
    const html = new DOMParser().parseFromString(await answer.text(), "text/html");
    const product = html.querySelector(".section-product .product");
    if (!product) return location.assign(url);
    for (const part of product.querySelectorAll(LEFT_OUT)) part.remove();
    for (const element of product.querySelectorAll("[id], input[type='radio']")) this.#own(element);
    for (const element of product.querySelectorAll("label[for]")) element.htmlFor += SUFFIX;
    for (const heading of product.querySelectorAll("h1")) heading.replaceWith(renamed(heading, "h2"));
    const picker = product.querySelector("variant-picker");
    if (picker) picker.dataset.suffix = SUFFIX;
    this.refs.dialog.setAttribute("aria-label", title);
    this.refs.content.replaceChildren(document.importNode(product, true));
    this.open();
  }

  #own(element) {
    if (element.id) element.id += SUFFIX;
    if (element.type === "radio") element.name += SUFFIX;
  }

  close() {
    if (this.isOpen) super.close();
  }
}

function renamed(element, name) {
  const other = document.createElement(name);
  other.className = element.className;
  other.replaceChildren(...element.childNodes);
  return other;
}

define("quick-add-component", QuickAdd);
define("quick-add-dialog", QuickAddDialog);
