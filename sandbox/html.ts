/** Markup from template literals, in which every value is escaped unless it is markup already. */

export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

type Value = Html | string | number | null | undefined | false | Value[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.markup;
  return Array.isArray(value) ? value.map(render).join("") : escapeHtml(String(value));
}

/** `html\`<p>${text}</p>\``: text is escaped, lists are joined, null and false vanish. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(strings.reduce((markup, part, index) => markup + part + render(values[index]), ""));
}

/** Data for a `<script type="application/json">`: no "<" in it, so that it cannot end the element. */
export const jsonForScript = (data: unknown) => new Html(JSON.stringify(data).replace(/</g, "\\u003c"));
