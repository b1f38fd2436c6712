/** The demo store is complete, the plan fits it, and the same story comes out every time. */
import { beforeAll, describe, expect, it } from "vitest";
import type { SandboxContext } from "#sandbox/context.ts";
import { sellableOnlineQuantity, inventoryQuantity } from "#sandbox/store/operations/levels.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { Store } from "#sandbox/store/store.ts";
import { planHistory, SPEC_VARIANTS } from "./history-plan.ts";
import { COLOR_NAMES, picture, SHAPE_NAMES } from "./picture.ts";
import { DEMO_SHOP, SECOND_SHOP, seedDemo } from "./seed-demo.ts";

let context: SandboxContext;
let shop: ShopState;

beforeAll(async () => {
  const origins = { admin: "http://admin.test", storefront: "http://shop.test", mailbox: "http://mail.test" };
  const app = { apiKey: "", apiSecret: "", appId: 1, handle: "standby", url: "", tomlFile: "", extensionsFolder: "" };
  context = { store: await Store.open(null), origins, app, log: () => undefined };
  await seedDemo(context);
  shop = context.store.shop(DEMO_SHOP)!;
});

const variantOf = (handle: string, title: string) => {
  const product = [...shop.products.values()].find((candidate) => candidate.handle === handle);
  return product?.variantIds.map((id) => shop.variants.get(id)!).find((variant) => variant.title === title);
};

describe("the store", () => {
  it("has forty products, all with variants, copy and a collection", () => {
    const shelved = new Set([...shop.collections.values()].flatMap(({ productIds }) => productIds));
    expect(shop.products.size).toBe(40);
    for (const product of shop.products.values()) {
      expect(product.variantIds.length, product.title).toBeGreaterThan(0);
      expect(product.descriptionHtml.length, product.title).toBeGreaterThan(40);
      expect(shelved.has(product.id), product.title).toBe(true);
    }
  });

  it("gives every variant stock figures of its own and a SKU of its own", () => {
    const skus = [...shop.variants.values()].map(({ sku }) => sku);
    expect(new Set(skus).size).toBe(skus.length);
    const soldOut = [...shop.variants.values()].filter((variant) => sellableOnlineQuantity(shop, variant) === 0);
    expect(soldOut.length).toBeGreaterThan(15);
    expect(soldOut.length).toBeLessThan(shop.variants.size / 2);
  });

  it("paints every picture it names", () => {
    for (const { images } of shop.products.values()) {
      for (const { url } of images) expect(picture(url.split("/").at(-1)!), url).toContain("<svg");
    }
  });

  it("keeps one product untracked and one location out of online orders", () => {
    expect([...shop.inventoryItems.values()].filter(({ tracked }) => !tracked)).toHaveLength(2);
    expect([...shop.locations.values()].map(({ fulfillsOnlineOrders }) => fulfillsOnlineOrders)).toEqual([true, true, false]);
  });

  it("remembers orders of the last sixty days in the order of their names", () => {
    const orders = [...shop.orders.values()];
    const instants = orders.map(({ createdAt }) => Date.parse(createdAt));
    expect(instants).toEqual([...instants].sort((one, other) => one - other));
    expect(Math.min(...instants)).toBeGreaterThan(Date.now() - 61 * 86_400_000);
    expect(orders.some(({ fulfillments }) => fulfillments.length === 0)).toBe(true);
  });

  it("has a small neighbour with other ids and another token", () => {
    const second = context.store.shop(SECOND_SHOP)!;
    expect(second.products.size).toBe(3);
    expect(second.adminToken).not.toBe(shop.adminToken);
    expect([...second.variants.keys()].some((id) => shop.variants.has(id))).toBe(false);
  });

  it("keeps pictures as paths, whatever the ports, and adds nothing when it is seeded again", async () => {
    const products = shop.products.size;
    await seedDemo({ ...context, origins: { ...context.origins, storefront: "http://moved.test" } });
    expect(shop.products.size).toBe(products);
    expect([...shop.products.values()].every(({ images }) => images.every(({ url }) => url.startsWith("/cdn/shop/files/")))).toBe(
      true,
    );
  });
});

describe("the pictures", () => {
  it("exist in every shape and color as well-formed markup without repeated attributes", () => {
    for (const shape of SHAPE_NAMES) {
      for (const color of COLOR_NAMES) {
        const tags = picture(`${shape}-${color}.svg`)!.match(/<[a-zA-Z][^>]*>/g)!;
        for (const tag of tags) {
          const names = [...tag.matchAll(/\s([\w-]+)=/g)].map(([, name]) => name);
          expect(new Set(names).size, `${shape}: ${tag}`).toBe(names.length);
        }
      }
    }
  });

  it("are nothing for names that mean nothing", () => {
    for (const name of ["", "mug", "mug-nowhere", "constructor-navy", "mug-navy-far", "../../etc/passwd", "mug-navy-close-up"]) {
      expect(picture(name), name).toBeNull();
    }
  });
});

describe("the plan", () => {
  const plan = planHistory();

  it("is the same every time", () => expect(planHistory()).toEqual(plan));

  it("tells of more than three hundred sign-ups, each address once per line, none before the variant sold out", () => {
    expect(plan.waitlists.reduce((sum, { joins }) => sum + joins.length, 0)).toBeGreaterThan(300);
    for (const { joins, soldOutDaysAgo } of plan.waitlists) {
      expect(new Set(joins.map(({ email }) => email)).size).toBe(joins.length);
      expect(Math.max(...joins.map(({ daysAgo }) => daysAgo))).toBeLessThanOrEqual(soldOutDaysAgo);
      expect(Math.min(...joins.map(({ daysAgo }) => daysAgo))).toBeGreaterThan(0);
    }
  });

  it("names only variants that exist, are sold out and assigned", () => {
    for (const { handle, variantTitle } of [...plan.waitlists, ...plan.restocks]) {
      const variant = variantOf(handle, variantTitle);
      expect(variant, `${handle} ${variantTitle}`).toBeDefined();
      expect(inventoryQuantity(shop, variant!), `${handle} ${variantTitle}`).toBe(0);
      expect(plan.assignments.some((assignment) => assignment.handle === handle)).toBe(true);
    }
    for (const { handle, variantTitles } of plan.assignments) {
      const titles = variantTitles === "all" ? [] : variantTitles;
      expect(
        [...shop.products.values()].some((product) => product.handle === handle),
        handle,
      ).toBe(true);
      for (const title of titles) expect(variantOf(handle, title), `${handle} ${title}`).toBeDefined();
    }
  });

  it("leaves the variants of the browser tests as they need them", () => {
    const { waiting, inStock, written } = SPEC_VARIANTS;
    expect(inventoryQuantity(shop, variantOf(waiting.handle, waiting.variantTitle)!)).toBe(0);
    expect(inventoryQuantity(shop, variantOf(inStock.handle, inStock.variantTitle)!)).toBeGreaterThan(0);
    expect(
      plan.restocks.some(({ handle, variantTitle }) => handle === waiting.handle && variantTitle === waiting.variantTitle),
    ).toBe(false);
    expect(plan.assignments.some(({ handle }) => handle === written.handle)).toBe(false);
    const { handle, ...titles } = written;
    for (const title of Object.values(titles)) expect(variantOf(handle, title), title).toBeDefined();
  });
});
