/** Nothing moves by itself: not when the browser's code starts, not when what was asked for comes, however late. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { ready, WIDTHS } from "../storefront/demo-store.ts";
import { awaitAlive } from "./admin-page.ts";

/** Half of what the metric allows. */
const MOST = 0.05;

type Watched = Window & { shifted: number };

/** Whatever moves counts, also right after a click: how soon an answer comes is then of no account. */
function watchShifts(): void {
  const watched = window as unknown as Watched;
  watched.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.shifted += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** Two frames later what was drawn has been told of. */
const shiftsOf = (frame: FrameLocator) =>
  frame.locator("html").evaluate(async () => {
    for (let nth = 0; nth < 3; nth++) await new Promise((drawn) => requestAnimationFrame(drawn));
    return (window as unknown as Watched).shifted;
  });

/** Shows the page as the server sends it, and only then lets its code start. */
async function openSlowly(page: Page, path: string): Promise<FrameLocator> {
  await page.addInitScript(watchShifts);
  let start = () => {};
  const started = new Promise<void>((resolve) => (start = resolve));
  await page.route(/\/assets\/[^?]*\.js/, async (route) => {
    await started;
    await route.continue();
  });
  await page.goto(`${ready().admin}${path}`, { waitUntil: "commit" });
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
  await shiftsOf(frame);
  start();
  return awaitAlive(page);
}

for (const { name, viewport } of WIDTHS) {
  test(`the Products page lies still, also when another view comes (${name})`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const frame = await openSlowly(page, "/app/products");
    const view = frame.getByRole("tab", { name: "In stock" });
    await expect(view).toBeVisible();
    expect(await shiftsOf(frame), "when its code starts").toBeLessThan(MOST);
    await view.click();
    await expect(view).toHaveAttribute("aria-selected", "true");
    expect(await shiftsOf(frame), "when the view comes").toBeLessThan(MOST);
  });
}

test("a template's form lies still, and has its width before what stands beside it", async ({ page }) => {
  const frame = await openSlowly(page, "/app/templates/new");
  const german = frame.getByRole("button", { name: "German", exact: true });
  await german.click();
  await expect(german).toHaveAttribute("aria-pressed", "true");
  expect(await shiftsOf(frame)).toBeLessThan(MOST);
  const widthOf = () => german.evaluate((button) => button.closest("form")!.firstElementChild!.firstElementChild!.clientWidth);
  const width = await widthOf();
  await frame
    .getByTestId("storefront-preview")
    .evaluate((preview) => preview.closest(".standby-beside")!.parentElement!.remove());
  expect(await widthOf()).toBe(width);
});
