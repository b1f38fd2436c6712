/** A template by keyboard and mouse: made, seen while it is written, saved, and followed by the variants that carry it. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { expectAccessible, openAdmin, overflowOf, press, reload, typeOver } from "./admin-page.ts";

const NAME = `Spring ${Date.now()}`;

async function openTemplate(page: Page, name: string): Promise<FrameLocator> {
  const frame = await openAdmin(page, "/app/templates");
  await frame.getByRole("link", { name, exact: true }).click();
  await expect(frame.getByRole("heading", { name, level: 1 })).toBeVisible();
  return frame;
}

const preview = (frame: FrameLocator) => frame.getByTestId("storefront-preview");
const saveButton = (page: Page) => page.getByRole("button", { name: "Save", exact: true });

test.describe.configure({ mode: "serial" });

test("is made by keyboard alone, and the preview follows every key", async ({ page }) => {
  const frame = await openAdmin(page, "/app/templates/new");
  await typeOver(page, frame.getByLabel("Name"), NAME);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(frame.getByRole("radio", { name: "Pre-order" })).toBeChecked();
  await expect(preview(frame)).toContainText("Order now and we’ll send it as soon as it arrives.");
  await typeOver(page, frame.getByLabel("Button in English"), "Reserve yours");
  await expect(preview(frame)).toContainText("Reserve yours");
  await press(page, frame.getByRole("button", { name: "German", exact: true }), "Enter");
  await expect(preview(frame)).toContainText("Vorbestellen");
  await expectAccessible(page);
  await saveButton(page).click();
  await expect(frame.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
  await expect(saveButton(page)).toBeHidden();
});

test("says what is wrong at its field and sends nothing", async ({ page }) => {
  const frame = await openTemplate(page, NAME);
  await frame.getByLabel("Back-in-stock date").fill("2020-01-01");
  await frame.getByLabel("Message in English", { exact: true }).fill("Back {{ day }}");
  await saveButton(page).click();
  await expect(frame.getByText("This day has come already.")).toBeVisible();
  await expect(frame.getByText("There is no placeholder {{ day }}.")).toBeVisible();
  await frame.getByLabel("Back-in-stock date").fill("2031-05-09");
  await frame.getByLabel("Message in English", { exact: true }).fill("Back {{ date }}");
  await expect(preview(frame)).toContainText("Back 9 May 2031");
  await expect(preview(frame)).toContainText("Expected 9 May 2031");
  await saveButton(page).click();
  await expect(saveButton(page)).toBeHidden();
  await reload(page);
  await expect(frame.getByLabel("Back-in-stock date")).toHaveValue("2031-05-09");
});

test("asks what becomes of variants that carry the old values, and updates them", async ({ page }) => {
  const frame = await openTemplate(page, "Pre-order");
  const badge = frame.getByLabel("Badge in English");
  const before = await badge.inputValue();
  for (const text of ["Coming in spring", before]) {
    await badge.fill(text);
    await saveButton(page).click();
    const dialog = frame.getByRole("dialog");
    await expect(dialog.getByText(/still carry this template’s old values/)).toBeVisible();
    await expect(dialog.getByRole("radio", { name: /Update \d+ variants/ })).toBeChecked();
    await dialog.getByRole("button", { name: "Save template" }).click();
    await expect(dialog).toBeHidden();
    await expect(saveButton(page)).toBeHidden();
  }
});

test("is archived; one in use says what to do first", async ({ page }) => {
  const frame = await openTemplate(page, NAME);
  await frame.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(frame.getByText("This template is archived")).toBeVisible();
  const list = await openAdmin(page, "/app/templates?view=archived");
  await expect(list.getByRole("link", { name: NAME })).toBeVisible();
  await expectAccessible(page);
  const used = await openTemplate(page, "Pre-order");
  await used.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(used.getByText(/variants use this template/)).toBeVisible();
});

test("fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const frame = await openTemplate(page, "Pre-order");
  expect(await overflowOf(frame)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
