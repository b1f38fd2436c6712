/** The Products page by keyboard alone: paged and sorted, edited in the row and together, switched, selected on a phone, assigned. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { chooseSource, expectAccessible, openAdmin, press, tick, typeOver } from "./admin-page.ts";

/** In the demo's catalogue, assigned by nobody yet. */
const TAG = "bath";
const BOARD = "Driftwood Board";
/** Assigned, and no other spec's. */
const KNIFE = "Filleting Knife";

const rows = (frame: FrameLocator) => frame.locator("tbody tr");
/** How many wait for each variant, from the top. */
const waiting = async (frame: FrameLocator) =>
  (await rows(frame).locator("> :nth-child(6)").allInnerTexts()).map((text) => Number(text.trim()));
const inOrder = (numbers: number[], fits: (one: number, next: number) => boolean) =>
  numbers.every((number, index) => index === 0 || fits(numbers[index - 1]!, number));
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

async function chooseMore(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await press(page, frame.getByRole("button", { name: "More actions" }).last(), "Enter");
  await press(page, frame.getByRole("button", { name, exact: true }), "Enter");
}

test("variants are paged and sorted", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products");
  const first = frame.getByRole("link", { name: "Bobble Beanie" }).first();
  await expect(rows(frame)).toHaveCount(50);
  await press(page, frame.getByRole("button", { name: "Next" }), "Enter");
  await expect(first).toBeHidden();
  await press(page, frame.getByRole("button", { name: "Previous" }), "Enter");
  await expect(first).toBeVisible();

  await press(page, frame.getByRole("button", { name: "Sort the results" }), "Enter");
  await press(page, frame.getByRole("radio", { name: "Waiting" }), "Space");
  await press(page, frame.getByRole("button", { name: "Most first" }), "Enter");
  // A page of nothing but zeros is in every order: wait for the page that begins with whom most wait for.
  await expect.poll(async () => (await waiting(frame))[0]).toBeGreaterThan(0);
  expect(inOrder(await waiting(frame), (one, next) => one >= next)).toBe(true);
  await press(page, frame.getByRole("button", { name: "Fewest first" }), "Enter");
  await expect.poll(async () => (await waiting(frame))[0]).toBe(0);
  expect(inOrder(await waiting(frame), (one, next) => one <= next)).toBe(true);
});

test("values are edited in the row: Enter saves, a wrong one is named, Escape leaves it", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?q=filleting");
  const incoming = frame.getByRole("button", { name: /Incoming stock of Filleting Knife, Oak/ });
  const field = frame.getByRole("spinbutton", { name: "Incoming stock of Filleting Knife, Oak" });
  await press(page, incoming, "Enter");
  await expect(field).toBeFocused();
  await page.keyboard.type("1.5");
  await page.keyboard.press("Enter");
  await expect(frame.getByText("Enter a whole number, 0 or more, or leave it empty.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await press(page, incoming, "Enter");
  await expect(field).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("24");
  await page.keyboard.press("Enter");
  await expect(incoming).toHaveAccessibleName(/: 24\. Edit/);
});

test("an offer is switched by hand; two are given back to stock and edited together", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?q=filleting");
  const toggle = frame.getByRole("switch", { name: `Offer of ${KNIFE}, Oak` });
  await expect(toggle).not.toBeChecked();
  await press(page, toggle, "Space");
  await expect(toggle).toBeChecked();
  await expect(frame.getByText("by hand").first()).toBeVisible();

  const select = async () => {
    for (const variant of ["Oak", "Ink"]) {
      await press(page, frame.getByRole("checkbox", { name: `Select ${KNIFE}, ${variant}` }), "Space");
    }
    await expect(frame.getByText("2 selected")).toBeVisible();
  };
  await select();
  await chooseMore(page, frame, "Let stock decide");
  await expect(toggle).not.toBeChecked();
  await expect(frame.getByText("2 selected")).toBeHidden();

  await select();
  await chooseMore(page, frame, "Edit values");
  await submit(page, frame, "Save");
  await expect(dialog(frame).getByText("Choose at least one value to change.")).toBeVisible();
  await press(page, dialog(frame).getByRole("checkbox", { name: "Change threshold" }), "Space");
  await typeOver(page, dialog(frame).getByRole("spinbutton", { name: "Threshold" }), "40");
  await expectAccessible(page);
  await submit(page, frame, "Save");
  await expect(frame.getByRole("button", { name: /^Threshold of .*: 40\. Edit/ })).toHaveCount(2);
  await expect(frame.getByRole("main"), "the keyboard starts at the page again").toBeFocused();
});

test("on a phone variants are selected and changed together as well", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const frame = await openAdmin(page, "/app/products?q=filleting");
  await press(page, frame.getByRole("checkbox", { name: `Select ${KNIFE}, Oak` }), "Space");
  await expect(frame.getByText("1 selected")).toBeVisible();
  await chooseMore(page, frame, "Edit values");
  await expect(dialog(frame).getByRole("checkbox", { name: "Change threshold" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(frame.getByRole("button", { name: "More actions" }).last(), "what led to the dialog").toBeFocused();
});

test("one variant alone is assigned by the resource picker", async ({ page }) => {
  const frame = await openAssign(page);
  await press(page, dialog(frame).getByRole("checkbox", { name: "All variants of these products" }), "Space");
  await submit(page, frame, "Choose");
  await typeOver(page, page.getByRole("searchbox"), BOARD);
  const variant = page.locator(".picker-list .is-variant").filter({ hasText: "Oak / Small" }).getByRole("checkbox");
  await tick(page, variant);
  await press(page, page.getByRole("button", { name: "Add", exact: true }), "Enter");
  await expect(page.getByText("1 variant assigned")).toBeVisible();
});

test("a tag's products are assigned in the background, and how far it is is said", async ({ page }) => {
  const frame = await openAssign(page);
  await chooseSource(page, frame, "Products with a tag");
  await submit(page, frame, "Assign");
  await expect(dialog(frame).getByText("Enter what to look for.")).toBeVisible();
  await typeOver(page, dialog(frame).getByRole("textbox", { name: "Tag" }), TAG);
  await expect(dialog(frame).getByText("Enter what to look for.")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(frame.getByText(`Assign products tagged “${TAG}” with template “Waitlist”: done`)).toBeVisible({
    timeout: 45_000,
  });
});
