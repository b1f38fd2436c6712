/** The frame of checkout, thank-you and order status: plain pages outside the theme, as on Shopify. */
import { html, Html } from "#sandbox/html.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { checkoutWords } from "./checkout-words.ts";

export type SummaryLine = {
  title: string;
  variantTitle: string | null;
  quantity: number;
  totalCents: number;
  image: string | null;
  notes: string[];
};

const CENTS = 100;

const STYLE = new Html(`
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#16302f;background:#fff;overflow-wrap:break-word}
a{color:#0b5f63}
h1{font:600 1.5rem/1.25 Georgia,"Times New Roman",serif;margin:0 0 .25rem}
h2{font-size:1.1rem;margin:2rem 0 .75rem}
header{padding:1.25rem 1.5rem;border-bottom:1px solid #dde5e3}
header a{font:600 1.35rem Georgia,"Times New Roman",serif;color:inherit;text-decoration:none}
.frame{display:grid;grid-template-columns:minmax(0,1fr);min-height:calc(100vh - 70px)}
.main{padding:1.5rem;max-width:40rem;width:100%;margin:0 auto}
.summary{background:#f3f6f5;padding:1.5rem;border-bottom:1px solid #dde5e3;order:-1}
.summary>div{max-width:40rem;margin:0 auto}
@media(min-width:900px){.frame{grid-template-columns:minmax(0,11fr) minmax(0,9fr)}.main{padding:2.5rem 3rem;margin:0 0 0 auto}
.summary{order:0;border:0;border-left:1px solid #dde5e3;padding:2.5rem 3rem}.summary>div{margin:0;max-width:26rem;position:sticky;top:2.5rem}}
.line{display:grid;grid-template-columns:64px 1fr auto;gap:1rem;align-items:center;margin-bottom:1rem}
.line img,.line i{display:block;width:64px;height:64px;object-fit:cover;border-radius:8px;background:#e2eae7}
.line small{display:block;color:#4a6260;overflow-wrap:anywhere}
dl{margin:1.25rem 0 0;padding-top:1rem;border-top:1px solid #d4dedb;display:grid;grid-template-columns:1fr auto;gap:.4rem}
dd{margin:0;text-align:right}
.total{font-size:1.2rem;font-weight:650}
label{display:block;font-size:.875rem;margin-bottom:.25rem;color:#36504e}
input,select{width:100%;padding:.75rem .8rem;border:1px solid #8fa3a0;border-radius:8px;font:inherit;color:inherit;background:#fff}
input:focus-visible,select:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #0b5f63;outline-offset:2px}
.grid{display:grid;gap:.9rem;grid-template-columns:repeat(2,minmax(0,1fr))}
.wide{grid-column:1/-1}
[aria-invalid=true]{border-color:#a3231f}
.error{color:#a3231f;font-size:.875rem;margin:.25rem 0 0}
.alert{border:1px solid #d9a9a6;background:#fdf3f2;border-radius:8px;padding:1rem 1.25rem;margin:0 0 1.5rem}
.alert p{margin:0 0 .25rem}.alert ul{margin:.5rem 0 0;padding-left:1.2rem}
.note{border:1px solid #cfdad7;border-radius:8px;padding:1rem 1.25rem;margin-top:1.5rem}
.note h2{margin:1.25rem 0 .25rem}.note h2:first-child{margin-top:0}.note p{margin:.25rem 0}
button{margin-top:2rem;width:100%;padding:1.05rem;border:0;border-radius:8px;background:#0b5f63;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button:hover{background:#084a4d}
.muted{color:#4a6260;font-size:.9rem}
@media(max-width:480px){.grid{grid-template-columns:minmax(0,1fr)}.grid>*{grid-column:auto}}
`);

/** Checkout writes money as the shopper's language does; only themes follow the shop's own format. */
export const priced = (shop: ShopState, cents: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency: shop.currencyCode, currencyDisplay: "narrowSymbol" }).format(
    cents / CENTS,
  );

function lineRow(shop: ShopState, line: SummaryLine, locale: string): Html {
  return html`<div class="line">
    ${line.image ? html`<img src="${line.image}" alt="" width="64" height="64" />` : html`<i></i>`}
    <div>
      ${line.title}${line.variantTitle ? html`<small>${line.variantTitle}</small>` : null}
      ${line.notes.map((note) => html`<small>${note}</small>`)}<small>${checkoutWords(locale).quantity(line.quantity)}</small>
    </div>
    <span>${priced(shop, line.totalCents, locale)}</span>
  </div>`;
}

/** What is not charged with the order: `dueAt` null is when it ships. */
export type ChargedLater = { laterCents: number; dueAt: Date | null; locale: string };

function laterRows(shop: ShopState, totalCents: number, { laterCents, dueAt, locale }: ChargedLater): Html | null {
  if (laterCents === 0) return null;
  const day = dueAt?.toLocaleDateString(locale, { dateStyle: "long", timeZone: shop.ianaTimezone });
  const words = checkoutWords(locale);
  return html`<dt>${words.dueToday}</dt>
    <dd data-due-now>${priced(shop, totalCents - laterCents, locale)}</dd>
    <dt>${day ? words.dueOn(day) : words.dueOnShipping}</dt>
    <dd data-due-later>${priced(shop, laterCents, locale)}</dd>`;
}

/** What is paid, and what is off the whole order. */
export type Sums = { totalCents: number; off: { title: string; amountCents: number }[] };

const offRows = (shop: ShopState, { off }: Sums, locale: string) =>
  off.map(
    ({ title, amountCents }) =>
      html`<dt>${title}</dt>
        <dd data-discount>−${priced(shop, amountCents, locale)}</dd>`,
  );

export function summary(shop: ShopState, lines: SummaryLine[], sums: Sums, later: ChargedLater): Html {
  const { totalCents, off } = sums;
  const subtotalCents = off.reduce((sum, { amountCents }) => sum + amountCents, totalCents);
  const { locale } = later;
  const words = checkoutWords(locale);
  return html`<aside class="summary" aria-label="${words.summary}">
    <div>
      ${lines.map((line) => lineRow(shop, line, locale))}
      <dl>
        <dt>${words.subtotal}</dt>
        <dd>${priced(shop, subtotalCents, locale)}</dd>
        ${offRows(shop, sums, locale)}
        <dt>${words.shipping}</dt>
        <dd>${words.free}</dd>
        <dt class="total">${words.total}</dt>
        <dd class="total"><small class="muted">${shop.currencyCode}</small> ${priced(shop, totalCents, locale)}</dd>
        ${laterRows(shop, totalCents, later)}
      </dl>
    </div>
  </aside>`;
}

export function checkoutPage(shop: ShopState, title: string, main: Html, aside: Html | null, locale: string): Html {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} - ${shop.name}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header><a href="/">${shop.name}</a></header>
        <div class="frame">
          <main class="main">${main}</main>
          ${aside}
        </div>
      </body>
    </html>`;
}
