/** Gives a theme's form the offer: the button's text and what the line carries into the cart. Takes both back in normal sale. */
import { close, label } from "./label-button.ts";
import { isClosed, isSelling, NORMAL_SALE, type Words } from "./offer-words.ts";
import { set } from "./write-changes.ts";

export function dress(form: HTMLFormElement, words: Words): void {
  const selling = isSelling(words);
  const [kind, , , , , name, promise, , , , plan = ""] = selling ? words : NORMAL_SALE;
  const themes = form.querySelector<HTMLInputElement>('[name="selling_plan"]:not([data-property])');
  carry(form, "kind", "properties[_standby_offer]", selling ? kind : "");
  carry(form, "promise", `properties[${name}]`, promise);
  carry(form, "plan", "selling_plan", themes ? "" : plan);
  if (themes && (plan || themes.dataset.standbyPlan)) {
    set(themes, "value", plan);
    themes.dataset.standbyPlan = plan;
  }
  for (const button of buttonsOf(form)) dressButton(button, words);
}

/** All that add to the cart, also those that stand elsewhere and name their form; else the first that sends it. */
function buttonsOf(form: HTMLFormElement): HTMLButtonElement[] {
  const all = [...form.elements].filter((one) => one.matches('[type="submit"], [name="add"]')) as HTMLButtonElement[];
  const adding = all.filter(({ name }) => !name || name === "add");
  return adding.length ? adding : all.slice(0, 1);
}

export function dressButton(button: HTMLButtonElement, words: Words): void {
  const closed = close(button, isClosed(words));
  label(button, isSelling(words) ? words[1] : closed ? words[5] : undefined);
}

/** In one hidden field; Liquid has tied some to the forms of themes we know, and `form.elements` sees those too. */
function carry(form: HTMLFormElement, role: string, name: string, value = ""): void {
  const carriers = ([...form.elements] as HTMLInputElement[]).filter(({ dataset }) => dataset.property === role);
  if (value && carriers.length === 0) carriers.push(addCarrier(form, role));
  for (const [place, input] of carriers.entries()) {
    set(input, "disabled", !value || place > 0);
    if (!value) continue;
    set(input, "name", name);
    set(input, "value", value);
  }
}

function addCarrier(form: HTMLFormElement, role: string): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "hidden";
  input.dataset.property = role;
  form.append(input);
  return input;
}
