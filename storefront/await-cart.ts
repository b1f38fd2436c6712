/** While the cart holds no offer, in the page itself: brings the script of cart messages with the first change that puts one there. */
import { hearCart, holdsOffers } from "./hear-cart.ts";
import { safely } from "./write-changes.ts";

const written = document.getElementById("standby-cart");
let brought = false;

async function bring({ cart = "", script = "" }: DOMStringMap): Promise<void> {
  if (brought || !(await holdsOffers(cart).catch(() => false)) || brought) return;
  brought = true;
  const element = document.createElement("script");
  element.src = script;
  document.head.append(element);
}

if (written) safely(() => hearCart(() => void bring(written.dataset)));
