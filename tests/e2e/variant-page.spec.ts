/** A variant's page by keyboard alone: its history and queue, what would be, a value of its own, and changes that are not lost by leaving. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { variantPage } from "../storefront/demo-store.ts";
import { expectAccessible, openAdmin, press, typeOver } from "./admin-page.ts";

/** Assigned, sold out and waited for in the demo, and no other spec's. */
const SWEATER = { handle: "winter-fisher-sweater", title: "Sea / S", name: "Winter Fisher Sweater" };

const condition = (frame: FrameLocator) => frame.getByRole("spinbutton", { name: "Leaves normal sale at this stock or less" });
const inBar = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function typeCondition(page: Page, frame: FrameLocator, units: string): Promise<void> {
  await typeOver(page, condition(frame), units);
  await expect(inBar(page, "Save")).toBeVisible();
}

async function save(page: Page): Promise<void> {
  await press(page, inBar(page, "Save"), "Enter");
  await expect(inBar(page, "Save")).toBeHidden();
}

test("a variant's page tells its queue, its history and what would be; its own switch condition is saved and lifted", async ({
  page,
}) => {
  const { id } = await variantPage(SWEATER.handle, SWEATER.title);
  const frame = await openAdmin(page, `/app/products/${id}`);
  await expect(frame.getByText(/\d+ units wanted by \d+ people/)).toBeVisible();
  await expect(frame.getByText("Offer switched from In stock to Waitlist").first()).toBeVisible();
  await expect(frame.getByText("Assigned to Standby").last()).toBeVisible();

  await typeCondition(page, frame, "3");
  await save(page);
  await expect(frame.getByText("Now: 3, set here.", { exact: false })).toBeVisible();
  const tried = frame.getByRole("spinbutton", { name: "With this stock" });
  for (const { units, why } of [
    { units: "3", why: /Why: stock 3 ≤ switch condition 3/ },
    { units: "4", why: /Why: stock 4 > switch condition 3/ },
  ]) {
    await typeOver(page, tried, units);
    await expect(frame.getByText(why)).toBeVisible();
  }
  await expectAccessible(page);
  await typeCondition(page, frame, "");
  await save(page);
  await expect(frame.getByText("Now: 3, set here.", { exact: false })).toBeHidden();
});

test("what is typed stays while something else is saved from elsewhere", async ({ page, context }, { retry }) => {
  const { id } = await variantPage(SWEATER.handle, SWEATER.title);
  const frame = await openAdmin(page, `/app/products/${id}`);
  await typeCondition(page, frame, "7");

  const elsewhere = await context.newPage();
  const other = await openAdmin(elsewhere, `/app/products/${id}`);
  const incoming = (where: FrameLocator) => where.getByRole("spinbutton", { name: "Incoming stock" });
  const units = String(31 + retry);
  await typeOver(elsewhere, incoming(other), units);
  await save(elsewhere);
  await elsewhere.close();
  await press(page, frame.getByRole("button", { name: "Keep waitlist on" }), "Enter");
  await expect(incoming(frame)).toHaveValue(units);
  await expect(condition(frame)).toHaveValue("7");
  await press(page, frame.getByRole("button", { name: "Let Standby decide again" }), "Enter");
  await expect(frame.getByText("Standby decides by stock.", { exact: false })).toBeVisible();
});

test("who leaves with something unsaved is asked: to stay keeps what was typed, to go leaves it behind", async ({ page }) => {
  const { id } = await variantPage(SWEATER.handle, SWEATER.title);
  const frame = await openAdmin(page, `/app/products/${id}`);
  await typeCondition(page, frame, "7");
  await press(page, frame.getByRole("link", { name: "Open its waitlist" }), "Enter");
  await press(page, inBar(page, "Stay"), "Enter");
  await expect(condition(frame)).toHaveValue("7");
  await expect(page).toHaveURL(new RegExp(`/app/products/${id}$`));
  await press(page, frame.getByRole("button", { name: "Unassign" }), "Enter");
  await press(page, inBar(page, "Stay"), "Enter");
  await expect(condition(frame)).toHaveValue("7");
  await expect(frame.getByRole("dialog")).toBeHidden();
  await press(page, frame.getByRole("link", { name: "Open its waitlist" }), "Enter");
  await press(page, inBar(page, "Leave page"), "Enter");
  await expect(frame.getByRole("heading", { name: SWEATER.name, level: 1 })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/app/waitlists/${id}$`));

  const back = await openAdmin(page, `/app/products/${id}`);
  await expect(condition(back)).toHaveValue("");
  await typeCondition(page, back, "7");
  await press(page, page.getByRole("link", { name: "Templates" }), "Enter");
  // Asked once: Shopify's menu has asked already.
  await press(page, inBar(page, "Leave page"), "Enter");
  await expect(back.getByRole("heading", { name: "Templates", level: 1 })).toBeVisible();
});
