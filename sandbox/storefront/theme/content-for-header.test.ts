/** What scripts of themes find on `window` once the head has run. */
import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { openCoatPage, openFixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { contentForHeader } from "./content-for-header.ts";

type Variant = { id: number; price: number };
type Found = {
  Shopify: {
    theme: { schema_name: string; role: string };
    loadFeatures: (features: { name: string; version: string; onLoad: (errors?: unknown) => void }[]) => void;
    Plyr: new (element: Element, options?: object) => { play: () => void; on: (name: string, work: () => void) => void };
  };
  ShopifyAnalytics: {
    lib: { track: (name: string) => void };
    meta: { currency: string; selectedVariantId: string; page: object; product: { id: number; variants: Variant[] } };
  };
  meta: { product: { id: number } };
};

async function run(): Promise<{ found: Found; window: Window; coatId: number }> {
  const fixture = await openFixture();
  const header = contentForHeader(openCoatPage(fixture));
  const window = new Window();
  const scripts = [...header.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join("\n;");
  const { document, customElements, HTMLElement, CustomEvent } = window;
  const asGlobals = scripts.replace("var Shopify =", "window.Shopify =");
  const names = ["window", "document", "customElements", "HTMLElement", "CustomEvent"];
  new Function(...names, asGlobals)(window, document, customElements, HTMLElement, CustomEvent);
  return { found: window as unknown as Found, window, coatId: fixture.coat.id };
}

test("analytics know product, variants, currency and the variant that is shown", async () => {
  const { found, coatId } = await run();
  const { ShopifyAnalytics, meta } = found;
  expect(ShopifyAnalytics.meta).toMatchObject({
    currency: "EUR",
    product: { id: coatId },
    page: { pageType: "product", resourceId: coatId },
  });
  expect(ShopifyAnalytics.meta.product.variants.map(({ price }) => price)).toEqual([12_000, 12_000, 13_050, 13_050]);
  expect(ShopifyAnalytics.meta.selectedVariantId).toBe(String(ShopifyAnalytics.meta.product.variants[1]?.id));
  expect(meta.product.id).toBe(coatId);
  expect(() => ShopifyAnalytics.lib.track("Added Product")).not.toThrow();
});

test("a theme that plays its films through Shopify's player gets one, whatever it asks errors for", async () => {
  const { found, window } = await run();
  const { Shopify } = found;
  const film = window.document.createElement("video");
  const played = await new Promise<unknown>((resolve) => {
    Shopify.loadFeatures([
      { name: "video-ui", version: "1.0", onLoad: () => resolve(new Shopify.Plyr(film as unknown as Element, { controls: [] })) },
    ]);
  });
  expect(played).toMatchObject({ media: film });
  expect(Shopify.theme).toMatchObject({ role: "main" });
});
