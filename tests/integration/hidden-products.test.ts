import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { claimMessages } from "#app/flows/claim-messages.ts";
import { joinWaitlist } from "#app/flows/join-waitlist.ts";
import { boss } from "#app/queue/boss.server.ts";
import { setAvailable } from "#sandbox/store/operations/adjust-inventory.ts";
import { updateProduct } from "#sandbox/store/operations/update-product.ts";
import type { ShopEvent } from "#sandbox/store/store.ts";
import { findTopicHandler } from "#app/jobs/topics/index.ts";
import { parseJson } from "#app/lib/parse-json.ts";
import { readVariantPage } from "#app/shopify/catalogue.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { assign, assignment, events } from "./assigned-shop.ts";
import { makeReconciledShop, nextPass, type ReconciledShop } from "./reconciled-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

let shop: ReconciledShop;
let variantId: bigint;
const told: ShopEvent[] = [];
shopify.context.store.onEvent((event) => void told.push(event));

beforeEach(async () => {
  shop = await makeReconciledShop(shopify);
  variantId = shop.variantIds[0]!;
  stock(0);
  await nextPass(shop);
});
afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const stock = (units: number) => {
  const { inventoryItemId } = shop.state.variants.get(Number(variantId))!;
  for (const locationId of shop.state.locations.keys()) {
    setAvailable(shopify.context, shop.state, { inventoryItemId, locationId, units });
  }
};
const setStatus = (status: "ACTIVE" | "DRAFT" | "ARCHIVED") =>
  updateProduct(shopify.context, shop.state, [...shop.state.products.values()][0]!, { status });
async function webhookArrives() {
  const event = told.findLast(({ topic }) => topic === "products/update")!;
  const raw = JSON.stringify(event.payload);
  const now = new Date();
  const input = { shopId: shop.shopId, topic: event.topic, payload: parseJson(raw), raw, inboxId: 1n, triggeredAt: now, now };
  await inShop(shop.shopId, (tx) => findTopicHandler(event.topic)!.handle({ tx, ...input }));
}
const join = (email: string) =>
  inShop(shop.shopId, (tx) =>
    joinWaitlist(tx, {
      variantId,
      facts: { email, phone: null, smsConsent: false, quantity: 1, locale: "en" },
      now: new Date(),
    }),
  );
const restockMails = async () => {
  const { messages } = await inShop(shop.shopId, (tx) => claimMessages(tx, { limit: 100, now: new Date() }));
  return messages.filter(({ kind }) => kind === "back_in_stock").map(({ toAddress }) => toAddress);
};

test.each(["DRAFT", "ARCHIVED"] as const)(
  "a product that is %s takes no sign-up, whoever tells of it, until it is back",
  async (status) => {
    setStatus(status);
    await webhookArrives();
    expect(await join("ann@shop.test")).toMatchObject({ outcome: "closed", reason: "The product is not on the online store." });
    setStatus("ACTIVE");
    await nextPass(shop);
    expect(await join("ann@shop.test")).toMatchObject({ outcome: "joined" });
    const names = (await events(shop.shopId)).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("product-"))).toEqual([
      ...["product-hidden", "product-hidden"],
      ...["product-shown", "product-shown"],
    ]);
  },
);

test("restock mails wait while nobody can see the product, say why, and go out once when it is back", async () => {
  await join("ann@shop.test");
  setStatus("DRAFT");
  await nextPass(shop);
  stock(5);
  await nextPass(shop);
  expect(await restockMails()).toEqual([]);
  const waiting = { state: "queued", stateReason: expect.stringContaining("not on the online store") };
  expect(await inShop(shop.shopId, (tx) => tx.message.findMany({ where: { kind: "back_in_stock" } }))).toMatchObject([waiting]);
  expect(await restockMails()).toEqual([]);
  setStatus("ACTIVE");
  await webhookArrives();
  expect(await restockMails()).toEqual(["ann@shop.test"]);
  expect(await restockMails()).toEqual([]);
});

test("a product that is hidden already when it is assigned is taken in as hidden, however it is read", async () => {
  const { domain, shopId } = shop;
  setStatus("DRAFT");
  const product = [...shop.state.products.values()][0]!;
  const [one] = await readVariants(domain, { variantIds: [variantId] });
  const [other] = await readVariantPage(domain, { productIds: [String(product.id)], query: "", after: "", locations: 1 });
  expect([one?.onOnlineStore, other?.onOnlineStore]).toEqual([false, false]);
  const unseen = { ...one!, variantId: 4_711n, inventoryItemId: 4_712n };
  await assign(shopId, unseen);
  expect((await assignment(shopId, 4_711n)).productHiddenAt).not.toBeNull();
});
