/** The Ajax cart and its plain-form twin: /cart/add, /cart/update, /cart/change, /cart/clear, with and without `.js`. */
import type { Cart, CartLine } from "#sandbox/store/state.ts";
import { header } from "#sandbox/http.ts";
import { answerInLayout } from "#sandbox/storefront/http/themed.ts";
import { listOf, readFields, textOf, textsOf, type Field, type Fields } from "#sandbox/storefront/http/read-fields.ts";
import { answerJson, ensureCart, keepCart, localPath, redirect, type Visit } from "#sandbox/storefront/http/visit.ts";
import { escapeHtml } from "#sandbox/html.ts";
import { bundledSections } from "./bundled-sections.ts";
import { guardCart } from "./guard-cart.ts";
import { addLine, findLine, setLine, type Addition, type CartError, type CartResult } from "./cart-lines.ts";
import { cartJson, lineJson, linesOf } from "./cart-json.ts";

const missing = (name: string): CartError => ({
  status: 400,
  message: "Parameter Missing or Invalid",
  description: `Required parameter missing or invalid: ${name}`,
});

/** Themes ask by the path, by what they accept (Dawn: `application/javascript`), or as scripts used to. */
const wantsJson = ({ path, request }: Visit) =>
  /\.js(?:on)?$/.test(path) ||
  /^(?:application\/json|(?:application|text)\/javascript)/.test(header(request, "accept") ?? "") ||
  header(request, "x-requested-with") === "XMLHttpRequest";

/** A path on this shop, so that a posted `return_to` cannot lead elsewhere. */
const safeReturn = (visit: Visit, fields: Fields, fallback: string) => {
  const wanted = textOf(fields.return_to);
  return /^\/(?![/\\])/.test(wanted) ? wanted : localPath(visit, fallback);
};

function refuse(visit: Visit, error: CartError): void {
  if (wantsJson(visit)) return answerJson(visit, { ...error, errors: error.description }, error.status);
  const back = header(visit.request, "referer") ?? localPath(visit, "/cart");
  const page = { template: "cart", title: error.message, pageType: "cart", status: error.status };
  answerInLayout(
    visit,
    page,
    () =>
      `<main class="page-width page-text" id="main"><h1>${escapeHtml(error.message)}</h1>` +
      `<p>${escapeHtml(error.description)}</p><p><a href="${escapeHtml(back)}">Go back</a></p></main>`,
  );
}

function withSections(visit: Visit, fields: Fields, body: object): object {
  const list = Array.isArray(fields.sections) ? fields.sections.join(",") : textOf(fields.sections);
  const url = textOf(fields.sections_url) || (header(visit.request, "referer") ?? "/cart");
  return list ? { ...body, sections: bundledSections(visit, list, url) } : body;
}

/** `discount`: all codes of the cart from now on, an empty one for none. */
function takeCodes(cart: Cart, fields: Fields): void {
  if (fields.discount === undefined) return;
  const codes = textOf(fields.discount).split(",");
  cart.discountCodes = [...new Set(codes.map((code) => code.trim()).filter(Boolean))];
}

const linesBefore = (cart: Cart) => cart.lines.map((line) => ({ ...line }));

/** Units of `lines` that `others` has not, line by line. */
function unitsBeyond({ shop, origin }: Visit, cart: Cart, lines: CartLine[], others: CartLine[]): object[] {
  const beyond = lines.map((line) => {
    const quantity = line.quantity - (others.find(({ key }) => key === line.key)?.quantity ?? 0);
    return { ...line, quantity };
  });
  const moved = beyond.filter(({ quantity }) => quantity > 0);
  return linesOf(shop, { ...cart, lines: moved }).map((facts) => lineJson(shop, facts, origin));
}

function answerCart(visit: Visit, fields: Fields, cart: Cart, before: CartLine[]): void {
  if (!wantsJson(visit)) return redirect(visit, safeReturn(visit, fields, "/cart"));
  const json = {
    ...cartJson(visit.shop, cart, visit.origin),
    items_added: unitsBeyond(visit, cart, cart.lines, before),
    items_removed: unitsBeyond(visit, cart, before, cart.lines),
  };
  answerJson(visit, withSections(visit, fields, json));
}

/** Null when there is no usable variant id. */
function additionOf(field: Field): Addition | null {
  const item = (field ?? {}) as Fields;
  const variantId = Number(textOf(item.id));
  if (!Number.isSafeInteger(variantId) || variantId <= 0) return null;
  const quantity = item.quantity === undefined ? 1 : Math.trunc(Number(textOf(item.quantity)));
  const properties = Object.entries(textsOf(item.properties) ?? {}).filter(([, value]) => value !== "");
  const plan = Number(textOf(item.selling_plan));
  return {
    variantId,
    quantity: Number.isFinite(quantity) && quantity > 0 ? quantity : 1,
    properties: Object.fromEntries(properties),
    sellingPlanId: plan > 0 ? plan : null,
  };
}

