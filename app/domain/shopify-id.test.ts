import { expect, test } from "vitest";
import { gid, toShopifyId } from "./shopify-id.ts";

test.each([
  ["gid://shopify/ProductVariant/788032119674292922", 788032119674292922n],
  ["gid://shopify/InventoryLevel/655441491?inventory_item_id=271878346596884015", 655441491n],
  ["788032119674292922", 788032119674292922n],
  [42, 42n],
  [7n, 7n],
])("%s is the id %s", (value, id) => expect(toShopifyId(value)).toBe(id));

test.each([2 ** 53, 1.5, -1, -1n, "", "12a", "gid://shopify/ProductVariant/", "gid://shopify/ProductVariant/x"])(
  "%s is refused",
  (value) => expect(() => toShopifyId(value)).toThrow(TypeError),
);

test("a GID made from an id gives the id back", () => {
  expect(gid("ProductVariant", 788032119674292922n)).toBe("gid://shopify/ProductVariant/788032119674292922");
  expect(toShopifyId(gid("Location", 3n))).toBe(3n);
});
