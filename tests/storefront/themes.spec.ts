/** The sandbox's two themes in a browser: variants under a slow network, quick add, the cart, no scripts, no complaints. */
import type { Server } from "node:http";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { close, listen, portOf } from "#sandbox/http.ts";
import { openFixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { createStorefront } from "#sandbox/storefront/server.ts";
import { framesPass } from "./frames-pass.ts";

const THEMES = ["harbor", "broadsheet"];
const SLOW_MS = 400;

let server: Server;
let base = "";
let coatUrl = "";
let complaints: string[] = [];

async function openTheme(name: string): Promise<void> {
  const fixture = await openFixture();
  const handler = createStorefront(fixture.context, { themeFolder: `sandbox/themes/${name}`, extensionsFolder: "extensions" });
  server = await listen(handler, 0, "the storefront", () => {});
  base = `http://localhost:${portOf(server)}`;
  coatUrl = `${base}/products/${fixture.coat.handle}`;
}

function listenFor(page: Page): void {
  complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(`${message.text()} ${message.location().url}`));
}

/** What the page showed in each frame: the variant that the form would add, and its button. */
async function watchFrames(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const field = document.querySelector<HTMLInputElement>('form[action*="/cart/add"] input[name="id"]');
      const button = field?.form?.querySelector<HTMLButtonElement>('[name="add"]');
      const now = `${field?.value} ${button?.disabled ? "off" : "on"} ${button?.textContent.trim()}`;
      if (seen.at(-1) !== now) seen.push(now);
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}

const pick = (page: Page, value: string) => page.locator(`input[type="radio"][value="${value}"] + label`).first().click();

