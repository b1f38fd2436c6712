import { expect, test } from "vitest";
import { setBucket } from "#sandbox/admin-api/throttle.ts";
import { gid } from "#sandbox/store/gid.ts";
import { handleAdminRequest } from "#sandbox/admin-api/handle.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { sandboxShop } from "./sandbox-admin-shop.ts";

test("a token is asked for: unknown, revoked and expired ones open nothing", async () => {
  const { send, shop } = await sandboxShop();
  const token = shop.installation!.tokens[0]!;
  expect((await send("{ shop { name } }", {}, "nonsense")).status).toBe(401);
  expect((await send("{ shop { name } }", {}, "shpat_app")).status).toBe(200);
  token.expiresAt = new Date(Date.now() - 1000).toISOString();
  const expired = await send("{ shop { name } }", {}, "shpat_app");
  expect(expired).toMatchObject({ status: 401, errors: expect.stringContaining("Invalid API key or access token") });
  Object.assign(token, { expiresAt: null, revoked: true });
  expect((await send("{ shop { name } }", {}, "shpat_app")).status).toBe(401);
});

test("a token opens its own shop only", async () => {
  const { context, shop } = await sandboxShop();
  createShop(context, { domain: "other.myshopify.com", name: "Other", adminToken: "shpat_other" });
  const name = async (shopDomain: string | null, accessToken: string) => {
    const { status, body } = await handleAdminRequest(context, {
      shopDomain,
      accessToken,
      body: '{"query":"{ shop { name } }"}',
    });
    return status === 200 ? (body as { data: { shop: { name: string } } }).data.shop.name : status;
  };
  expect(await name(null, "shpat_other")).toBe("Other");
  expect(await name(shop.domain, "shpat_other")).toBe(401);
  expect(await name("nowhere.myshopify.com", "shpat_other")).toBe(401);
});

test.each(["", "{", "[]", "{}", '{"query":""}', '{"query":7}', "null"])("the body %j is answered with 400", async (body) => {
  const { context, shop } = await sandboxShop();
  const answer = await handleAdminRequest(context, { shopDomain: shop.domain, accessToken: "shpat_admin", body });
  expect(answer).toMatchObject({ status: 400, body: { errors: { query: "Required parameter missing or invalid" } } });
});

test.each([
  ["{ shop { nam } }", { code: "undefinedField", typeName: "Shop", fieldName: "nam" }],
  ["{ product { id } }", { code: "missingRequiredArguments" }],
  ["{ shop(size: 1) { name } }", { code: "argumentNotAccepted", argumentName: "size" }],
  ["{ shop }", { code: "selectionMismatch" }],
  ["{ shop { name }", { code: "syntaxError" }],
])("the document %s is refused with a code", async (query, extensions) => {
  const { send } = await sandboxShop();
  const { data, errors } = await send(query);
  expect(data).toBeUndefined();
  expect(errors).toHaveLength(1);
  expect(errors![0]).toMatchObject({ extensions });
});

test("a variable of the wrong type is told before anything runs", async () => {
  const { send } = await sandboxShop();
  const { errors } = await send("query($n: Int!) { products(first: $n) { nodes { id } } }", { n: "many" });
  expect(errors?.[0]).toMatchObject({ extensions: { code: "INVALID_VARIABLE" } });
});

test("what the sandbox does not have it says, root fields and fields of objects alike", async () => {
  const { send } = await sandboxShop();
  const root = await send("{ giftCards(first: 1) { nodes { id } } }");
  expect(root.errors?.[0]?.message).toBe("not in the sandbox: giftCards");
  const field = await send("{ shop { name richTextEditorUrl } }");
  expect(field.errors?.[0]).toMatchObject({
    message: "not in the sandbox: Shop.richTextEditorUrl",
    path: ["shop", "richTextEditorUrl"],
  });
});

test("an app needs the scope for what it reads and changes; the shop's own token has all", async () => {
  const { send } = await sandboxShop();
  const query = "{ customers(first: 1) { nodes { id } } }";
  const denied = await send(query, {}, "shpat_app");
  expect(denied.errors?.[0]).toMatchObject({
    extensions: { code: "ACCESS_DENIED", requiredAccess: "`read_customers` access scope." },
  });
  expect((await send(query)).errors).toBeUndefined();
  const write = `mutation { inventoryDeactivate(inventoryLevelId: "gid://shopify/InventoryLevel/1?inventory_item_id=2") { userErrors { message } } }`;
  expect((await send(write, {}, "shpat_app")).errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  expect((await send("{ products(first: 1) { nodes { id } } }", {}, "shpat_app")).errors).toBeUndefined();
});

test("every answer tells its cost, unused points come back, and an empty bucket throttles", async () => {
  const { send, shop, product } = await sandboxShop();
  product("Mug", 1);
  setBucket(shop, { maximumAvailable: 100, restoreRate: 1 });
  const query = "{ products(first: 20) { nodes { id variants(first: 1) { nodes { id } } } } }";
  const first = await send(query);
  expect(first.extensions?.cost).toMatchObject({
    requestedQueryCost: 82,
    actualQueryCost: 6,
    throttleStatus: { maximumAvailable: 100, currentlyAvailable: 94, restoreRate: 1 },
  });
  await Promise.all([send(query), send(query)]);
  setBucket(shop, { maximumAvailable: 50, restoreRate: 1 });
  const throttled = await send(query);
  expect(throttled).toMatchObject({ status: 200, errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] });
  expect(throttled.extensions?.cost).toMatchObject({ requestedQueryCost: 82, actualQueryCost: null });
});

