import { expect, test } from "vitest";
import { frameAncestors } from "./frame-ancestors.ts";

const SHOPIFYS = "frame-ancestors https://a.myshopify.com https://admin.shopify.com;";

test("a document for a shop is framed by that shop's admin alone", () => expect(frameAncestors(SHOPIFYS, [])).toBe(SHOPIFYS));

test("a document for nobody is framed by nobody", () => expect(frameAncestors(null, [])).toBe("frame-ancestors 'none';"));

test("with the sandbox as Shopify its admin may frame, under either name of this machine", () => {
  const sandbox = ["http://127.0.0.1:4000/path", "http://127.0.0.1:4000"];
  expect(frameAncestors(SHOPIFYS, sandbox)).toBe(
    "frame-ancestors https://a.myshopify.com https://admin.shopify.com http://localhost:4000 http://127.0.0.1:4000;",
  );
  expect(frameAncestors(null, sandbox)).toBe("frame-ancestors http://localhost:4000 http://127.0.0.1:4000;");
});
