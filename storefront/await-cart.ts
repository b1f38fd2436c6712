/** While the cart holds no offer, in the page itself: brings the script of cart messages with the first change that puts one there. */
import { hearCart, holdsOffers } from "./hear-cart.ts";
import { firstAct } from "./watch-page.ts";

const written = document.getElementById("standby-cart");
let brought = false;

async function bring({ cart = "", script = "" }: DOMStringMap): Promise<void> {
  if (brought || !(await holdsOffers(cart).catch(() => false)) || brought) return;
  brought = true;
  const element = document.createElement("script");
  element.src = script;
  document.head.append(element);
}

// While a page loads, each of its files would call, and it is the shopper who changes a cart.
if (written) firstAct(() => hearCart(() => void bring(written.dataset)));
