/** What an extension finds around it, inside its frame: the `shopify` global and a fetch that knows the app. */
(() => {
  const settings = JSON.parse(document.getElementById("settings").textContent);
  const tell = (block, values) => window.parent.postMessage({ block, ...values }, "*");
  const waiting = new Map();

  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.block !== "idToken") return;
    waiting.get(data.id)?.(data.token);
    waiting.delete(data.id);
  });

  function idToken() {
    const id = crypto.getRandomValues(new Uint32Array(1))[0];
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      tell("idToken", { id });
    });
  }

  /** Paths are the app's; what goes to the app carries a token. */
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, settings.appUrl);
    if (url.origin !== new URL(settings.appUrl).origin) return plainFetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set("Authorization", `Bearer ${await idToken()}`);
    return plainFetch(url, { ...init, headers });
  };

  /** As Shopify's: keys by their path, "{{name}}" for values, one and other by `count`. */
  function translate(key, values = {}) {
    let found = key.split(".").reduce((part, name) => part?.[name], settings.words);
    if (found && typeof found === "object") {
      found = found[new Intl.PluralRules(settings.locale).select(values.count ?? 0)] ?? found.other;
    }
    if (typeof found !== "string") throw new Error(`There are no words for “${key}”.`);
    const told = (name) => (typeof values[name] === "number" ? formatNumber(values[name]) : String(values[name]));
    return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => (name in values ? told(name) : whole));
  }
  const formatNumber = (value, options) => new Intl.NumberFormat(settings.locale, options).format(value);
  const formatDate = (date, options) => new Intl.DateTimeFormat(settings.locale, options).format(date);
  const formatCurrency = (value, options) => formatNumber(value, { style: "currency", ...options });
  const navigate = (href) => tell("navigate", { href: String(href) });

  window.shopify = {
    extension: { target: settings.target },
    data: { selected: [{ id: settings.selected }] },
    auth: { idToken },
    i18n: { translate, formatNumber, formatDate, formatCurrency },
    navigation: { navigate },
  };
  window.addEventListener("extension-link", ({ detail }) => navigate(detail));
  window.addEventListener("DOMContentLoaded", () => {
    const measure = () => tell("height", { pixels: Math.ceil(document.body.getBoundingClientRect().height) });
    new ResizeObserver(measure).observe(document.body);
  });
})();
