import { expect, test } from "vitest";
import { gid } from "#sandbox/store/gid.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

const ADJUST = `mutation($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange item { id } location { name } } }
    userErrors { field message code }
  }
}`;
const SET = `mutation($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id } userErrors { field message code }
  }
}`;

async function stocked(units = 5) {
  const sandbox = await sandboxShop();
  const made = sandbox.product("Mug", units);
  const place = {
    inventoryItemId: gid("InventoryItem", made.inventoryItemId),
    locationId: gid("Location", sandbox.locationIds[0]),
  };
  const available = () => levelAt(sandbox.shop, made.inventoryItemId, sandbox.locationIds[0])!.quantities.available;
  const adjusting = (delta: number, changeFromQuantity: number | null | undefined, key = "k1") =>
    sandbox.send(ADJUST, {
      key,
      input: { name: "available", reason: "correction", changes: [{ ...place, delta, changeFromQuantity }] },
    });
  return { ...sandbox, ...made, place, available, adjusting };
}

test("an adjustment changes the level, says what it did and sends the level's and the product's webhook", async () => {
  const { adjusting, available, events, inventoryItemId, locationIds, product } = await stocked(5);
  events.length = 0;
  const { data, errors } = await adjusting(3, 5);
  expect(errors).toBeUndefined();
  expect(data!.inventoryAdjustQuantities).toMatchObject({
    userErrors: [],
    inventoryAdjustmentGroup: {
      reason: "correction",
      changes: [
        { name: "available", delta: 3, quantityAfterChange: 8, location: { name: "Warehouse" } },
        { name: "on_hand", delta: 3, quantityAfterChange: 8 },
      ],
    },
  });
  expect(available()).toBe(8);
  expect(events.map(({ topic }) => topic)).toEqual(["inventory_levels/update", "products/update"]);
  expect(events[0]!.payload).toMatchObject({
    inventory_item_id: inventoryItemId,
    location_id: locationIds[0],
    available: 8,
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${locationIds[0]}?inventory_item_id=${inventoryItemId}`,
  });
  expect(events[1]!.payload).toMatchObject({ id: product.id, variants: [{ inventory_quantity: 8 }] });
});

test("the same key with the same parameters does the work once and answers the same", async () => {
  const { adjusting, available, events } = await stocked(5);
  const first = await adjusting(-2, null);
  events.length = 0;
  const second = await adjusting(-2, null);
  expect(second.data).toEqual(first.data);
  expect(available()).toBe(3);
  expect(events).toEqual([]);
});

test("the same key with other parameters is refused", async () => {
  const { adjusting, available } = await stocked(5);
  await adjusting(-2, null);
  const { data } = await adjusting(-3, null);
  expect(data!.inventoryAdjustQuantities).toMatchObject({
    inventoryAdjustmentGroup: null,
    userErrors: [{ code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" }],
  });
  expect(available()).toBe(3);
});

test("a stale quantity changes nothing and leaves the key free", async () => {
  const { adjusting, available } = await stocked(5);
  const { data } = await adjusting(-2, 9);
  expect(data!.inventoryAdjustQuantities).toMatchObject({
    userErrors: [{ code: "CHANGE_FROM_QUANTITY_STALE", field: ["input", "changes", "0", "changeFromQuantity"] }],
  });
  expect(available()).toBe(5);
  await adjusting(-2, 5);
  expect(available()).toBe(3);
});

test("without a key or without changeFromQuantity there is a plain error and no change", async () => {
  const { send, place, adjusting, available } = await stocked(5);
  const change = { ...place, delta: 1, changeFromQuantity: null };
  const noKey = await send(
    `mutation($input: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $input) { userErrors { code } } }`,
    { input: { name: "available", reason: "correction", changes: [change] } },
  );
  expect(noKey.errors?.[0]).toMatchObject({
    message: expect.stringContaining("@idempotent"),
    extensions: { code: "BAD_REQUEST" },
  });
  const noFrom = await adjusting(1, undefined);
  expect(noFrom.errors?.[0]).toMatchObject({ message: expect.stringContaining("changeFromQuantity is required") });
  expect(available()).toBe(5);
});

test.each([
  [{ name: "available", quantity: -1, reason: "correction" }, "INVALID_QUANTITY_NEGATIVE"],
  [{ name: "available", quantity: 2_000_000_000, reason: "correction" }, "INVALID_QUANTITY_TOO_HIGH"],
  [{ name: "committed", quantity: 1, reason: "correction" }, "INVALID_NAME"],
  [{ name: "available", quantity: 1, reason: "because" }, "INVALID_REASON"],
])("setting %j is refused with %s", async ({ name, quantity, reason }, code) => {
  const { send, place, available } = await stocked(5);
  const input = { name, reason, quantities: [{ ...place, quantity, changeFromQuantity: null }] };
  const { data } = await send(SET, { key: "k", input });
  expect(data!.inventorySetQuantities).toMatchObject({ userErrors: [{ code }] });
  expect(available()).toBe(5);
});

test("of several lines all are set or none; setting on_hand moves what is available", async () => {
  const { send, place, available, shop, locationIds, inventoryItemId } = await stocked(5);
  const elsewhere = { ...place, locationId: gid("Location", locationIds[1]) };
  const wrong = [
    { ...place, quantity: 9, changeFromQuantity: 5 },
    { ...elsewhere, quantity: 4, changeFromQuantity: 7 },
  ];
  await send(SET, { key: "a", input: { name: "available", reason: "restock", quantities: wrong } });
  expect(available()).toBe(5);
  const right = wrong.map((line, index) => ({ ...line, changeFromQuantity: index ? 0 : 5 }));
  const { data } = await send(SET, { key: "b", input: { name: "on_hand", reason: "restock", quantities: right } });
  expect(data!.inventorySetQuantities).toMatchObject({ userErrors: [] });
  expect(available()).toBe(9);
  expect(levelAt(shop, inventoryItemId, locationIds[1])!.quantities.available).toBe(4);
});

test("updated_at of a level rises with every change, also within one second", async () => {
  const { adjusting, events } = await stocked(0);
  for (let turn = 0; turn < 5; turn++) await adjusting(1, turn, `k${turn}`);
  const instants = events
    .filter(({ topic }) => topic === "inventory_levels/update")
    .map(({ payload }) => Date.parse(String(payload.updated_at)));
  expect(instants).toHaveLength(5);
  expect(instants).toEqual([...new Set(instants)].toSorted((a, b) => a - b));
});

test("an item is stocked at a location, read per location and removed again", async () => {
  const { send, place, locationIds, events } = await stocked(5);
  const there = { item: place.inventoryItemId, place: gid("Location", locationIds[1]) };
  events.length = 0;
  const activated = await send(
    `mutation($item: ID!, $place: ID!) { inventoryActivate(inventoryItemId: $item, locationId: $place, available: 4)
       @idempotent(key: "x") { inventoryLevel { id quantities(names: ["available"]) { quantity } } userErrors { message } } }`,
    there,
  );
  expect(activated.data!.inventoryActivate).toMatchObject({ userErrors: [], inventoryLevel: { quantities: [{ quantity: 4 }] } });
  expect(events.map(({ topic }) => topic)).toEqual(["inventory_levels/connect", "inventory_levels/update", "products/update"]);
  const read = await send(
    `query($item: ID!) { inventoryItem(id: $item) { tracked variants(first: 5) { nodes { id product { title } } }
       inventoryLevels(first: 50) { nodes { id location { id name fulfillsOnlineOrders isActive }
       quantities(names: ["available", "committed", "on_hand"]) { name quantity updatedAt } } } } }`,
    { item: place.inventoryItemId },
  );
  expect(read.errors).toBeUndefined();
  const item = read.data!.inventoryItem as unknown as { inventoryLevels: { nodes: { id: string }[] } };
  expect(item).toMatchObject({
    tracked: true,
    variants: { nodes: [{ product: { title: "Mug" } }] },
    inventoryLevels: {
      nodes: [
        { location: { name: "Warehouse" }, quantities: [{ quantity: 5 }, { quantity: 0 }, { quantity: 5 }] },
        { location: { name: "Store" }, quantities: [{ quantity: 4 }, { quantity: 0 }, { quantity: 4 }] },
      ],
    },
  });
  const gone = await send(`mutation($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { message } } }`, {
    id: item.inventoryLevels.nodes[1]!.id,
  });
  expect(gone.data!.inventoryDeactivate).toEqual({ userErrors: [] });
  expect(events.at(-1)!.topic).toBe("inventory_levels/disconnect");
});

const ADD_LOCATION = `mutation($input: LocationAddInput!) {
  locationAdd(input: $input) { location { id name fulfillsOnlineOrders } userErrors { field message code } }
}`;
const ACTIVATE = `mutation($item: ID!, $location: ID!, $key: String!) {
  inventoryActivate(inventoryItemId: $item, locationId: $location) @idempotent(key: $key) {
    inventoryLevel { id } userErrors { field message }
  }
}`;

test("a new location is announced, its name is taken, and it serves orders after the others", async () => {
  const { send, shop, context, events, inventoryItemId, variant, available } = await stocked(2);
  const input = { name: "Later", address: { countryCode: "CA" } };
  events.length = 0;
  const { data } = await send(ADD_LOCATION, { input });
  expect(data!.locationAdd).toMatchObject({ location: { name: "Later", fulfillsOnlineOrders: true }, userErrors: [] });
  expect(events).toMatchObject([{ topic: "locations/create", payload: { name: "Later" } }]);
  const again = await send(ADD_LOCATION, { input: { ...input, name: "LATER" } });
  expect(again.data!.locationAdd).toMatchObject({ location: null, userErrors: [{ code: "TAKEN", field: ["input", "name"] }] });

  const [laterId = 0] = [...shop.locations.values()].filter(({ name }) => name === "Later").map(({ id }) => id);
  const place = { inventoryItemId: gid("InventoryItem", inventoryItemId), locationId: gid("Location", laterId) };
  await send(ACTIVATE, { item: place.inventoryItemId, location: place.locationId, key: "a" });
  const quantities = [{ ...place, quantity: 1, changeFromQuantity: 0 }];
  await send(SET, { key: "b", input: { name: "available", reason: "other", quantities } });
  const buy = () => placeOrder(context, shop, { lines: [{ variantId: variant.id, quantity: 1 }] }).ok;
  expect([buy(), buy(), available(), buy(), buy()]).toEqual([true, true, 0, true, false]);
  expect(levelAt(shop, inventoryItemId, laterId)!.quantities).toMatchObject({ available: 0, committed: 1 });
});

test("without the scopes an app neither adds a location nor sets units", async () => {
  const { send, place } = await stocked(2);
  const added = await send(ADD_LOCATION, { input: { name: "Later", address: { countryCode: "CA" } } }, "shpat_app");
  const quantities = [{ ...place, quantity: 1, changeFromQuantity: 2 }];
  const set = await send(SET, { key: "b", input: { name: "available", reason: "other", quantities } }, "shpat_app");
  for (const { errors } of [added, set]) expect(errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
});
