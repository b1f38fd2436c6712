/** Settings, and what is done from the list of templates, by keyboard alone: on a desk and on a phone. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { WIDTHS } from "../storefront/demo-store.ts";
import { complaintsOf, expectAccessible, openAdmin, overflowOf, press, reload, typeOver } from "./admin-page.ts";

const STAFF = "Addresses of your staff";
const BACKORDERS = { name: "New backorder" };
const saveButton = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const discardButton = (page: Page) => page.getByRole("button", { name: "Discard", exact: true });

/** Arrow keys choose within the group that follows an offer's end. */
async function followWith(page: Page, frame: FrameLocator, key: string, chosen: string): Promise<void> {
  const group = frame.getByRole("group", { name: "When an offer ends by itself, shoppers see" });
  await press(page, group.locator("input:checked"), key);
  await expect(group.getByRole("radio", { name: chosen })).toBeChecked();
}

async function save(page: Page): Promise<void> {
  await press(page, saveButton(page), "Enter");
  await expect(saveButton(page)).toBeHidden();
}

/** A page's own actions: side by side, or behind one button where there is no room. */
async function act(page: Page, frame: FrameLocator, name: string): Promise<void> {
  const action = frame.getByRole("button", { name, exact: true });
  const more = frame.getByRole("button", { name: /^(More|View) actions/ });
  await expect(action.or(more).first()).toBeVisible();
  await expect(async () => {
    if (!(await action.isVisible())) await press(page, more, "Enter");
    await expect(action).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await press(page, action, "Enter");
}

async function openTemplate(page: Page, name: string): Promise<FrameLocator> {
  const frame = await openAdmin(page, "/app/templates");
  await press(page, frame.getByRole("link", { name, exact: true }), "Enter");
  await expect(frame.getByRole("heading", { name, level: 1 })).toBeVisible();
  return frame;
}

for (const { name: width, viewport } of WIDTHS) {
  test.describe(width, () => {
    test.use({ viewport });

    test("settings are refused, thrown away, saved and put back", async ({ page }) => {
      const complaints = complaintsOf(page);
      const frame = await openAdmin(page, "/app/settings");
      await typeOver(page, frame.getByLabel(STAFF), "warehouse");
      await page.keyboard.press("Enter");
      await expect(frame.getByText("Enter addresses like name@example.com")).toBeVisible();
      await expectAccessible(page);
      await press(page, discardButton(page), "Enter");
      await expect(frame.getByLabel(STAFF)).toHaveValue("");
      await expect(frame.getByText("Enter addresses like name@example.com")).toBeHidden();

      await typeOver(page, frame.getByLabel(STAFF), "warehouse@example.com");
      await press(page, frame.getByRole("checkbox", BACKORDERS), "Space");
      await followWith(page, frame, "ArrowDown", "A waitlist");
      await save(page);
      await reload(page);
      await expect(frame.getByLabel(STAFF)).toHaveValue("warehouse@example.com");
      await expect(frame.getByRole("checkbox", BACKORDERS)).not.toBeChecked();

      await typeOver(page, frame.getByLabel(STAFF), "");
      await press(page, frame.getByRole("checkbox", BACKORDERS), "Space");
      await followWith(page, frame, "ArrowUp", "Sold out: nobody can buy or wait");
      await save(page);
      expect(await overflowOf(frame)).toBeLessThanOrEqual(0);
      expect(complaints.filter((complaint) => !complaint.includes("422"))).toEqual([]);
    });

    test("a template is copied, made the default and archived, starting from the list", async ({ page }) => {
      const list = await openAdmin(page, "/app/templates");
      const usual = await list.locator("tr, li").filter({ hasText: "Default" }).getByRole("link").first().innerText();
      const frame = await openTemplate(page, "Pre-order");
      await act(page, frame, "Duplicate");
      const heading = frame.getByRole("heading", { level: 1 });
      await expect(heading).toHaveText(/^Pre-order .*copy/i);
      const copy = await heading.innerText();

      await act(page, frame, "Make default");
      await expect(frame.getByText("Default", { exact: true })).toBeVisible();
      await openTemplate(page, usual);
      await act(page, frame, "Make default");
      await expect(frame.getByText("Default", { exact: true })).toBeVisible();

      await openTemplate(page, copy);
      await act(page, frame, "Archive");
      await expect(frame.getByText("This template is archived")).toBeVisible();
      await openAdmin(page, "/app/templates");
      await expect(frame.getByRole("link", { name: copy })).toBeHidden();
      await press(page, frame.getByRole("tab", { name: "Templates" }), "ArrowRight");
      await press(page, frame.getByRole("tab", { name: "Archived" }), "Enter");
      await expect(frame.getByRole("link", { name: copy })).toBeVisible();
      await expectAccessible(page);
      expect(await overflowOf(frame)).toBeLessThanOrEqual(0);
    });
  });
}
