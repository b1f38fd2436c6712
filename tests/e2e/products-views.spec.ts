/** Views of the Products page by keyboard alone: searched, filtered, kept, chosen again, renamed, deleted; pages and Escape keep them. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { inDatabase } from "../storefront/demo-store.ts";
import { expectAccessible, openAdmin, press, typeOver } from "./admin-page.ts";

const SEARCH = "Search by product, variant or SKU";
const rows = (frame: FrameLocator) => frame.locator("tbody tr");
const dialog = (frame: FrameLocator) => frame.getByRole("dialog");

const asksForK = ({ searchParams }: URL) => searchParams.get("q") === "k" && /products/.test(searchParams.get("_data") ?? "");

async function nameView(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await typeOver(page, dialog(frame).getByRole("textbox"), name);
  await expect(dialog(frame).getByRole("textbox")).toHaveValue(name);
  await press(page, dialog(frame).getByRole("button", { name: /^(Save|Create)/ }), "Enter");
  await expect(frame.getByRole("tab", { name, exact: true })).toBeVisible();
}

/** Arrow keys lead from the first view to the others. */
async function choose(page: Page, frame: FrameLocator, view: string): Promise<void> {
  const wanted = frame.getByRole("tab", { name: view, exact: true });
  const isReached = () => wanted.evaluate((tab) => tab.matches(":focus"));
  await frame.getByRole("tab", { name: "All", exact: true }).focus();
  for (let tab = await frame.getByRole("tab").count(); tab > 0 && !(await isReached()); tab -= 1) {
    await page.keyboard.press("ArrowRight");
  }
  await press(page, wanted, "Enter");
}

/** From the open view's own menu. */
async function act(page: Page, frame: FrameLocator, view: string, action: RegExp): Promise<void> {
  await press(page, frame.getByRole("tab", { name: view, exact: true }), "Enter");
  await press(page, frame.getByRole("menuitem", { name: action }), "Enter");
}

async function startSearch(page: Page, frame: FrameLocator): Promise<void> {
  await press(page, frame.getByRole("button", { name: /search and filter/i }), "Enter");
  await expect(frame.getByPlaceholder(SEARCH)).toBeFocused();
}

async function filterByWaiting(page: Page, frame: FrameLocator): Promise<void> {
  await press(page, frame.getByRole("button", { name: "Add filter" }), "Enter");
  await press(page, frame.getByRole("menuitem", { name: "State" }), "Enter");
  await press(page, frame.getByRole("checkbox", { name: "People are waiting" }), "Space");
}

/** Left by a try that was cut off, they would push a new one out of sight. */
test.beforeEach(() => inDatabase("delete from product_views"));

