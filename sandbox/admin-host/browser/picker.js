/** The resource picker: products with their variants, single variants, or collections; and the plain picker. */
import { build } from "./build.js";
import { openDialog } from "./dialog.js";
import { choice, collectionRows, productRows } from "./picker-rows.js";

const SEARCH_PAUSE_MS = 200;
const TITLES = { product: "products", variant: "variants", collection: "collections" };

const limitOf = ({ multiple }) => (multiple === true ? Infinity : Number(multiple) || 1);

/** Selected ids: of products (with their variants), of variants, or of collections. */
class Selection {
  constructor(limit) {
    this.limit = limit;
    /** id → { resource, variantIds } */
    this.chosen = new Map();
  }
  has(id) {
    return this.chosen.has(id);
  }
  add(resource, variantIds = null) {
    if (this.limit === 1) this.chosen.clear();
    if (this.chosen.size >= this.limit) return;
    this.chosen.set(resource.id, { resource, variantIds: variantIds && new Set(variantIds) });
  }
  remove(id) {
    this.chosen.delete(id);
  }
  results() {
    return [...this.chosen.values()].map(({ resource, variantIds }) =>
      variantIds ? { ...resource, variants: resource.variants.filter(({ id }) => variantIds.has(id)) } : resource,
    );
  }
}

const numberOf = (gid) => String(gid).split("/").at(-1);

/** Marks what the app says is chosen already. */
async function preselect(selection, { type = "product", selectionIds = [] }, load) {
  if (selectionIds.length === 0) return;
  const asked = new Map(selectionIds.map((one) => [one.id, one]));
  const { items } = await load({ ids: selectionIds.map(({ id }) => numberOf(id)).join(",") });
  for (const item of items) {
    if (type === "variant") item.variants.filter(({ id }) => asked.has(id)).forEach((variant) => selection.add(variant));
    else if (type === "collection") selection.add(item);
    else selection.add(item, asked.get(item.id)?.variants?.map(({ id }) => id) ?? item.variants.map(({ id }) => id));
  }
}

/** The searchable list of a picker: `node`, and `show` to load it. */
function createList(options, selection, load, onChange) {
  const { type = "product", query = "", filter = {} } = options;
  const label = `Search ${TITLES[type]}`;
  const list = build("div", { className: "picker-list" });
  const search = build("input", { type: "search", value: query, placeholder: label, ariaLabel: label });
  const showVariants = filter.variants !== false && selection.limit > 1;
  let items = [];
  let next = null;
  let timer;
  let asked = 0;
  const rowsOf = (item) =>
    (type === "collection" ? collectionRows : productRows)(item, { type, selection, showVariants, redraw });
  function redraw() {
    const rows = items.flatMap(rowsOf);
    const more = next !== null && build("button", { type: "button", className: "more", textContent: "Show more" });
    if (more) more.addEventListener("click", () => void show(next));
    const place = list.scrollTop;
    const focused = [...list.querySelectorAll("input")].indexOf(document.activeElement);
    list.replaceChildren(
      ...(rows.length ? rows : [build("p", { className: "picker-empty", textContent: `No ${TITLES[type]} match.` })]),
    );
    if (more) list.append(more);
    list.scrollTop = place;
    list.querySelectorAll("input")[focused]?.focus({ preventScroll: true });
    onChange();
  }
  async function show(offset = 0) {
    const words = [search.value, filter.query].filter(Boolean).join(" ");
    const nth = ++asked;
    const page = await load({ type, query: words, offset, ...flags(filter) });
    // An answer to what was typed before comes too late.
    if (nth !== asked) return;
    items = offset ? [...items, ...page.items] : page.items;
    next = page.next;
    redraw();
  }
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), SEARCH_PAUSE_MS);
  });
  const node = build("div", { className: "picker" }, build("div", { className: "picker-search" }, search), list);
  return { node, show, focus: () => search.focus() };
}

/** @param load (parameters) → { items, next } @returns the chosen resources, or null when the person cancels */
export async function pickResources(options, load) {
  const { type = "product", action = "add" } = options;
  const selection = new Selection(limitOf(options));
  await preselect(selection, options, (parameters) => load({ type, ...parameters }));
  const count = build("span", { className: "picker-count" });
  const verb = action === "select" ? "Select" : "Add";
  const add = build("button", { type: "button", className: "primary", textContent: verb });
  const cancel = build("button", { type: "button", textContent: "Cancel" });
  const list = createList(options, selection, load, () => {
    count.textContent = selection.chosen.size ? `${selection.chosen.size} selected` : "";
    add.disabled = selection.chosen.size === 0;
  });
  await list.show();
  return new Promise((resolve) => {
    let result = null;
    const dialog = openDialog({
      title: `${verb} ${TITLES[type]}`,
      className: "is-picker",
      body: list.node,
      footer: build("footer", {}, count, cancel, add),
      onClose: () => resolve(result),
    });
    cancel.addEventListener("click", () => dialog.close());
    add.addEventListener("click", () => {
      result = selection.results();
      dialog.close();
    });
    list.focus();
  });
}

function flags({ draft, archived, hidden }) {
  return Object.fromEntries(Object.entries({ draft, archived, hidden }).filter(([, value]) => value !== undefined));
}

/** App Bridge's `picker`: a list the app gives. Resolves with the chosen ids, or null. */
export function pickItems({ heading, multiple, items = [] }) {
  const chosen = new Set(items.filter(({ selected }) => selected).map(({ id }) => id));
  const isSingle = limitOf({ multiple }) === 1;
  const rows = items.map(({ id, heading: label, data = [], disabled }) => {
    const row = choice({ label, detail: data.join(" · "), checked: chosen.has(id), isSingle, indented: true }, (isOn) => {
      if (isSingle) chosen.clear();
      if (isOn) chosen.add(id);
      else chosen.delete(id);
    });
    row.querySelector("input").disabled = Boolean(disabled);
    row.querySelector("input").name = "picked";
    return row;
  });
  const add = build("button", { type: "button", className: "primary", textContent: "Select" });
  return new Promise((resolve) => {
    let result = null;
    const dialog = openDialog({
      title: heading,
      className: "is-picker",
      body: build("div", { className: "picker-list" }, ...rows),
      footer: build("footer", {}, add),
      onClose: () => resolve(result),
    });
    add.addEventListener("click", () => {
      result = [...chosen];
      dialog.close();
    });
  });
}
