/** An exact cap, from the variant's page to the last unit: checkout itself stops there, whoever pays at once. */
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { addToCart, admin, nativeButton, ready, shownOffers, variantPage } from "../storefront/demo-store.ts";
import { expectAccessible, openAdmin, press } from "./admin-page.ts";

/** Sold out and on backorder in the demo; no other spec's. */
const PRODUCT = { handle: "slow-coffee-press", variantTitle: "Brass" };
const LIMIT = 3;
const MAY_PASS = "Without it, orders placed in the same moment may pass the number by a few.";

test.describe.configure({ mode: "serial" });

test("without it the page says that orders in flight may pass the number; with it, what it takes", async ({ page }) => {
  const { id } = await variantPage(PRODUCT.handle, PRODUCT.variantTitle);
  const frame = await openAdmin(page, `/app/products/${id}`);
  const exactly = frame.getByLabel("Stop checkout exactly at this number");
  await expect(exactly).toBeDisabled();
  await frame.getByLabel("Threshold", { exact: true }).fill(String(LIMIT));
  await expect(exactly).toHaveAccessibleDescription(MAY_PASS);
  await press(page, exactly, "Space");
  await expect(exactly).toHaveAccessibleDescription(
    /^What is left lies as stock at a location “Incoming stock \(Standby\)”.* before you enter it: else Shopify sells it to others/,
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeHidden();
});

test("shoppers buy up to the limit; of two who pay for the last unit at once checkout refuses one", async ({ browser, page }) => {
  const { id, url } = await variantPage(PRODUCT.handle, PRODUCT.variantTitle);
  await expect.poll(() => sellable(id), { timeout: 30_000 }).toBe(LIMIT);
  await fillCart(page, url, LIMIT - 1);
  await page.getByRole("button", { name: "Pay now" }).click();
  await expect(page.getByRole("heading", { name: /^Thank you/ })).toBeVisible();

  const contexts: BrowserContext[] = [await browser.newContext(), await browser.newContext()];
  const rivals = await Promise.all(contexts.map((context) => context.newPage()));
  for (const rival of rivals) await fillCart(rival, url, 1);
  await Promise.all(
    rivals.map((rival) => Promise.all([rival.waitForEvent("load"), rival.getByRole("button", { name: "Pay now" }).click()])),
  );
  const titles = await Promise.all(rivals.map((rival) => rival.getByRole("heading", { level: 1 }).first().innerText()));
  expect(titles.filter((title) => /^Thank you/.test(title))).toHaveLength(1);
  const refused = rivals[titles.findIndex((title) => !/^Thank you/.test(title))]!;
  await expect(refused.getByText("Slow Coffee Press - Brass is sold out.")).toBeVisible();
  for (const context of contexts) await context.close();

  const refresh = () => page.goto(url).then(() => shownOffers(page).innerText());
  await expect.poll(refresh, { timeout: 30_000 }).toContain("This isn’t for sale at the moment.");
  await expect(nativeButton(page)).toBeDisabled();
  expect(await sellable(id)).toBe(0);
});

/** What Shopify itself would sell: its own count, where it stops at zero. */
async function sellable(variantId: number): Promise<number | null> {
  type Read = { productVariant: { sellableOnlineQuantity: number; inventoryPolicy: string } };
  const { productVariant } = await admin<Read>(
    "query ($id: ID!) { productVariant(id: $id) { sellableOnlineQuantity inventoryPolicy } }",
    { id: `gid://shopify/ProductVariant/${variantId}` },
  );
  return productVariant.inventoryPolicy === "DENY" ? productVariant.sellableOnlineQuantity : null;
}

/** On the checkout's page, with all but the payment done. */
async function fillCart(page: Page, url: string, units: number): Promise<void> {
  await page.goto(url);
  await page.locator('form[action*="/cart/add"] [name="quantity"], [name="quantity"]').first().fill(String(units));
  await addToCart(page);
  await page.goto(`${ready().storefront}/checkout`);
  await page.getByLabel("Email").fill(`cap.${units}@buyers.example.com`);
  await page.getByLabel("Last name").fill("Example");
  await page.getByLabel("Address").first().fill("1 Pier Road");
  await page.getByLabel("City").fill("Portland");
  await page.getByLabel(/card number/i).fill("1");
}
