// @vitest-environment happy-dom
/** The script that vintage themes load: choices per option instead of one of all variants. */
import { readFileSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";

type Selector = { element: HTMLSelectElement; name: string };
type Selectors = { selectors: Selector[]; selectVariant: (id: number) => boolean };
type Vintage = {
  formatMoney: (cents: number | string, format: string) => string;
  OptionSelectors: new (id: string, options: object) => Selectors;
};

const variant = (id: number, ...options: string[]) => ({ id, options, title: options.join(" / ") });
const COAT = {
  options: ["Color", "Size"],
  variants: [variant(1, "Navy", "S"), variant(2, "Navy", "M"), variant(3, "Moss", "S")],
};

let Shopify: Vintage;

beforeEach(() => {
  new Function(readFileSync("sandbox/storefront/browser/vintage.js", "utf8"))();
  Shopify = (window as unknown as { Shopify: Vintage }).Shopify;
  const options = COAT.variants.map(({ id, title }) => `<option value="${id}">${title}</option>`).join("");
  document.body.innerHTML = `<form><select name="id" id="choice">${options}</select></form>`;
});

const field = () => document.getElementById("choice") as HTMLSelectElement;

function choose(selectors: Selectors, index: number, value: string): void {
  const element = selectors.selectors[index]?.element;
  if (!element) throw new Error(`no selector ${index}`);
  element.value = value;
  element.onchange?.(new Event("change"));
}

test("a choice per option sets the form's variant and tells the theme; what no variant has is told as null", () => {
  const told = vi.fn();
  const selectors = new Shopify.OptionSelectors("choice", { product: COAT, onVariantSelected: told });
  expect([...document.querySelectorAll(".selector-wrapper label")].map((label) => label.textContent)).toEqual(["Color", "Size"]);
  expect(told).toHaveBeenLastCalledWith(expect.objectContaining({ id: 1 }), selectors, { initialLoad: true });
  choose(selectors, 0, "Moss");
  expect(field().value).toBe("3");
  choose(selectors, 1, "M");
  expect(told.mock.lastCall?.[0]).toBeNull();
  expect(field().disabled).toBe(true);
  expect(selectors.selectVariant(2)).toBe(true);
  expect([field().value, field().disabled]).toEqual(["2", false]);
});

test.each([
  [123456, "${{amount}}", "$1,234.56"],
  [123456, "{{ amount_with_comma_separator }} €", "1.234,56 €"],
  ["1234.00", "¥{{amount_no_decimals}}", "¥1,234"],
])("money: %s in %s is %s", (cents, format, shown) => {
  expect(Shopify.formatMoney(cents, format)).toBe(shown);
});
