import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { gid } from "#sandbox/store/gid.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

type Sandbox = Awaited<ReturnType<typeof sandboxShop>>;

function fill({ context, shop, events }: Sandbox, products: number): void {
  const variants = Array.from({ length: 10 }, (_, n) => ({ optionValues: [`Size ${n}`], priceCents: 1000, sku: `S${n}` }));
  for (let n = 0; n < products; n++) createProduct(context, shop, { title: `Product ${n}`, options: ["Size"], variants });
  events.length = 0;
}

/** Median time of the things a shopper, a merchant and the app do all day. */
async function usual(sandbox: Sandbox): Promise<number> {
  const { context, shop, locationIds, send } = sandbox;
  const ids = [...shop.variants.keys()].slice(-500);
  const times: number[] = [];
  for (const id of ids.slice(0, 30)) {
    const variant = shop.variants.get(id)!;
    const started = performance.now();
    setAvailable(context, shop, { inventoryItemId: variant.inventoryItemId, locationId: locationIds[0], units: 5 });
    placeOrder(context, shop, { lines: [{ variantId: id, quantity: 1 }], email: `shopper${id}@example.com` });
    const query = `mutation($id: ID!) { metafieldsSet(metafields: [{ ownerId: $id, key: "offer", type: "json", value: "{}" }]) { userErrors { code } } }`;
    await send(query, { id: gid("ProductVariant", id) });
    await send(`query($id: ID!) { productVariant(id: $id) { inventoryQuantity metafield(key: "offer") { value } } }`, {
      id: gid("ProductVariant", id),
    });
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[15]!;
}

test("100,000 variants are served as fast as a few: no step walks the catalogue", async () => {
  const [few, many] = [await sandboxShop(), await sandboxShop()];
  fill(few, 10);
  fill(many, 10_000);
  await usual(few);
  const [small, large] = [await usual(few), await usual(many)];
  expect(many.shop.variants.size).toBe(100_000);
  expect(large, `${small.toFixed(2)} ms with 100 variants`).toBeLessThan(Math.max(small * 4, 5));

  const started = performance.now();
  const { data, errors } = await many.send(
    `{ productVariants(first: 50, reverse: true) { nodes { id sku } pageInfo { endCursor } } }`,
  );
  expect(errors).toBeUndefined();
  expect((data!.productVariants as unknown as { nodes: object[] }).nodes).toHaveLength(50);
  expect(performance.now() - started).toBeLessThan(500);
});
