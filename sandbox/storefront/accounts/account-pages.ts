/** Customer accounts, as Shopify hosts them outside the theme: sign in by e-mailed code, then the orders. */
import { html, type Html } from "#sandbox/html.ts";
import { sendHtml } from "#sandbox/http.ts";
import { findOrCreateCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import type { Order } from "#sandbox/store/state.ts";
import { checkoutPage, priced } from "#sandbox/storefront/checkout/checkout-layout.ts";
import { readFields, textOf } from "#sandbox/storefront/http/read-fields.ts";
import { localPath, redirect, type Visit } from "#sandbox/storefront/http/visit.ts";
import { accountWords } from "./account-words.ts";
import { answerThemeAccount, answerThemeOrder, enterFromTheme } from "./theme-accounts.ts";
import { codeFor, customerOf, signIn, signOut } from "./signed-in.ts";

const answer = (visit: Visit, title: string, main: Html, status = 200) =>
  sendHtml(visit.response, status, checkoutPage(visit.shop, title, main, null, visit.locale));

function emailForm(visit: Visit, error: string): Html {
  const words = accountWords(visit.locale);
  return html`<h1>${words.signIn}</h1>
    <p class="muted">${words.signInHint}</p>
    <form method="post" action="${localPath(visit, "/account/login")}" novalidate>
      <label for="email">${words.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        required
        ${error ? html`aria-invalid="true" aria-describedby="email-error"` : null}
      />
      ${error ? html`<p class="error" id="email-error">${error}</p>` : null}
      <button type="submit">${words.next}</button>
    </form>`;
}

function codeForm(visit: Visit, email: string, error: string): Html {
  const words = accountWords(visit.locale);
  return html`<h1>${words.enterCode}</h1>
    <p class="muted">${words.codeHint(email, codeFor(visit, email))}</p>
    <form method="post" action="${localPath(visit, "/account/login")}" novalidate>
      <input type="hidden" name="email" value="${email}" />
      <label for="code">${words.code}</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        ${error ? html`aria-invalid="true" aria-describedby="code-error"` : null}
      />
      ${error ? html`<p class="error" id="code-error">${error}</p>` : null}
      <button type="submit">${words.signIn}</button>
    </form>`;
}

export function showLogin(visit: Visit): void {
  if (customerOf(visit)) return redirect(visit, localPath(visit, "/account"));
  const kind = visit.path.endsWith("/register") ? "register" : "login";
  if (answerThemeAccount(visit, kind)) return;
  answer(visit, accountWords(visit.locale).signIn, emailForm(visit, ""));
}

/** First the address, then address and code. */
export async function login(visit: Visit): Promise<void> {
  const words = accountWords(visit.locale);
  const fields = await readFields(visit.request);
  if (enterFromTheme(visit, visit.path.endsWith("/login") ? "login" : "register", fields)) return;
  const email = textOf(fields.email).trim();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return answer(visit, words.signIn, emailForm(visit, words.badEmail), 422);
  if (fields.code === undefined) return answer(visit, words.enterCode, codeForm(visit, email, ""));
  if (textOf(fields.code).trim() !== codeFor(visit, email)) {
    return answer(visit, words.enterCode, codeForm(visit, email, words.badCode), 422);
  }
  const customer = findOrCreateCustomer(visit.context, visit.shop, { email, locale: visit.locale });
  if (customer) signIn(visit, customer);
  redirect(visit, localPath(visit, "/account"), 303);
}

/** Any password opens an account here, so that there is nothing to send: the form says that it was sent. */
export const recoverPassword = (visit: Visit) =>
  redirect(visit, `${localPath(visit, "/account/login")}?recover_posted=true#recover`, 303);

export function logout(visit: Visit): void {
  signOut(visit);
  redirect(visit, localPath(visit, "/"));
}

function orderRow(visit: Visit, order: Order): Html {
  const date = new Intl.DateTimeFormat(visit.locale, { dateStyle: "medium" }).format(new Date(order.createdAt));
  return html`<li>
    <a href="/orders/${order.token}">${order.name}</a> · ${date} · ${priced(visit.shop, order.totalCents, visit.locale)}
  </li>`;
}

/** In the theme where it has a page for it, else where every order is shown. */
export function showAccountOrder(visit: Visit, token: string): void {
  if (!answerThemeOrder(visit, token)) redirect(visit, `/orders/${token}`);
}

export function showAccount(visit: Visit): void {
  const words = accountWords(visit.locale);
  const customer = customerOf(visit);
  if (!customer) return redirect(visit, localPath(visit, "/account/login"));
  if (answerThemeAccount(visit, visit.path.endsWith("/addresses") ? "addresses" : "account")) return;
  const orders = [...visit.shop.orders.values()].filter((order) => order.customerId === customer.id).reverse();
  const main = html`<h1>${words.orders}</h1>
    <p class="muted">${customer.email ?? customer.phone ?? ""}</p>
    ${
      orders.length
        ? html`<ul>
            ${orders.map((order) => orderRow(visit, order))}
          </ul>`
        : html`<p>${words.noOrders}</p>`
    }
    <p><a href="${localPath(visit, "/account/logout")}">${words.signOut}</a></p>`;
  answer(visit, words.orders, main);
}
