/** Our block in product templates of both manners: blocks in a row, and blocks inside blocks. */
import { expect, test } from "vitest";
import { placeAppBlock } from "./place-app-block.ts";
import type { TemplateData } from "./theme.ts";

const TYPE = "shopify://apps/standby/blocks/offer/standby-storefront";

const flat: TemplateData = {
  sections: {
    main: {
      type: "main-product",
      blocks: { buy: { type: "buy_buttons" }, text: { type: "text" } },
      block_order: ["buy", "text"],
    },
  },
  order: ["main"],
};
const nested: TemplateData = {
  sections: {
    main: {
      type: "product",
      blocks: { details: { type: "_details", static: true, blocks: { buttons: { type: "buy-buttons" } } } },
    },
  },
  order: ["main"],
};

test("stands right after the buy buttons, and goes again", () => {
  const placed = placeAppBlock(flat, "offer", TYPE, true);
  expect(placed.sections.main?.block_order).toEqual(["buy", "standby_offer", "text"]);
  expect(placeAppBlock(placed, "offer", TYPE, true)).toBe(placed);
  expect(placeAppBlock(placed, "offer", TYPE, false).sections.main?.block_order).toEqual(["buy", "text"]);
});

test("finds the buy buttons inside other blocks", () => {
  const details = placeAppBlock(nested, "offer", TYPE, true).sections.main?.blocks?.details;
  expect(details?.block_order).toEqual(["buttons", "standby_offer"]);
  expect(nested.sections.main?.blocks?.details?.block_order).toBeUndefined();
});

test("takes the last place where a template has no buy buttons", () => {
  const bare = { sections: { main: { type: "x", blocks: { a: { type: "text" } } } }, order: ["main"] };
  expect(placeAppBlock(bare, "offer", TYPE, true).sections.main?.block_order).toEqual(["a", "standby_offer"]);
});
