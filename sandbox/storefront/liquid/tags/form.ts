/** {% form 'product', product, id: … %}: the form element with what Shopify puts into it, and the object `form`. */
import {
  Tag,
  evalToken,
  type Context,
  type Emitter,
  type Liquid,
  type Parser,
  type TagToken,
  type Template,
  type TopLevelToken,
  type ValueToken,
} from "liquidjs";
import { attributes, property, text } from "#sandbox/storefront/liquid/filters/arguments.ts";
import { formDrop } from "#sandbox/storefront/liquid/objects/form.ts";
import { localUrl, runtimeOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { readBody } from "./block-body.ts";
import { NamedValues } from "./named-values.ts";

type FormKind = { action: string; attributes?: Record<string, string>; hidden?: Record<string, string> };

const KINDS: Record<string, FormKind> = {
  product: { action: "/cart/add", attributes: { enctype: "multipart/form-data", class: "shopify-product-form" } },
  cart: { action: "/cart", attributes: { id: "cart_form", enctype: "multipart/form-data", class: "shopify-cart-form" } },
  contact: { action: "/contact#contact_form", attributes: { id: "contact_form", class: "contact-form" } },
  customer: { action: "/contact#contact_form", attributes: { id: "contact_form", class: "contact-form" } },
  localization: {
    action: "/localization",
    attributes: { id: "localization_form", class: "shopify-localization-form", enctype: "multipart/form-data" },
    hidden: { _method: "put" },
  },
  currency: { action: "/cart/update", attributes: { id: "currency_form", class: "shopify-currency-form" } },
  customer_login: { action: "/account/login", attributes: { id: "customer_login" } },
  guest_login: { action: "/account/login", attributes: { id: "customer_login_guest" } },
  create_customer: { action: "/account", attributes: { id: "create_customer" } },
  recover_customer_password: { action: "/account/recover" },
  reset_customer_password: { action: "/account/reset" },
  activate_customer_password: { action: "/account/activate" },
  customer_address: { action: "/account/addresses" },
  new_comment: { action: "/blogs", attributes: { class: "comment-form" } },
  storefront_password: { action: "/password", attributes: { id: "login_form", class: "storefront-password-form" } },
};

export class FormTag extends Tag {
  readonly #values: ValueToken[] = [];
  readonly #named: NamedValues;
  readonly #body: Template[];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    while (this.#readPositional());
    this.#named = new NamedValues(this.tokenizer);
    this.#body = readBody(token, rest, parser);
  }

  #readPositional(): boolean {
    this.tokenizer.skipBlank();
    const begin = this.tokenizer.p;
    if (this.tokenizer.peek() === ",") this.tokenizer.advance();
    const afterComma = this.tokenizer.p;
    const name = this.tokenizer.readIdentifier().content;
    this.tokenizer.skipBlank();
    const isNamed = name !== "" && this.tokenizer.peek() === ":";
    this.tokenizer.p = afterComma;
    const value = isNamed ? undefined : this.tokenizer.readValue();
    if (value) this.#values.push(value);
    else this.tokenizer.p = begin;
    return value !== undefined;
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const runtime = runtimeOf(context);
    const values: unknown[] = [];
    for (const token of this.#values) values.push(yield evalToken(token, context));
    const type = text(values[0]);
    const { return_to: returnTo, ...given } = (yield this.#named.render(context)) as Record<string, unknown>;
    emitter.write(opening(runtime, type, values[1], given));
    if (returnTo || type === "localization") {
      const back = returnTo
        ? text(returnTo)
        : runtime.request.path + (runtime.request.query.size ? `?${runtime.request.query}` : "");
      emitter.write(hidden("return_to", back));
    }
    context.push({ form: formDrop(runtime, type, values[1]) });
    yield this.liquid.renderer.renderTemplates(this.#body, context, emitter);
    context.pop();
    emitter.write(closing(context, type, values[1]));
  }
}

const hidden = (name: string, value: unknown) => `<input${attributes({ type: "hidden", name, value: text(value) })} />`;

/** Addresses and comments are posted to the thing itself. */
function actionOf(kind: FormKind, type: string, subject: unknown): string {
  const id = text(property(subject, "id"));
  if (type === "customer_address" && id) return `${kind.action}/${id}`;
  return type === "new_comment" ? `/blogs/${text(property(subject, "handle"))}/comments` : kind.action;
}

function opening(runtime: Runtime, type: string, subject: unknown, given: Record<string, unknown>): string {
  const kind = KINDS[type] ?? { action: "/contact" };
  const subjectId = text(property(subject, "id"));
  const isAddress = type === "customer_address";
  const id =
    type === "product" ? { id: `product_form_${subjectId}` } : isAddress ? { id: `address_form_${subjectId || "new"}` } : {};
  const all = {
    method: "post",
    action: localUrl(runtime, actionOf(kind, type, subject)),
    ...id,
    "accept-charset": "UTF-8",
    ...kind.attributes,
    ...given,
  };
  const fields = { form_type: type, utf8: "✓", ...kind.hidden, ...(isAddress && subjectId ? { _method: "put" } : {}) };
  return `<form${attributes(all)}>${Object.entries(fields)
    .map(([name, value]) => hidden(name, value))
    .join("")}`;
}

function closing(context: Context, type: string, subject: unknown): string {
  if (type !== "product") return "</form>";
  const section = property(context.getSync(["section"]), "id");
  return `${hidden("product-id", property(subject, "id"))}${section ? hidden("section-id", section) : ""}</form>`;
}
