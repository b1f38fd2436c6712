/** Places the cart's messages while the page is parsed, before its first paint; the script of carts takes over from here. */
import { readCart, sayInCarts } from "./cart-lines.ts";

try {
  sayInCarts(readCart(document.querySelector("standby-cart script")?.textContent));
} catch {
  // The theme's cart stays as it is.
}
