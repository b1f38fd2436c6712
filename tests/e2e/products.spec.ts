/** The Products page by keyboard alone: a value edited in its row, one variant assigned by the resource picker. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { expectAccessible, openAdmin, press } from "./admin-page.ts";

/** In the demo's catalogue, assigned by nobody yet. */
const BOARD = "Driftwood Board";

const dialog = (frame: FrameLocator) => frame.getByRole("dialog");

async function submit(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await press(page, dialog(frame).getByRole("button", { name, exact: true }), "Enter");
}

async function openAssign(page: Page): Promise<FrameLocator> {
  const frame = await openAdmin(page, "/app/products");
  await press(page, frame.getByRole("button", { name: "Assign products" }), "Enter");
  await expect(dialog(frame)).toBeVisible();
  return frame;
}

test("values are edited in the row: Enter saves, a wrong one is named, Escape leaves it", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?q=filleting");
  const incoming = frame.getByRole("button", { name: /Incoming stock of Filleting Knife, Oak/ });
  await press(page, incoming, "Enter");
  await page.keyboard.type("1.5");
  await page.keyboard.press("Enter");
  await expect(frame.getByText("Enter a whole number, 0 or more, or leave it empty.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await press(page, incoming, "Enter");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("24");
  await page.keyboard.press("Enter");
  await expect(incoming).toHaveAccessibleName(/: 24\. Edit/);
});

test("one variant alone is assigned by the resource picker", async ({ page }) => {
  const frame = await openAssign(page);
  await press(page, dialog(frame).getByRole("checkbox", { name: "All variants of these products" }), "Space");
  await submit(page, frame, "Choose");
  await page.getByRole("searchbox").focus();
  await page.keyboard.type(BOARD);
  const variant = page.locator(".is-variant input").first();
  const choices = (await variant.count()) > 0 ? variant : page.locator(".picker-list input").first();
  await expect(page.locator(".picker-list .choice")).not.toHaveCount(0);
  await expect(page.locator(".picker-list").getByText(BOARD).first()).toBeVisible();
  await press(page, choices, "Space");
  await press(page, page.getByRole("button", { name: "Add", exact: true }), "Enter");
  await expect(page.getByText("1 variant assigned")).toBeVisible();
});
