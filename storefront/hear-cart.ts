/** Hears of every change of the cart once it is over, and asks what it left. */
import { fetchText } from "./fetch-page.ts";

const CHANGE = /\/cart\/(add|change|update|clear)/;

/** Themes change the cart by requests of their own, and few say so otherwise. */
export function hearCart(changed: () => void): void {
  // The event comes before its change, and a cart asked for meanwhile could become the shopper's, empty.
  document.addEventListener("shopify:cart:lines-update", (event) =>
    (event as Event & { promise?: Promise<unknown> }).promise?.then(changed, changed),
  );
  new PerformanceObserver((list) => list.getEntries().some(({ name }) => CHANGE.test(name)) && changed()).observe({
    type: "resource",
  });
}

/** Whether a line of the cart is on pre-order or backorder now. @param url of the cart's page */
export const holdsOffers = async (url: string): Promise<boolean> => (await fetchText(`${url}.js`)).includes('"_standby_offer"');
