import { expect, test } from "vitest";
import { storefrontRootOf } from "./storefront-root.ts";

test.each([
  ["/de/products/fjell-lantern?variant=5", "/de"],
  ["/pt-BR/products/fjell-lantern", "/pt-BR"],
  ["/en-ca/collections/lamps/products/fjell-lantern", "/en-ca"],
  ["/zh-hant-hk/products/fjell-lantern", "/zh-hant-hk"],
  ["/products/fjell-lantern?variant=5", null],
  ["/collections/de/products/fjell-lantern", null],
  ["/apps/products/fjell-lantern", null],
  ["/a/products/fjell-lantern", null],
  ["//evil.test/products/x", null],
  ["https://evil.test/de/products/x", null],
  ["/de", null],
  ["", null],
])("%s was shown below %s", (path, root) => {
  expect(storefrontRootOf(path)).toBe(root);
});
