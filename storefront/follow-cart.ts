/** Keeps the messages of carts: again whenever the theme renders anew, and read anew whenever the cart changes. */
import { readCart, sayInCarts, type Cart } from "./cart-lines.ts";
import { fetchText } from "./fetch-page.ts";
import { hearCart, holdsOffers } from "./hear-cart.ts";
import { watchPage } from "./watch-page.ts";

/** @param written Liquid's words of the cart, with the address of its page */
export function followCart(written: HTMLElement): void {
  let cart = readCart(written.textContent);
  let changes = 0;
  const read = async () => {
    const change = ++changes;
    const fresh = await fetchCart(written.dataset.cart ?? "/cart").catch(() => cart);
    // A later change asks again itself.
    if (change === changes) sayInCarts((cart = fresh));
  };
  watchPage(() => sayInCarts(cart));
  hearCart(() => void read());
  // Without a line on offer, a change of the cart is what brought this script: it is over before anybody could listen.
  if (cart.lines.some(([, message]) => message)) sayInCarts(cart);
  else void read();
}

const WRITTEN = /id="standby-cart"[^>]*>([^]*?)<\/script/;

/** The page of the cart is asked for only when a line is on offer. */
const fetchCart = async (url: string): Promise<Cart> =>
  readCart((await holdsOffers(url)) ? WRITTEN.exec(await fetchText(url))?.[1] : "");
