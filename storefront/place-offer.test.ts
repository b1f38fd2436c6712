// @vitest-environment happy-dom
/** The embed in a theme without sections: it moves behind the product form once, though moving it connects it again. */
import { expect, test } from "vitest";
import { placeOffer } from "./place-offer.ts";

test("an embed that is connected again by its own move stays where it is", () => {
  let connected = 0;
  class Offer extends HTMLElement {
    connectedCallback(): void {
      connected += 1;
      if (connected < 10) placeOffer(this, [...document.querySelectorAll("form")]);
    }
  }
  customElements.define("test-offer", Offer);
  document.body.innerHTML = `<form action="/cart/add"></form><p>after</p>`;
  const offer = document.createElement("test-offer");
  offer.dataset.kind = "embed";
  document.body.append(offer);
  expect(document.querySelector("form")?.nextElementSibling).toBe(offer);
  expect(connected).toBe(2);
});
