/** Keeps the messages of carts: again whenever the theme renders anew, and read anew whenever the cart changes. */
import { readCart, sayInCarts, type Cart } from "./cart-lines.ts";
import { fetchText } from "./fetch-page.ts";
import { watchPage } from "./watch-page.ts";

const CHANGE = /\/cart\/(add|change|update|clear)/;

export function followCart(element: HTMLElement): void {
  let cart = readCart(element.querySelector("script")?.textContent);
  let changes = 0;
  const read = async () => {
    const change = ++changes;
    const fresh = await fetchCart(element.dataset.cart ?? "/cart").catch(() => cart);
    // A later change asks again itself.
    if (change === changes) sayInCarts((cart = fresh));
  };
  watchPage(() => sayInCarts(cart));
  // Themes change the cart by requests of their own, and few say so otherwise. The event comes before its change, and a cart asked for
  // meanwhile could become the shopper's, empty.
  document.addEventListener("shopify:cart:lines-update", (event) =>
    (event as Event & { promise?: Promise<unknown> }).promise?.then(read, read),
  );
  new PerformanceObserver((list) => list.getEntries().some(({ name }) => CHANGE.test(name)) && void read()).observe({
    type: "resource",
  });
  // Without a line on offer, a change of the cart is what brought this script: it is over before anybody could listen.
  if (cart.lines.some(([, message]) => message)) sayInCarts(cart);
  else void read();
}

const WRITTEN = /<standby-cart[^]*?json">([^]*?)<\/script/;

/** The page of the cart is asked for only when a line is on pre-order or backorder. */
const fetchCart = async (url: string): Promise<Cart> =>
  readCart((await fetchText(`${url}.js`)).includes('"_standby_offer"') ? WRITTEN.exec(await fetchText(url))?.[1] : "");
