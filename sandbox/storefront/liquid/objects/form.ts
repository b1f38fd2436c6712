/** `form` inside {% form %}: what was posted and what was wrong with it. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";

/** Iterates over field names; `messages` and `translated_fields` by field, as Shopify's form_errors. */
class FormErrors extends LazyDrop {
  readonly #fields: string[];

  constructor(errors: Record<string, string>) {
    const names = Object.fromEntries(Object.keys(errors).map((field) => [field, field.replaceAll("_", " ")]));
    super(Object.keys(errors).join(", "), { messages: errors, translated_fields: names, size: Object.keys(errors).length });
    this.#fields = Object.keys(errors);
  }

  *[Symbol.iterator](): Iterator<string> {
    yield* this.#fields;
  }
}

export function formDrop(runtime: Runtime, type: string, subject: unknown): LazyDrop {
  const posted = runtime.postedForm?.type === type ? runtime.postedForm : null;
  const hasErrors = posted && Object.keys(posted.errors).length > 0;
  return new LazyDrop("FormDrop", {
    ...posted?.values,
    type,
    id: () => (subject instanceof LazyDrop ? subject.read("id") : null),
    product: () => (type === "product" ? subject : null),
    errors: hasErrors ? new FormErrors(posted.errors) : null,
    "posted_successfully?": posted?.ok ?? false,
    "password_needed?": false,
  });
}
