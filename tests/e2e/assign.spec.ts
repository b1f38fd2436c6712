/** Assigned by keyboard alone: a vendor's products, a collection, and of what a search finds only the variants that it names. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { chooseSource, expectAccessible, openAdmin, press, tick, typeOver } from "./admin-page.ts";

const dialog = (frame: FrameLocator) => frame.getByRole("dialog");
const switches = (frame: FrameLocator, product: string) => frame.getByRole("switch", { name: `Offer of ${product}` });

async function openDialog(page: Page, frame: FrameLocator, source: string): Promise<void> {
  await press(page, frame.getByRole("button", { name: "Assign products" }), "Enter");
  await chooseSource(page, frame, source);
}

async function enter(page: Page, frame: FrameLocator, field: string, text: string): Promise<void> {
  await typeOver(page, dialog(frame).getByRole("textbox", { name: field }), text);
  await page.keyboard.press("Enter");
}

/** The worker does it, in its own time. */
const expectDone = (frame: FrameLocator, title: string) =>
  expect(
    frame
      .getByText(title)
      .filter({ hasText: /: done$/ })
      .first(),
  ).toBeVisible({ timeout: 45_000 });

test("only the variant that a search names is taken on; its siblings come with their vendor", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?q=scarf");
  await openDialog(page, frame, "Products matching a search");
  await press(page, dialog(frame).getByRole("checkbox", { name: "All variants of these products" }), "Space");
  await enter(page, frame, "Search in Shopify", "sku:LONG-WATC-RUST");
  await expectDone(frame, "Assign products found by “sku:LONG-WATC-RUST”");
  await expect(switches(frame, "Long Watch Scarf")).toHaveCount(1);

  await openDialog(page, frame, "Products from a vendor");
  await enter(page, frame, "Vendor", "Northlight Knits");
  await expectDone(frame, "Assign products of Northlight Knits");
  await expect(switches(frame, "Long Watch Scarf")).toHaveCount(2);
  await expectAccessible(page);
});

test("a collection is picked and taken on, and how far it is is said", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?q=kettle");
  await openDialog(page, frame, "A collection");
  await press(page, dialog(frame).getByRole("button", { name: "Choose", exact: true }), "Enter");
  await typeOver(page, page.getByRole("searchbox"), "Bestsellers");
  const collection = page.locator(".picker-list .choice").filter({ hasText: "Bestsellers" }).getByRole("radio");
  await tick(page, collection);
  await press(page, page.getByRole("button", { name: /^(Add|Select)$/ }), "Enter");
  await expectDone(frame, "Assign collection “Bestsellers”");
});
