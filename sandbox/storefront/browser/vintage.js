/** What themes from before Online Store 2.0 load of Shopify's own: option_selection, shopify_common, customer_area, api.jquery. */
(() => {
  const Shopify = (window.Shopify = window.Shopify || {});

  function grouped(amount, decimals, thousands, point) {
    const [whole, rest] = (Number(amount) / 100).toFixed(decimals).split(".");
    return whole.replace(/(\d)(?=(\d{3})+$)/g, `$1${thousands}`) + (rest ? point + rest : "");
  }

  const MONEY = {
    amount: [2, ",", "."],
    amount_no_decimals: [0, ",", "."],
    amount_with_comma_separator: [2, ".", ","],
    amount_no_decimals_with_comma_separator: [0, ".", ","],
    amount_no_decimals_with_space_separator: [0, " ", ","],
    amount_with_space_separator: [2, " ", ","],
    amount_with_apostrophe_separator: [2, "'", "."],
  };

  Shopify.money_format ??= "${{amount}}";
  Shopify.formatMoney ??= (cents, format) =>
    (format || Shopify.money_format).replace(/\{\{\s*(\w+)\s*\}\}/, (_all, name) => {
      const amount = typeof cents === "string" ? cents.replace(".", "") : cents;
      return grouped(amount, ...(MONEY[name] ?? MONEY.amount));
    });

  Shopify.each = (list, work) => list.forEach(work);
  Shopify.bind = (work, scope) => work.bind(scope);
  Shopify.isDefined = (thing) => thing !== undefined;
  Shopify.setSelectorByValue = (selector, value) => {
    const at = [...selector.options].findIndex((option) => option.value === value || option.innerHTML === value);
    if (at >= 0) selector.selectedIndex = at;
    return at;
  };
  Shopify.addListener = (target, name, work) => target.addEventListener(name, work);
  Shopify.postLink = (path, { method = "post", parameters = {} } = {}) => {
    const form = Object.assign(document.createElement("form"), { method, action: path });
    for (const [name, value] of Object.entries(parameters))
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
  };
  Shopify.resizeImage = (url) => url;
  Shopify.Image = { getSizedImageUrl: (url) => url, switchImage: (image, element, done) => done?.(image?.src, image, element) };

  Shopify.Product = class {
    constructor(json) {
      Object.assign(this, json);
    }
    optionNames() {
      return this.options.map((option) => option.name ?? option);
    }
    optionValues(index) {
      return [...new Set(this.variants.map((variant) => variant.options[index]))];
    }
    getVariant(values) {
      return this.variants.find((variant) => variant.options.every((value, index) => value === values[index])) ?? null;
    }
    getVariantById(id) {
      return this.variants.find((variant) => variant.id === Number(id)) ?? null;
    }
  };

  /** One choice per option in place of the one of all variants, which stays in the form, hidden. */
  Shopify.OptionSelectors = class {
    constructor(id, { product, onVariantSelected = () => {}, enableHistoryState = false }) {
      this.domIdPrefix = id;
      this.product = new Shopify.Product(product);
      this.onVariantSelected = onVariantSelected;
      this.historyState = enableHistoryState ? {} : null;
      this.variantIdField = document.getElementById(id);
      this.selectors = this.product.optionNames().map((name, index) => this.buildSelector(name, index));
      this.variantIdField.style.display = "none";
      const asked = new URLSearchParams(location.search).get("variant");
      const first = this.product.getVariantById(asked) ?? this.product.getVariantById(this.variantIdField.value);
      if (first) this.selectVariant(first.id, { initialLoad: true });
      else setTimeout(() => this.updateSelectors(0, { initialLoad: true }));
    }
    buildSelector(name, index) {
      const values = this.product.optionValues(index);
      const element = Object.assign(document.createElement("select"), {
        className: "single-option-selector",
        id: `${this.domIdPrefix}-option-${index}`,
      });
      element.dataset.option = `option${index + 1}`;
      element.append(...values.map((value) => Object.assign(document.createElement("option"), { value, textContent: value })));
      element.onchange = (options = {}) => this.updateSelectors(index, options);
      const wrapper = Object.assign(document.createElement("div"), { className: "selector-wrapper" });
      if (this.product.options.length > 1)
        wrapper.append(Object.assign(document.createElement("label"), { htmlFor: element.id, textContent: name }));
      wrapper.append(element);
      this.variantIdField.before(wrapper);
      return { element, name, values };
    }
    selectedValues() {
      return this.selectors.map(({ element }) => element.value);
    }
    selectVariant(id, options) {
      const variant = this.product.getVariantById(id);
      if (!variant) return false;
      this.selectors.forEach(({ element }, index) => (element.value = variant.options[index]));
      this.updateSelectors(0, options);
      return true;
    }
    updateSelectors(_index, options = {}) {
      const variant = this.product.getVariant(this.selectedValues());
      this.variantIdField.disabled = !variant;
      if (variant) this.variantIdField.value = String(variant.id);
      this.onVariantSelected(variant, this, options);
      if (this.historyState && variant && !options.initialLoad) {
        const url = new URL(location.href);
        url.searchParams.set("variant", variant.id);
        history.replaceState({}, "", url);
      }
    }
  };

  /** The sandbox's countries have no provinces to choose: the field for them stays hidden. */
  Shopify.CountryProvinceSelector = class {
    constructor(countryId, provinceId, { hideElement } = {}) {
      this.countryEl = document.getElementById(countryId);
      this.provinceEl = document.getElementById(provinceId);
      this.provinceContainer = document.getElementById(hideElement ?? provinceId);
      const wanted = this.countryEl?.dataset.default;
      if (wanted) Shopify.setSelectorByValue(this.countryEl, wanted);
      if (this.provinceContainer) this.provinceContainer.style.display = "none";
    }
  };

  async function ask(path, body, done, failed = Shopify.onError) {
    const headers = { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) };
    const answer = await fetch(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    const json = await answer.json();
    if (answer.ok) done?.(json);
    else failed?.({ status: answer.status, responseText: JSON.stringify(json), responseJSON: json }, "error");
  }

  Shopify.onError ??= (request) => console.warn(request.responseJSON.description);
  Shopify.getCart ??= (done) => ask("/cart.js", null, done ?? Shopify.onCartUpdate);
  Shopify.getProduct ??= (handle, done) => ask(`/products/${handle}.js`, null, done ?? Shopify.onProduct);
  Shopify.addItem ??= (id, quantity = 1, done) => ask("/cart/add.js", { id, quantity }, done ?? Shopify.onItemAdded);
  Shopify.addItemFromForm ??= (form, done) => {
    const element = typeof form === "string" ? document.getElementById(form) : form;
    return ask("/cart/add.js", Object.fromEntries(new FormData(element)), done ?? Shopify.onItemAdded);
  };
  Shopify.changeItem ??= (id, quantity, done) =>
    ask("/cart/change.js", { id: String(id), quantity }, done ?? Shopify.onCartUpdate);
  Shopify.removeItem ??= (id, done) => Shopify.changeItem(id, 0, done);
  Shopify.clear ??= (done) => ask("/cart/clear.js", {}, done ?? Shopify.onCartUpdate);
  Shopify.updateCartNote ??= (note, done) => ask("/cart/update.js", { note }, done ?? Shopify.onCartUpdate);
  Shopify.updateCartAttributes ??= (attributes, done) => ask("/cart/update.js", { attributes }, done ?? Shopify.onCartUpdate);
})();
