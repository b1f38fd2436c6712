/** A shop with two products and a page to render Liquid in, for tests. */
import { mkdtempSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SandboxContext } from "#sandbox/context.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import { Store } from "#sandbox/store/store.ts";
import type { Product, ShopState } from "#sandbox/store/state.ts";
import { openPage } from "#sandbox/storefront/http/themed.ts";
import type { Visit } from "#sandbox/storefront/http/visit.ts";
import { AppExtension } from "#sandbox/storefront/theme/app-extension.ts";
import { Theme } from "#sandbox/storefront/theme/theme.ts";
import { evaluate } from "./evaluate.ts";
import { productDrop } from "./objects/product.ts";
import type { Runtime } from "./runtime.ts";

export type Fixture = { context: SandboxContext; shop: ShopState; coat: Product; cup: Product; lines: string[] };

const IMAGE = { altText: "A coat", width: 1000, height: 800, url: "/cdn/shop/files/coat-navy.svg" };

/** coat: two options, four variants, the first sold out. cup: one variant with three units. */
export async function openFixture(): Promise<Fixture> {
  const lines: string[] = [];
  const app = { apiKey: "key", apiSecret: "secret", appId: 77, handle: "standby", url: "http://127.0.0.1:1" };
  const context: SandboxContext = {
    store: await Store.open(null),
    origins: { admin: "http://127.0.0.1:2", storefront: "http://127.0.0.1:3", mailbox: "http://127.0.0.1:4" },
    app: { ...app, tomlFile: path.resolve("shopify.app.toml"), extensionsFolder: path.resolve("extensions") },
    log: (line) => void lines.push(line),
  };
  const shop = createShop(context, { domain: "pier.myshopify.com", name: "Pier", locales: ["en", "de"], currencyCode: "EUR" });
  shop.installation = { id: 9, grantedScopes: [], installedAt: shop.createdAt, proxyPath: "/apps/standby", tokens: [] };
  const locationId = [...shop.locations.keys()][0] ?? 0;
  const stock = (units: number) => [{ locationId, units }];
  const coat = createProduct(context, shop, {
    title: "Coat & Hood",
    options: ["Color", "Size"],
    tags: ["rain", "wool"],
    images: [IMAGE],
    variants: [
      { optionValues: ["Navy", "S"], priceCents: 12_000, stock: stock(0) },
      { optionValues: ["Navy", "M"], priceCents: 12_000, compareAtPriceCents: 15_000, stock: stock(2) },
      { optionValues: ["Moss", "S"], priceCents: 13_050, stock: stock(5) },
      { optionValues: ["Moss", "M"], priceCents: 13_050, stock: stock(5) },
    ],
  });
  const cup = createProduct(context, shop, { title: "Cup", variants: [{ priceCents: 999, stock: stock(3), sku: "CUP" }] });
  const id = context.store.nextId();
  const collection = { id, title: "Rainy days", handle: "rainy-days", descriptionHtml: "", updatedAt: shop.createdAt };
  shop.collections.set(id, { ...collection, productIds: [coat.id, cup.id] });
  return { context, shop, coat, cup, lines };
}

const EMPTY_THEME = mkdtempSync(path.join(tmpdir(), "theme-"));

type Objects = Parameters<typeof openPage>[1]["objects"];
type PageOptions = { query?: string; locale?: string; themeFolder?: string; objects?: Objects };

/** A page about the coat, without a request behind it. */
export function openCoatPage(fixture: Fixture, options: PageOptions = {}): Runtime {
  const { locale = "en" } = options;
  const visit: Visit = {
    context: fixture.context,
    theme: new Theme(options.themeFolder ?? EMPTY_THEME),
    extension: () => AppExtension.open(fixture.context.app.extensionsFolder),
    log: fixture.context.log,
    request: {} as IncomingMessage,
    response: {} as ServerResponse,
    shop: fixture.shop,
    method: "GET",
    host: "pier.test",
    origin: "http://pier.test",
    path: `/products/${fixture.coat.handle}`,
    query: new URLSearchParams(options.query),
    locale,
    rootUrl: locale === "en" ? "" : `/${locale}`,
    cart: null,
  };
  return openPage(visit, {
    template: "product",
    title: "Coat",
    pageType: "product",
    objects: (runtime) => ({ product: () => productDrop(runtime, fixture.coat), ...options.objects?.(runtime) }),
  });
}

export const liquid = (runtime: Runtime, text: string) => evaluate(runtime, text, "a test");

/** A pre-order plan for the coat: half now, half later. */
export function addSellingPlan({ context, shop, coat }: Fixture): void {
  const [id, planId] = [context.store.nextId(), context.store.nextId()];
  const half = { percentage: 50 };
  const input = {
    billingPolicy: { fixed: { checkoutCharge: { type: "PERCENTAGE", value: half } } },
    pricingPolicies: [{ fixed: { adjustmentType: "PERCENTAGE", adjustmentValue: { percentage: 0 } } }],
  };
  const plan = { id: planId, name: "Half now", options: ["Half now"], category: "PRE_ORDER", position: 1, input };
  shop.sellingPlanGroups.set(id, {
    id,
    name: "Pre-order",
    merchantCode: "pre-order",
    appId: null,
    options: ["Pre-order"],
    plans: [plan],
    productIds: [coat.id],
    variantIds: [],
    createdAt: shop.createdAt,
  });
}

/** What not every product has: a category, a price per kilogram, one that falls; and a shop whose prices hold tax. */
export function giveFacts({ shop, coat }: Fixture): void {
  shop.taxIncluded = { title: "MwSt", rate: 0.19 };
  coat.category = [
    { id: "aa", name: "Apparel & Accessories" },
    { id: "aa-1", name: "Clothing" },
    { id: "aa-1-10", name: "Outerwear" },
  ];
  for (const id of coat.variantIds) {
    const variant = shop.variants.get(id)!;
    variant.unitPrice = { type: "weight", held: 500, unit: "g", per: 1, perUnit: "kg" };
    variant.priceBreaks = [{ leastUnits: 3, priceCents: 10_000 }];
  }
}