for (const theme of THEMES) {
  test.describe(theme, () => {
    test.beforeAll(() => openTheme(theme));
    test.afterAll(() => close(server));
    test.beforeEach(({ page }) => listenFor(page));

    test("a switched variant never shows another one's button, however slow the network", async ({ page }) => {
      await page.goto(coatUrl, { waitUntil: "networkidle" });
      const first = await page.locator('form[action*="/cart/add"] input[name="id"]').first().inputValue();
      await page.route(/option_values=/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
        await route.continue();
      });
      const frames = await watchFrames(page);
      await pick(page, "S");
      await expect(page.locator('[name="add"]').first()).toHaveText(/Sold out/);
      await expect(page).toHaveURL(/variant=\d+/);
      const soldOut = new URL(page.url()).searchParams.get("variant");
      await framesPass(page);
      expect(await frames()).toEqual([`${first} on Add to cart`, `${soldOut} off Sold out`]);
      expect(complaints).toEqual([]);
    });

    test("adds to the cart in place and says so", async ({ page }) => {
      await page.goto(coatUrl, { waitUntil: "networkidle" });
      await page.locator('[name="add"]').first().click();
      await expect(page.locator("#cart-count")).toContainText("1");
      expect(page.url()).toContain("/products/");
      const actions = await page.evaluate(async () => {
        type Actions = { getCart: () => Promise<{ cart: { totalQuantity: number } }> };
        const { actions: all } = (window as unknown as { Shopify: { actions: Actions } }).Shopify;
        return (await all.getCart()).cart.totalQuantity;
      });
      expect(actions).toBe(1);
      expect(complaints).toEqual([]);
    });

    for (const width of [1280, 390]) {
      test(`its pages are clean at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        for (const path of [
          "/",
          `/products/${new URL(coatUrl).pathname.split("/").pop()}`,
          "/collections/all",
          "/cart",
          "/search?q=coat",
        ]) {
          await page.goto(base + path, { waitUntil: "networkidle" });
          const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
          expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
          const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(beside, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
        }
        expect(complaints).toEqual([]);
      });
    }

    test("sells without scripts", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(coatUrl);
      await page.locator('select[name="variant"]').selectOption({ label: "Moss / M" });
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await page.locator('[name="add"]').first().click();
      await expect(page).toHaveURL(/\/cart$/);
      await expect(page.locator("main")).toContainText("Coat & Hood");
      await page.locator('main [name="checkout"]').click();
      await expect(page).toHaveURL(/\/checkouts\//);
      await context.close();
    });
  });
}

test.describe("broadsheet's own ways", () => {
  test.beforeAll(() => openTheme("broadsheet"));
  test.afterAll(() => close(server));
  test.beforeEach(({ page }) => listenFor(page));

  test("tells apps of a choice with the standard event, whose promise carries the variant", async ({ page }) => {
    await page.goto(coatUrl, { waitUntil: "networkidle" });
    const told = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener("shopify:product:select", async (event) => {
            type Select = Event & { product: unknown; selectedOptions: unknown; promise: Promise<{ variant: unknown }> };
            const { product, selectedOptions, promise } = event as Select;
            resolve({ product, selectedOptions, variant: (await promise).variant });
          });
        }),
    );
    await pick(page, "Moss");
    const options = [
      { name: "Color", value: "Moss" },
      { name: "Size", value: "M" },
    ];
    expect(await told).toEqual({
      product: { id: expect.stringContaining("gid://shopify/Product/"), title: "Coat & Hood", handle: "coat-hood" },
      selectedOptions: options,
      variant: {
        id: expect.stringContaining("gid://shopify/ProductVariant/"),
        title: "Moss / M",
        availableForSale: true,
        price: { amount: "130.50", currencyCode: "EUR" },
        selectedOptions: options,
      },
    });
  });

  test("quick add chooses in a dialog, opens the cart beside the page, and gives the focus back", async ({ page }) => {
    await page.goto(`${base}/collections/all`, { waitUntil: "networkidle" });
    const opener = page.getByRole("button", { name: "Choose options for Coat & Hood" });
    await opener.click();
    const dialog = page.locator("#quick-add-dialog");
    await expect(dialog).toBeVisible();
    await dialog.locator("label", { hasText: "Moss" }).click();
    await expect(dialog.locator(".price").first()).toHaveText("€130,50");
    await dialog.locator('[name="add"]').click();
    const drawer = page.getByRole("dialog", { name: "Your cart" });
    await expect(drawer).toContainText("Moss / M");
    await expect(dialog).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
    expect(complaints).toEqual([]);
  });

  test("the drawer changes and removes lines, and follows Shopify.actions without a fresh page", async ({ page }) => {
    await page.goto(coatUrl, { waitUntil: "networkidle" });
    await page.locator('[name="add"]').first().click();
    const drawer = page.getByRole("dialog", { name: "Your cart" });
    await drawer.locator('input[name="updates[]"]').fill("2");
    await drawer.locator('input[name="updates[]"]').press("Tab");
    await expect(page.locator("#cart-count")).toContainText("2");
    await page.evaluate(async () => {
      Object.assign(window, { stillHere: true });
      type Line = { id: string };
      type Cart = { cart: { lines: Line[] } };
      type Actions = { getCart: () => Promise<Cart>; updateCart: (change: object) => Promise<unknown> };
      const { actions } = (window as unknown as { Shopify: { actions: Actions } }).Shopify;
      const { cart } = await actions.getCart();
      await actions.updateCart({ lines: cart.lines.map(({ id }) => ({ id, quantity: 0 })) });
    });
    await expect(drawer).toContainText("There is nothing in your cart");
    expect(await page.evaluate(() => "stillHere" in window)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("a bar with the button's own words stays at hand below the form", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await page.goto(coatUrl, { waitUntil: "networkidle" });
    await expect(page.locator("sticky-add-to-cart")).toBeHidden();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const bar = page.getByRole("region", { name: "Buy this product" });
    await expect(bar.getByRole("button")).toHaveText("Add to cart");
    await bar.getByRole("button").click();
    await expect(page.locator("#cart-count")).toContainText("1");
  });
});
