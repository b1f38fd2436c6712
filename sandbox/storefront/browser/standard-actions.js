/** `Shopify.actions`: what apps and agents may ask of any storefront. A theme configures how it shows the outcome. */
(() => {
  const root = () => window.Shopify.routes.root;
  const events = () => import("/cdn/storefront/standard-events.js");
  const bare = (id) =>
    String(id)
      .replace(/^gid:\/\/shopify\/\w+\//, "")
      .replace(/\?.*$/, "");

  async function ask(path, body, signal) {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const answer = await fetch(root() + path, { method: "POST", headers, body: JSON.stringify(body), signal });
    return { ok: answer.ok, body: await answer.json() };
  }

  async function readCart(signal) {
    const { fromAjaxCart } = await events();
    const cart = await (await fetch(`${root()}cart.js`, { headers: { Accept: "application/json" }, signal })).json();
    return fromAjaxCart(cart);
  }

  const properties = (attributes) => attributes && Object.fromEntries(attributes.map(({ key, value }) => [key, value]));

  /** One request for a line: without an id it is added, with one it is changed. */
  function requestFor({ id, merchandiseId, quantity, attributes, sellingPlanId }) {
    const plan = sellingPlanId && bare(sellingPlanId);
    const rest = { quantity, properties: properties(attributes), selling_plan: plan };
    return id ? ["cart/change.js", { id: bare(id), ...rest }] : ["cart/add.js", { id: Number(bare(merchandiseId)), ...rest }];
  }

  async function applyLines(lines, userErrors, signal) {
    for (const line of lines) {
      const answer = await ask(...requestFor(line), signal);
      if (!answer.ok) userErrors.push({ message: answer.body.description ?? answer.body.message ?? "" });
    }
  }

  const actionOf = (lines) =>
    lines.some(({ id }) => !id) ? "add" : lines.every(({ quantity }) => quantity === 0) ? "remove" : "update";

  /** Sends the event that belongs to a change; `settle` ends its promise. */
  async function tell(type, payload, meta, options) {
    const module = await events();
    const { promise, resolve, reject } = module.ShopifyStandardEvent.createPromise();
    promise.catch(() => {});
    const target = settings.updateCart.eventTarget?.({ type, ...meta }) ?? document;
    const { detail } = options?.event ?? {};
    target.dispatchEvent(new module.ShopifyStandardEvent(type, { ...payload, ...meta, promise, ...(detail && { detail }) }));
    return { resolve, reject };
  }

  async function updateCart({ lines = [], note, discountCodes } = {}, options = {}) {
    const context = options.event?.context ?? "standard-action";
    const userErrors = [];
    const told = [];
    if (lines.length)
      told.push(await tell("shopify:cart:lines-update", { context, lines }, { action: actionOf(lines) }, options));
    if (note !== undefined) told.push(await tell("shopify:cart:note-update", { context, note }, {}, options));
    const warnings = discountCodes?.length ? [{ message: "Discount codes do not exist in the sandbox." }] : [];
    try {
      await applyLines(lines, userErrors, options.signal);
      if (note !== undefined) await ask("cart/update.js", { note }, options.signal);
      const result = { cart: await readCart(options.signal), userErrors, warnings };
      for (const { resolve } of told) resolve(result);
      for (const { message: error } of userErrors) await tell("shopify:cart:error", { error, code: "INVALID" }, {}, options);
      if (!settings.updateCart.eventTarget && lines.length && userErrors.length === 0) location.reload();
      return result;
    } catch (error) {
      for (const { reject } of told) reject(error);
      throw error;
    }
  }

  const defaults = {
    updateCart,
    openCart: async () => void location.assign(`${root()}cart`),
  };
  const settings = { updateCart: {}, openCart: {} };

  function action(name) {
    const run = (...args) => {
      const { handler } = settings[name];
      return handler ? handler(() => defaults[name](...args), ...args) : defaults[name](...args);
    };
    run.configure = (given) => {
      if (name === "updateCart" && typeof given?.eventTarget !== "function") return false;
      settings[name] = { ...given };
      return true;
    };
    run.isDefault = () => Object.keys(settings[name]).length === 0;
    return run;
  }

  const getCart = async (_which, options = {}) => ({ cart: await readCart(options.signal) });
  window.Shopify.actions = Object.freeze({ getCart, updateCart: action("updateCart"), openCart: action("openCart") });
})();