export async function addToCart(visit: Visit): Promise<void> {
  const fields = await readFields(visit.request);
  const several = fields.items !== undefined;
  const additions = (several ? listOf(fields.items) : [fields]).map(additionOf);
  if (additions.length === 0 || additions.includes(null)) return refuse(visit, missing(several ? "items" : "id"));
  const cart = ensureCart(visit);
  let results: CartResult[] = [];
  const refused = guardCart(visit, cart, () => {
    results = (additions as Addition[]).map((addition) => addLine(visit.shop, cart, addition));
    return results.find((result): result is Extract<CartResult, { ok: false }> => !result.ok)?.error ?? null;
  });
  keepCart(visit, cart);
  if (refused) return refuse(visit, refused);
  if (!wantsJson(visit)) return redirect(visit, safeReturn(visit, fields, "/cart"));
  const touched = new Set(results.flatMap((result) => (result.ok ? result.lines.map(({ key }) => key) : [])));
  const items = linesOf(visit.shop, cart)
    .filter(({ line }) => touched.has(line.key))
    .map((facts) => lineJson(visit.shop, facts, visit.origin));
  answerJson(visit, withSections(visit, fields, several ? { items } : (items[0] ?? {})));
}

function applyUpdates(visit: Visit, cart: Cart, updates: Field): CartError | null {
  if (updates === undefined || updates === null) return null;
  const isList = Array.isArray(updates);
  const before = [...cart.lines];
  for (const [name, value] of Object.entries(updates)) {
    const byPlace = isList || Number(name) < before.length;
    const line = byPlace ? before[Number(name)] : findLine(cart, name);
    const quantity = Math.trunc(Number(textOf(value as Field)));
    if (!Number.isFinite(quantity)) continue;
    const result = line
      ? setLine(visit.shop, cart, line, quantity)
      : quantity > 0
        ? addLine(visit.shop, cart, { variantId: Number(name), quantity, properties: {}, sellingPlanId: null })
        : null;
    if (result && !result.ok) return result.error;
  }
  return null;
}

/** Note, attributes and quantities by variant id, key or place. A form that has `checkout` goes on to checkout. */
export async function updateCart(visit: Visit): Promise<void> {
  const fields = await readFields(visit.request);
  const cart = ensureCart(visit);
  const before = linesBefore(cart);
  takeCodes(cart, fields);
  if (fields.note !== undefined) cart.note = textOf(fields.note);
  const attributes = textsOf(fields.attributes);
  if (attributes) {
    const kept = Object.entries({ ...cart.attributes, ...attributes }).filter(([, value]) => value !== "");
    cart.attributes = Object.fromEntries(kept);
  }
  const error = guardCart(visit, cart, () => applyUpdates(visit, cart, fields.updates));
  keepCart(visit, cart);
  if (error) return refuse(visit, error);
  if (fields.checkout !== undefined && !wantsJson(visit)) return redirect(visit, localPath(visit, "/checkout"));
  answerCart(visit, fields, cart, before);
}

/** One line by `line` (1-based) or `id` (key or variant id): quantity, properties, plan. GET works too, for plain links. */
export async function changeCart(visit: Visit): Promise<void> {
  const fields = visit.method === "GET" ? Object.fromEntries(visit.query) : await readFields(visit.request);
  const cart = ensureCart(visit);
  const before = linesBefore(cart);
  const place = Number(textOf(fields.line));
  const line = fields.line !== undefined ? cart.lines[place - 1] : findLine(cart, textOf(fields.id));
  if (!line) return refuse(visit, { status: 404, message: "Cart Error", description: "no valid id or line parameter" });
  const properties = textsOf(fields.properties);
  if (properties) line.properties = properties;
  if (fields.selling_plan !== undefined) line.sellingPlanId = Number(textOf(fields.selling_plan)) || null;
  const quantity = fields.quantity === undefined ? line.quantity : Math.trunc(Number(textOf(fields.quantity)));
  if (!Number.isFinite(quantity)) return refuse(visit, missing("quantity"));
  const error = guardCart(visit, cart, () => {
    const result = setLine(visit.shop, cart, line, quantity);
    return result.ok ? null : result.error;
  });
  keepCart(visit, cart);
  if (error) return refuse(visit, error);
  answerCart(visit, fields, cart, before);
}

export async function clearCart(visit: Visit): Promise<void> {
  const cart = ensureCart(visit);
  const before = linesBefore(cart);
  cart.lines = [];
  keepCart(visit, cart);
  answerCart(visit, {}, cart, before);
}

export const showCartJson = (visit: Visit) => answerJson(visit, cartJson(visit.shop, ensureCart(visit), visit.origin));

/** /discount/CODE?redirect=…: the link of a mail, after which the code is in the cart. */
export function openDiscount(visit: Visit, code: string): void {
  const cart = ensureCart(visit);
  takeCodes(cart, { discount: [...(cart.discountCodes ?? []), decodeURIComponent(code)].join(",") });
  keepCart(visit, cart);
  redirect(visit, safeReturn(visit, { return_to: visit.query.get("redirect") ?? "" }, "/"));
}

/** /cart/ID:QTY,ID:QTY?note=…: a cart of exactly these, straight to checkout. */
export function openPermalink(visit: Visit, list: string): void {
  const cart = ensureCart(visit);
  cart.lines = [];
  for (const part of list.split(",")) {
    const [variantId, quantity] = part.split(":").map(Number);
    if (variantId && quantity) addLine(visit.shop, cart, { variantId, quantity, properties: {}, sellingPlanId: null });
  }
  takeCodes(cart, { discount: visit.query.get("discount") ?? undefined });
  const note = visit.query.get("note");
  if (note) cart.note = note;
  for (const [name, value] of visit.query) {
    const attribute = /^attributes\[(.+)\]$/.exec(name)?.[1];
    if (attribute) cart.attributes[attribute] = value;
  }
  keepCart(visit, cart);
  redirect(visit, localPath(visit, cart.lines.length > 0 ? "/checkout" : "/cart"));
}
