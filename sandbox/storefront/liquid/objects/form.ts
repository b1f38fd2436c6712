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

/** What a form may have posted; empty until it has. */
const FIELDS = [
  "address1",
  "address2",
  "author",
  "body",
  "city",
  "company",
  "country",
  "email",
  "first_name",
  "last_name",
  "message",
  "name",
  "phone",
  "province",
  "zip",
];
const EMPTY = Object.fromEntries(FIELDS.map((field) => [field, null]));

/** A form that was sent comes back with this in the address. */
const SENT: Record<string, string> = {
  contact: "contact_posted",
  customer: "customer_posted",
  new_comment: "comment_posted",
  recover_customer_password: "recover_posted",
};

const wasSent = ({ request }: Runtime, type: string) => request.query.get(SENT[type] ?? "") === "true";

const idOf = (type: string, subject: unknown) =>
  subject instanceof LazyDrop ? subject.read("id") : type === "customer_address" ? "new" : null;

/** An address that is to be changed stands in its form; its country by name, as the select has it. */
function addressFields(subject: unknown): Record<string, unknown> {
  if (!(subject instanceof LazyDrop)) return {};
  const country = (subject.read("country") as { name?: string } | null)?.name ?? null;
  return { ...Object.fromEntries(FIELDS.map((field) => [field, subject.read(field) ?? null])), country };
}

export function formDrop(runtime: Runtime, type: string, subject: unknown): LazyDrop {
  const posted = runtime.postedForm?.type === type ? runtime.postedForm : null;
  const hasErrors = posted && Object.keys(posted.errors).length > 0;
  return new LazyDrop("FormDrop", {
    ...EMPTY,
    ...(type === "customer_address" ? addressFields(subject) : {}),
    ...posted?.values,
    set_as_default_checkbox: `<input type="checkbox" id="address_default_address_${idOf(type, subject) ?? "new"}" name="address[default]" value="1">`,
    password_needed: type === "customer_login",
    type,
    id: () => idOf(type, subject),
    product: () => (type === "product" ? subject : null),
    errors: hasErrors ? new FormErrors(posted.errors) : null,
    "posted_successfully?": posted?.ok ?? wasSent(runtime, type),
    "password_needed?": type === "customer_login",
  });
}
