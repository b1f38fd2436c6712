/** The script of cart messages: brought where a line is on offer, or by the first change that puts one there. */
import { followCart } from "./follow-cart.ts";
import { safely } from "./write-changes.ts";

const written = document.getElementById("standby-cart");
if (written) safely(() => followCart(written));
