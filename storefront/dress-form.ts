/** Gives a theme's form the offer: the button's text and what the line carries into the cart. Takes both back in normal sale. */
import { close, label } from "./label-button.ts";
import { isClosed, isSelling, type Words } from "./offer-words.ts";
import { set } from "./write-changes.ts";

const ROLES = ["kind", "promise", "plan"] as const;

export function dress(form: HTMLFormElement, words: Words): void {
  const selling = isSelling(words);
  const [kind, , , , , name, promise, , , , plan] = words;
  const values = { kind, promise: promise ?? "", plan: plan ?? "" };
  const names = { kind: "properties[_standby_offer]", promise: `properties[${name ?? ""}]`, plan: "selling_plan" };
  const themes = form.querySelector<HTMLInputElement>('[name="selling_plan"]:not([data-property])');
  const carriers = carriersOf(form);
  for (const role of ROLES) {
    const wanted = selling && values[role] !== "" && !(role === "plan" && themes);
    const [input, ...spare] = carriers.filter((carrier) => carrier.dataset.property === role);
    for (const other of spare) set(other, "disabled", true);
    if (input || wanted) carry(input ?? addCarrier(form, role), wanted, names[role], values[role]);
  }
  if (themes && (plan || themes.dataset.standbyPlan)) {
    set(themes, "value", plan ?? "");
    themes.dataset.standbyPlan = plan ?? "";
  }
  const button = form.querySelector<HTMLButtonElement>('[name="add"], [type="submit"]');
  if (button) dressButton(button, words);
}

export function dressButton(button: HTMLButtonElement, words: Words): void {
  const closed = close(button, isClosed(words));
  label(button, isSelling(words) ? words[1] : closed ? words[5] : undefined);
}

/** Liquid has tied some to the forms of themes we know; `form.elements` sees those too. */
const carriersOf = (form: HTMLFormElement): HTMLInputElement[] =>
  ([...form.elements] as HTMLInputElement[]).filter((input) => input.dataset.property);

function addCarrier(form: HTMLFormElement, role: string): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "hidden";
  input.dataset.property = role;
  form.append(input);
  return input;
}

function carry(input: HTMLInputElement, wanted: boolean, name: string, value: string): void {
  set(input, "disabled", !wanted);
  if (!wanted) return;
  set(input, "name", name);
  set(input, "value", value);
}