test("a search with a filter is kept as a view, chosen again after a reload, renamed and deleted", async ({ page }) => {
  let frame = await openAdmin(page, "/app/products");
  await startSearch(page, frame);
  await page.keyboard.type("kettle");
  await expect(rows(frame)).toHaveCount(3);
  await filterByWaiting(page, frame);
  await expect(rows(frame)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(frame.getByRole("checkbox", { name: "People are waiting" })).toBeHidden();
  await expect(frame.getByPlaceholder(SEARCH)).toHaveValue("kettle");
  await expectAccessible(page);
  await press(page, frame.getByRole("button", { name: "Save as" }), "Enter");
  const name = `Kettles ${Date.now() % 10_000}`;
  await nameView(page, frame, name);
  // Another of the same filters: each is its own nevertheless.
  await press(page, frame.getByRole("button", { name: "Create new view" }), "Enter");
  await nameView(page, frame, `${name} too`);

  frame = await openAdmin(page, "/app/products");
  await choose(page, frame, `${name} too`);
  await expect(rows(frame)).toHaveCount(2);
  await expect(page).toHaveURL(/q=kettle&waiting=1/);

  await act(page, frame, `${name} too`, /^Rename/);
  await nameView(page, frame, `${name} wanted`);
  await expect(frame.getByRole("tab", { name: `${name} wanted`, exact: true })).toHaveAttribute("aria-selected", "true");
  for (const view of [`${name} wanted`, name]) {
    frame = await openAdmin(page, "/app/products");
    await choose(page, frame, view);
    await expect(rows(frame)).toHaveCount(2);
    await act(page, frame, view, /^Delete/);
    await press(page, dialog(frame).getByRole("button", { name: /Delete/ }), "Enter");
    await expect(frame.getByRole("tab", { name: view, exact: true })).toBeHidden();
  }
});

test("a page opened with a filter shows it; pages there and back keep filter and order", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products?stock-to=1000&sort=stock+desc");
  const filter = frame.getByRole("button", { name: "Stock: up to 1000", exact: true });
  await expect(filter).toBeVisible();
  const stock = async () => (await rows(frame).locator("> :nth-child(5)").allInnerTexts()).map(Number);
  await expect(rows(frame)).toHaveCount(50);
  const first = await stock();
  expect(first).toEqual(first.toSorted((one, other) => other - one));
  await press(page, frame.getByRole("button", { name: "Next" }), "Enter");
  await expect.poll(async () => (await stock())[0]).not.toBe(first[0]);
  expect(Math.max(...(await stock()))).toBeLessThanOrEqual(first.at(-1)!);
  await expect(filter).toBeVisible();
  await press(page, frame.getByRole("button", { name: "Previous" }), "Enter");
  await expect.poll(stock).toEqual(first);
});

test("letters typed while an answer is on its way are neither lost nor doubled", async ({ page }) => {
  const frame = await openAdmin(page, "/app/products");
  await startSearch(page, frame);
  await page.route(asksForK, async (route) => {
    const response = await route.fetch();
    await page.keyboard.type("ettle");
    await route.fulfill({ response });
  });
  await page.keyboard.type("k");
  await expect(frame.getByPlaceholder(SEARCH)).toHaveValue("kettle");
  await expect(rows(frame)).toHaveCount(3);
  await expect(page).toHaveURL(/q=kettle$/);
  await expect(frame.getByPlaceholder(SEARCH)).toHaveValue("kettle");
});

test("an open view is changed in place by another vendor, and with a search becomes a new view", async ({ page }) => {
  const most = 10_000 + (Date.now() % 10_000);
  const name = `Up to ${most}`;
  const changed = (view: string) => page.frameLocator("iframe").getByText(`Other filters than “${view}” keeps`);
  let frame = await openAdmin(page, `/app/products?stock-to=${most}`);
  await press(page, frame.getByRole("button", { name: "Save as" }), "Enter");
  await nameView(page, frame, name);
  await expect(page).toHaveURL(/view=\d+/);

  await startSearch(page, frame);
  await press(page, frame.getByRole("button", { name: "Add filter" }), "Enter");
  await press(page, frame.getByRole("menuitem", { name: "Vendor" }), "Enter");
  await press(page, frame.getByRole("radio", { name: "Beacon Works" }), "Space");
  await expect(changed(name)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(frame.getByRole("radio", { name: "Beacon Works" })).toBeHidden();
  await expectAccessible(page);
  // Opened anew, it is that view still, with filters that it does not keep.
  frame = await openAdmin(page, `/app/products${new URL(page.url()).search}`);
  await expect(frame.getByRole("button", { name: "Vendor: Beacon Works", exact: true })).toBeVisible();
  await press(page, frame.getByRole("button", { name: "Save", exact: true }), "Enter");
  await expect(changed(name)).toBeHidden();

  await startSearch(page, frame);
  await page.keyboard.type("lantern");
  await press(page, frame.getByRole("button", { name: "Save as new view" }), "Enter");
  await page.keyboard.type(`${name} lit`);
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("tab", { name: `${name} lit`, exact: true })).toHaveAttribute("aria-selected", "true");
  await act(page, frame, `${name} lit`, /^Delete/);
  await press(page, dialog(frame).getByRole("button", { name: /Delete/ }), "Enter");
  await expect(frame.getByRole("tab", { name: `${name} lit`, exact: true })).toBeHidden();
});
