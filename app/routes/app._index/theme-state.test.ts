import { expect, test } from "vitest";
import { isShown, readThemeState, themeLinks, themeState } from "./theme-state.ts";

const extension = (block: string, embed: string) => [
  { type: "ui_extension", activations: [{ target: "x" }] },
  {
    type: "theme_app_extension",
    activations: [
      { handle: "badge", status: "active" },
      { handle: "offer", status: block },
      { handle: "offer-embed", status: embed },
      { handle: "cart-embed", status: "active" },
    ],
  },
];

test.each([
  ["active", "available", { block: "on", embed: "off" }, true],
  ["available", "active", { block: "off", embed: "on" }, true],
  ["available", "available", { block: "off", embed: "off" }, false],
  ["unavailable", "available", { block: "impossible", embed: "off" }, false],
  ["unavailable", "active", { block: "impossible", embed: "on" }, true],
])("block %s and embed %s", (block, embed, state, shown) => {
  expect(readThemeState(extension(block, embed))).toEqual({ ...state, cart: "on" });
  expect(isShown(readThemeState(extension(block, embed)))).toBe(shown);
});

test.each([[undefined], [null], ["rubbish"], [[]], [[null]], [[{ type: "theme_app_extension" }]]])(
  "%j tells nothing",
  (rubbish) => {
    expect(readThemeState(rubbish)).toEqual({ block: "unknown", cart: "unknown", embed: "unknown" });
  },
);

test("an App Bridge that fails, or is missing, tells nothing", async () => {
  const failing = { app: { extensions: () => Promise.reject(new Error("no")) } };
  for (const bridge of [undefined, {}, { app: {} }, failing]) expect(isShown(await themeState(bridge))).toBe(true);
});

test("the links open the editor at the right place", () => {
  const links = themeLinks("ours.myshopify.com", "key");
  const editor = "https://ours.myshopify.com/admin/themes/current/editor";
  expect(links.block).toBe(`${editor}?template=product&addAppBlockId=key%2Foffer&target=mainSection`);
  expect(links.embed).toBe(`${editor}?context=apps&template=product&activateAppId=key%2Foffer-embed`);
  expect(links.cart).toBe(`${editor}?context=apps&template=cart&activateAppId=key%2Fcart-embed`);
});
