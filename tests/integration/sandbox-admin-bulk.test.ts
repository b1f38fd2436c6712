import { expect, test } from "vitest";
import { failInterrupted } from "#sandbox/admin-api/bulk-work.ts";
import { bulkResult } from "#sandbox/admin-api/bulk-result.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

const RUN = `mutation($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { code message } } }`;

test("a bulk query writes every object as a line under its parent, and tells when it is done", async () => {
  const { context, shop, send, events } = await sandboxShop();
  const variants = Array.from({ length: 3 }, (_, n) => ({ optionValues: [`S${n}`], priceCents: 100, sku: `s${n}` }));
  for (let n = 0; n < 300; n++) createProduct(context, shop, { title: `Product ${n}`, options: ["Size"], variants });
  const query = `{ products { edges { node { title variants { edges { node { id sku } } } } } } }`;
  const started = await send(RUN, { query });
  expect(started.data!.bulkOperationRunQuery).toMatchObject({ userErrors: [], bulkOperation: { status: "CREATED" } });
  const { id } = (started.data!.bulkOperationRunQuery as unknown as { bulkOperation: { id: string } }).bulkOperation;
  await expect.poll(() => events.at(-1)?.topic).toBe("bulk_operations/finish");
  expect(events.at(-1)!.payload).toMatchObject({
    admin_graphql_api_id: id,
    status: "completed",
    error_code: null,
    type: "query",
  });
  const read = await send(`query($id: ID!) { bulkOperation(id: $id) { status url objectCount rootObjectCount } }`, { id });
  const operation = read.data!.bulkOperation as unknown as { url: string };
  expect(operation).toMatchObject({ status: "COMPLETED", objectCount: "1200", rootObjectCount: "300" });
  const lines = bulkResult(context, new URL(operation.url).pathname)!.toString().trim().split("\n");
  expect(lines).toHaveLength(1200);
  const [product] = shop.products.values();
  expect(JSON.parse(lines[0]!)).toEqual({ title: "Product 0" });
  expect(JSON.parse(lines[1]!)).toEqual({
    id: `gid://shopify/ProductVariant/${product!.variantIds[0]}`,
    sku: "s0",
    __parentId: `gid://shopify/Product/${product!.id}`,
  });
});

test.each([
  ["{ shop { name } }", "at least one connection"],
  ["{ products { edges { node { nam } } } }", "Cannot query field"],
  ["{ products {", "Syntax Error"],
])("%s is no bulk query", async (query, message) => {
  const { send } = await sandboxShop();
  const { data } = await send(RUN, { query });
  expect(data!.bulkOperationRunQuery).toMatchObject({
    bulkOperation: null,
    userErrors: [{ code: "INVALID", message: expect.stringContaining(message) }],
  });
});

test("what a restart interrupted has failed, and says so", async () => {
  const { context, shop, send, events } = await sandboxShop();
  createProduct(context, shop, { title: "Teapot", variants: [{ priceCents: 100 }] });
  await send(RUN, { query: "{ products { edges { node { title } } } }" });
  await expect.poll(() => events.at(-1)?.topic).toBe("bulk_operations/finish");
  const [operation] = shop.bulkOperations.values();
  Object.assign(operation!, { status: "RUNNING", completedAt: null });
  failInterrupted(context);
  expect(operation).toMatchObject({ status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR", completedAt: expect.any(String) });
  expect(events.at(-1)).toMatchObject({ topic: "bulk_operations/finish", payload: { status: "failed" } });
});
