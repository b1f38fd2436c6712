/** Customer accounts inside the theme, for themes that have the templates (`customers/login`, `customers/account` …). */
import { findOrCreateCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import { textOf, textsOf, type Fields } from "#sandbox/storefront/http/read-fields.ts";
import { answerPage } from "#sandbox/storefront/http/themed.ts";
import { localPath, redirect, type Visit } from "#sandbox/storefront/http/visit.ts";
import { orderDrop } from "#sandbox/storefront/liquid/objects/customer.ts";
import type { PostedForm } from "#sandbox/storefront/liquid/runtime.ts";
import { customerOf, signIn } from "./signed-in.ts";

type Kind = "login" | "register" | "account" | "addresses" | "order";

const hasTemplate = ({ theme }: Visit, kind: Kind) =>
  ["json", "liquid"].some((ending) => theme.folder.locate(`templates/customers/${kind}.${ending}`));

/** The theme's page of this kind; false when it has none, and Shopify's own stands there. */
export function answerThemeAccount(visit: Visit, kind: Kind, postedForm?: PostedForm): boolean {
  if (!hasTemplate(visit, kind)) return false;
  const title = kind === "account" ? "Account" : kind;
  const pageType = `customers/${kind}`;
  answerPage(visit, { template: pageType, pageType, title, postedForm, status: postedForm && !postedForm.ok ? 422 : 200 });
  return true;
}

/** One order of who is signed in. */
export function answerThemeOrder(visit: Visit, token: string): boolean {
  const customer = customerOf(visit);
  const order = [...visit.shop.orders.values()].find((one) => one.token === token && one.customerId === customer?.id);
  if (!customer || !order || !hasTemplate(visit, "order")) return false;
  const page = { template: "customers/order", pageType: "customers/order", title: order.name };
  answerPage(visit, { ...page, objects: (runtime) => ({ order: () => orderDrop(runtime, order) }) });
  return true;
}

const FORMS = { login: "customer_login", register: "create_customer" } as const;

/**
 * A sign-in or registration posted from the theme: `customer[email]` and a password, which the sandbox asks for and does
 * not check. False when the form is none of these.
 */
export function enterFromTheme(visit: Visit, kind: "login" | "register", fields: Fields): boolean {
  const given = textsOf(fields.customer);
  if (!given) return false;
  const email = (given.email ?? "").trim();
  const errors = {
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: "is not a valid e-mail address" }),
    ...(given.password ? {} : { password: "is missing" }),
  };
  if (Object.keys(errors).length > 0) {
    const { password: _password, ...values } = given;
    return answerThemeAccount(visit, kind, { type: FORMS[kind], ok: false, errors, values });
  }
  const person = { email, firstName: given.first_name, lastName: given.last_name, locale: visit.locale };
  const customer = findOrCreateCustomer(visit.context, visit.shop, person);
  if (customer) signIn(visit, customer);
  const back = textOf(fields.return_to);
  redirect(visit, /^\/(?![/\\])/.test(back) ? back : localPath(visit, "/account"), 303);
  return true;
}
