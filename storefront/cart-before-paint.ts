/** Places the cart's messages while the page is parsed, before any of it is painted; the script of carts takes over from here. */
import { readCart, sayInCarts } from "./cart-lines.ts";
import { safely } from "./write-changes.ts";

/** Whether the parser is past it: only then is known whether the theme says the promise in it. */
const isParsed = (node: Node | null): boolean => node !== null && (node.nextSibling !== null || isParsed(node.parentNode));

const watch = new MutationObserver(() => safely(() => sayInCarts(cart, isParsed)));
const cart = readCart(document.getElementById("standby-cart")?.textContent);
watch.observe(document, { subtree: true, childList: true });
document.addEventListener("DOMContentLoaded", () => watch.disconnect());