test("a query over 1000 points is refused whatever the bucket holds", async () => {
  const { send } = await sandboxShop();
  const { errors } = await send("{ products(first: 250) { nodes { id variants(first: 100) { nodes { id } } } } }");
  expect(errors?.[0]).toMatchObject({ extensions: { code: "MAX_COST_EXCEEDED", maxCost: 1000 } });
});

test("lists are paged by cursors in both directions", async () => {
  const { send, product } = await sandboxShop();
  for (const title of ["Anchor", "Buoy", "Compass", "Deck chair", "Ensign"]) product(title, 1);
  const page = async (args: string) => {
    const { data } = await send(
      `{ products(${args}) { nodes { title } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
    return data!.products as unknown as { nodes: { title: string }[]; pageInfo: Record<string, string | boolean> };
  };
  const titles = ({ nodes }: { nodes: { title: string }[] }) => nodes.map(({ title }) => title);
  const first = await page("first: 2");
  expect(titles(first)).toEqual(["Anchor", "Buoy"]);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
  expect(titles(second)).toEqual(["Compass", "Deck chair"]);
  const back = await page(`last: 2, before: "${second.pageInfo.startCursor}"`);
  expect(titles(back)).toEqual(["Anchor", "Buoy"]);
  expect(titles(await page("first: 2, reverse: true, sortKey: TITLE"))).toEqual(["Ensign", "Deck chair"]);
  expect((await send("{ products { nodes { id } } }")).errors?.[0]?.message).toBe("you must provide one of first or last");
});

test("products are found by Shopify's search syntax", async () => {
  const { context, shop, send } = await sandboxShop();
  const make = (title: string, tags: string[], vendor: string) =>
    createProduct(context, shop, { title, tags, vendor, variants: [{ priceCents: 100, sku: title.slice(0, 2).toUpperCase() }] });
  const lamp = make("Brass lamp", ["light", "new arrivals"], "Harbour");
  make("Brass bell", ["sound"], "Harbour");
  make("Oil lamp", ["light"], "Northern Light Co");
  const find = async (query: string) => {
    const { data, errors } = await send("query($q: String) { products(first: 10, query: $q) { nodes { title } } }", { q: query });
    return errors
      ? errors[0]!.message
      : (data!.products as unknown as { nodes: { title: string }[] }).nodes.map(({ title }) => title);
  };
  expect(await find("title:Brass")).toEqual(["Brass lamp", "Brass bell"]);
  expect(await find("title:lamp tag:light vendor:Harbour")).toEqual(["Brass lamp"]);
  expect(await find("tag:'new arrivals'")).toEqual(["Brass lamp"]);
  expect(await find('vendor:"Northern Light Co"')).toEqual(["Oil lamp"]);
  expect(await find(`id:${lamp.id}`)).toEqual(["Brass lamp"]);
  expect(await find(`id:>${lamp.id}`)).toEqual(["Brass bell", "Oil lamp"]);
  expect(await find("lam*")).toEqual(["Brass lamp", "Oil lamp"]);
  expect(await find("tag:light OR tag:sound")).toHaveLength(3);
  expect(await find("-tag:light")).toEqual(["Brass bell"]);
  expect(await find("(title:bell OR title:oil) AND NOT tag:sound")).toEqual(["Oil lamp"]);
  expect(await find("sku:OI")).toEqual(["Oil lamp"]);
  expect(await find("status:active")).toHaveLength(3);
  expect(await find("colour:red")).toBe('not in the sandbox: search field "colour"');
});

test("metafields: set, read as the app's own, compared by digest, all or none, deleted", async () => {
  const { send, product, context } = await sandboxShop();
  const { variant } = product("Mug", 1);
  const ownerId = gid("ProductVariant", variant.id);
  const set = async (metafields: object[]) => {
    const { data } = await send(
      `mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) {
         metafields { namespace key value compareDigest } userErrors { code field elementIndex } } }`,
      { m: metafields },
      "shpat_app",
    );
    return data!.metafieldsSet as unknown as {
      metafields: { namespace: string; compareDigest: string }[] | null;
      userErrors: object[];
    };
  };
  const offer = { ownerId, key: "offer", type: "json", value: '{"offer":"waitlist"}' };
  const first = await set([offer]);
  expect(first).toMatchObject({ userErrors: [], metafields: [{ namespace: `app--${context.app.appId}` }] });
  const read = await send(
    `query($id: ID!) { productVariant(id: $id) { own: metafield(key: "offer") { jsonValue } named: metafield(namespace: "$app", key: "offer") { value type } } }`,
    { id: ownerId },
    "shpat_app",
  );
  expect(read.data!.productVariant).toMatchObject({ own: { jsonValue: { offer: "waitlist" } }, named: { type: "json" } });
  const changed = { ...offer, namespace: "$app", value: '{"offer":"in_stock"}' };
  expect(await set([{ ...changed, compareDigest: "stale" }])).toMatchObject({
    metafields: null,
    userErrors: [{ code: "STALE_OBJECT" }],
  });
  const digest = first.metafields![0]!.compareDigest;
  expect(
    await set([
      { ...changed, compareDigest: digest },
      { ...offer, key: "broken", value: "{" },
    ]),
  ).toMatchObject({
    metafields: null,
    userErrors: [{ code: "INVALID_VALUE", elementIndex: 1 }],
  });
  expect(await set([{ ...changed, compareDigest: digest }])).toMatchObject({ userErrors: [] });
  expect(await set(Array.from({ length: 26 }, (_, n) => ({ ...offer, key: `k${n}` })))).toMatchObject({
    userErrors: [{ code: "LESS_THAN_OR_EQUAL_TO" }],
  });
  const deleted = await send(
    `mutation($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { deletedMetafields { key } userErrors { message } } }`,
    {
      m: [
        { ownerId, namespace: "$app", key: "offer" },
        { ownerId, namespace: "$app", key: "never" },
      ],
    },
  );
  expect(deleted.data!.metafieldsDelete).toEqual({ deletedMetafields: [{ key: "offer" }, null], userErrors: [] });
});

test("the installation carries app data, read back by namespace", async () => {
  const { send, shop } = await sandboxShop();
  const { data } = await send("{ currentAppInstallation { id accessScopes { handle } app { handle } } }", {}, "shpat_app");
  const { id } = data!.currentAppInstallation as unknown as { id: string };
  expect(id).toBe(gid("AppInstallation", shop.installation!.id));
  await send(
    `mutation($id: ID!) { metafieldsSet(metafields: [{ ownerId: $id, namespace: "standby", key: "proxy_path",
       type: "single_line_text_field", value: "/apps/standby" }]) { userErrors { message } } }`,
    { id },
    "shpat_app",
  );
  const read = await send(
    `{ currentAppInstallation { metafield(namespace: "standby", key: "proxy_path") { value ownerType } metafields(first: 5) { nodes { key } } } }`,
  );
  expect(read.data!.currentAppInstallation).toEqual({
    metafield: { value: "/apps/standby", ownerType: "API_PERMISSION" },
    metafields: { nodes: [{ key: "proxy_path" }] },
  });
});

test("variants change together: policy, price and tracking, with one products/update", async () => {
  const { context, shop, send, events } = await sandboxShop();
  const options = ["Small", "Large"].map((size) => ({ optionValues: [size], priceCents: 1000 }));
  const made = createProduct(context, shop, { title: "Shirt", options: ["Size"], variants: options });
  const [small, large] = made.variantIds.map((id) => gid("ProductVariant", id));
  const update = `mutation($p: ID!, $v: [ProductVariantsBulkInput!]!, $partial: Boolean) {
    productVariantsBulkUpdate(productId: $p, variants: $v, allowPartialUpdates: $partial) {
      product { id } productVariants { id inventoryPolicy price } userErrors { field code } } }`;
  events.length = 0;
  const variables = {
    p: gid("Product", made.id),
    v: [
      { id: small, inventoryPolicy: "CONTINUE" },
      { id: large, price: "12.5", inventoryItem: { tracked: false } },
    ],
  };
  const { data } = await send(update, variables, "shpat_app");
  expect(data!.productVariantsBulkUpdate).toMatchObject({
    userErrors: [],
    productVariants: [{ inventoryPolicy: "CONTINUE" }, { price: "12.50" }],
  });
  expect(events.map(({ topic }) => topic)).toEqual(["inventory_items/update", "products/update"]);
  expect(events[1]!.payload).toMatchObject({ variants: [{ inventory_policy: "continue" }, { price: "12.50" }] });

  const half = {
    ...variables,
    v: [
      { id: small, inventoryPolicy: "DENY" },
      { id: gid("ProductVariant", 5), inventoryPolicy: "DENY" },
    ],
  };
  const missing = { userErrors: [{ field: ["variants", "1", "id"], code: "PRODUCT_VARIANT_DOES_NOT_EXIST" }] };
  expect((await send(update, half)).data!.productVariantsBulkUpdate).toMatchObject({ ...missing, productVariants: null });
  expect(shop.variants.get(made.variantIds[0]!)!.inventoryPolicy).toBe("CONTINUE");
  expect((await send(update, { ...half, partial: true })).data!.productVariantsBulkUpdate).toMatchObject(missing);
  expect(shop.variants.get(made.variantIds[0]!)!.inventoryPolicy).toBe("DENY");
});

test("products are changed, tagged and deleted with all that hangs on them", async () => {
  const { shop, send, product, events } = await sandboxShop();
  const { product: mug, variant } = product("Mug", 3);
  const id = gid("Product", mug.id);
  const updated = await send(
    `mutation($id: ID!) { productUpdate(product: { id: $id, title: "Cup", tags: ["a"] }) { product { title tags } userErrors { message } } }`,
    { id },
  );
  expect(updated.data!.productUpdate).toEqual({ product: { title: "Cup", tags: ["a"] }, userErrors: [] });
  const tagged = await send(
    `mutation($id: ID!) { tagsAdd(id: $id, tags: ["b", "A"]) { node { id ... on Product { tags } } userErrors { message } }
       tagsRemove(id: $id, tags: ["a"]) { node { ... on Product { tags } } userErrors { message } } }`,
    { id },
  );
  expect(tagged.data).toMatchObject({ tagsAdd: { node: { tags: ["a", "b"] } }, tagsRemove: { node: { tags: ["b"] } } });
  events.length = 0;
  const deleted = await send(
    `mutation($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { message } } }`,
    { id },
  );
  expect(deleted.data!.productDelete).toMatchObject({ deletedProductId: id });
  expect(events).toEqual([
    { topic: "inventory_items/delete", payload: expect.objectContaining({ id: variant.inventoryItemId }) },
    { topic: "products/delete", payload: { id: mug.id } },
  ]);
  expect([shop.variants.size, shop.inventoryItems.size, shop.inventoryLevels.size]).toEqual([0, 0, 0]);
  expect((await send(`query($id: ID!) { product(id: $id) { id } node(id: $id) { id } }`, { id })).data).toEqual({
    product: null,
    node: null,
  });
});

test("node takes any id, and says when it is none", async () => {
  const { send, product, locationIds } = await sandboxShop();
  const { variant } = product("Mug", 2);
  const ids = [gid("ProductVariant", variant.id), gid("Location", locationIds[1]), gid("Product", 1)];
  const { data } = await send(
    `query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on ProductVariant { inventoryQuantity availableForSale } ... on Location { name } } }`,
    { ids },
  );
  expect(data!.nodes).toMatchObject([{ __typename: "ProductVariant", inventoryQuantity: 2 }, { name: "Store" }, null]);
  expect((await send(`{ node(id: "mug") { id } }`)).errors?.[0]?.message).toBe("Invalid global id 'mug'");
});

test("a location is renamed and closed, but never the last that serves online orders", async () => {
  const { send, locationIds, events } = await sandboxShop();
  const ids = locationIds.map((id) => gid("Location", id));
  const edited = await send(
    `mutation($id: ID!) { locationEdit(id: $id, input: { name: "Yard" }) { location { name } userErrors { code } } }`,
    { id: ids[2] },
  );
  expect(edited.data!.locationEdit).toEqual({ location: { name: "Yard" }, userErrors: [] });
  const close = async (id: string | undefined, key: string) => {
    const { data } = await send(
      `mutation($id: ID!, $key: String!) { locationDeactivate(locationId: $id) @idempotent(key: $key) {
         location { isActive } locationDeactivateUserErrors { code } } }`,
      { id, key },
    );
    return data!.locationDeactivate;
  };
  expect(await close(ids[1], "a")).toMatchObject({ location: { isActive: false } });
  expect(events.slice(-2).map(({ topic }) => topic)).toEqual(["locations/deactivate", "locations/update"]);
  expect(await close(ids[0], "b")).toMatchObject({
    location: null,
    locationDeactivateUserErrors: [{ code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT" }],
  });
  const { data } = await send(
    "{ locations(first: 5) { nodes { name } } all: locations(first: 5, includeInactive: true) { nodes { name } } }",
  );
  expect(data).toEqual({
    locations: { nodes: [{ name: "Warehouse" }, { name: "Yard" }] },
    all: { nodes: [{ name: "Store" }, { name: "Warehouse" }, { name: "Yard" }] },
  });
});
