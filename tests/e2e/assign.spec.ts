/** Assigned by keyboard alone: a vendor's products, a collection, and of what a search finds only the variants that it names. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { expectAccessible, openAdmin, press } from "./admin-page.ts";

const dialog = (frame: FrameLocator) => frame.getByRole("dialog");
const switches = (frame: FrameLocator, product: string) => frame.getByRole("switch", { name: `Offer of ${product}` });

/** Opens the dialog and goes down to a choice by arrow keys. */
async function chooseSource(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await press(page, frame.getByRole("button", { name: "Assign products" }), "Enter");
  const wanted = dialog(frame).getByRole("radio", { name });
  await dialog(frame).getByRole("radio", { name: "Products that I pick" }).focus();
  while (!(await wanted.isChecked())) await page.keyboard.press("ArrowDown");
}

async function enter(page: Page, frame: FrameLocator, field: string, text: string): Promise<void> {
  await dialog(frame).getByRole("textbox", { name: field }).focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

const expectDone = (frame: FrameLocator, title: string) =>
  expect(
    frame
      .getByText(title)
      .filter({ hasText: /: done$/ })
      .first(),
  ).toBeVisible();

test("only the variant that a search names is taken on; its siblings come with their vendor", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?q=scarf");
  await chooseSource(page, frame, "What a search finds");
  await press(page, dialog(frame).getByRole("checkbox", { name: "All variants of these products" }), "Space");
  await enter(page, frame, "Search in Shopify", "sku:LONG-WATC-RUST");
  await expectDone(frame, "Assign products found by “sku:LONG-WATC-RUST”");
  await expect(switches(frame, "Long Watch Scarf")).toHaveCount(1);

  await chooseSource(page, frame, "Products of a vendor");
  await enter(page, frame, "Vendor", "Northlight Knits");
  await expectDone(frame, "Assign products of Northlight Knits");
  await expect(switches(frame, "Long Watch Scarf")).toHaveCount(2);
  await expectAccessible(page);
});

test("a collection is picked and taken on, and how far it is is said", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?q=kettle");
  await chooseSource(page, frame, "A collection");
  await press(page, dialog(frame).getByRole("button", { name: "Choose", exact: true }), "Enter");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("Bestsellers");
  const collection = page.locator(".picker-list .choice").filter({ hasText: "Bestsellers" }).getByRole("radio");
  await expect(async () => {
    await press(page, collection, "Space");
    await expect(collection).toBeChecked({ timeout: 500 });
  }).toPass();
  await press(page, page.getByRole("button", { name: /^(Add|Select)$/ }), "Enter");
  await expectDone(frame, "Assign collection “Bestsellers”");
});
