/** The script of cart messages: brought where a line is on offer, or by the first change of the cart. */
import { followCart } from "./follow-cart.ts";
import { safely } from "./write-changes.ts";

const element = document.querySelector<HTMLElement>("standby-cart");
if (element) safely(() => followCart(element));
