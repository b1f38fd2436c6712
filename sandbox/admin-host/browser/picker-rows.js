/** The rows of a picker: products with their variants, collections, and plain items. */
import { build } from "./build.js";

function thumbnail(image) {
  const box = build("span", { className: "thumb" });
  if (image) box.append(build("img", { src: image.originalSrc, alt: "", loading: "lazy" }));
  return box;
}

export function choice({ label, detail, image, checked, partly, isSingle, indented }, toggle) {
  const input = build("input", { type: isSingle ? "radio" : "checkbox", checked, indeterminate: Boolean(partly) });
  input.addEventListener("change", () => toggle(input.checked));
  const text = build(
    "span",
    { className: "choice-text" },
    build("span", { textContent: label }),
    build("small", { textContent: detail }),
  );
  return build("label", { className: `choice${indented ? " is-variant" : ""}` }, input, !indented && thumbnail(image), text);
}

const stockOf = ({ tracksInventory, totalInventory, inventoryManagement, inventoryQuantity }) =>
  tracksInventory || inventoryManagement === "SHOPIFY" ? `${totalInventory ?? inventoryQuantity} available` : "Stock not tracked";

/** The rows of one product: itself, and its variants where they can be chosen. */
export function productRows(product, { type, selection, showVariants, redraw }) {
  const isSingle = selection.limit === 1;
  const ids = product.variants.map(({ id }) => id);
  const chosen = selection.chosen.get(product.id);
  const set = (isOn, variantIds) => {
    if (isOn && variantIds.length > 0) selection.add(product, showVariants ? variantIds : ids);
    else selection.remove(product.id);
    redraw();
  };
  const details = product.status === "ACTIVE" ? stockOf(product) : `${product.status.toLowerCase()} · ${stockOf(product)}`;
  const head = { label: product.title, detail: details, image: product.images[0], isSingle };
  if (type === "variant") {
    const rows = product.variants.map((variant) =>
      choice(
        { label: variant.title, detail: stockOf(variant), checked: selection.has(variant.id), isSingle, indented: true },
        (isOn) => {
          if (isOn) selection.add(variant);
          else selection.remove(variant.id);
          redraw();
        },
      ),
    );
    return [
      build("div", { className: "choice is-head" }, thumbnail(head.image), build("strong", { textContent: head.label })),
      ...rows,
    ];
  }
  const partly = chosen && chosen.variantIds.size < ids.length;
  const own = choice({ ...head, checked: Boolean(chosen), partly }, (isOn) => set(isOn, ids));
  if (!showVariants || product.hasOnlyDefaultVariant) return [own];
  const variants = product.variants.map((variant) =>
    choice(
      { label: variant.title, detail: stockOf(variant), checked: Boolean(chosen?.variantIds.has(variant.id)), indented: true },
      (isOn) => {
        const now = new Set(chosen?.variantIds);
        if (isOn) now.add(variant.id);
        else now.delete(variant.id);
        set(now.size > 0, [...now]);
      },
    ),
  );
  return [own, ...variants];
}

export function collectionRows(collection, { selection, redraw }) {
  const detail = `${collection.productsCount} products`;
  const isSingle = selection.limit === 1;
  return [
    choice({ label: collection.title, detail, image: null, checked: selection.has(collection.id), isSingle }, (isOn) => {
      if (isOn) selection.add(collection);
      else selection.remove(collection.id);
      redraw();
    }),
  ];
}
