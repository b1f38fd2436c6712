/** Pages of the admin as browser specs visit them: in Shopify's frame, by keyboard, listened to for errors, checked for access. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { ready } from "../storefront/demo-store.ts";

export async function openAdmin(page: Page, path: string): Promise<FrameLocator> {
  await page.goto(`${ready().admin}${path}`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
  return frame;
}

/**
 * Polaris marks its half-checked checkbox both natively and by aria-checked, with no property to leave that out. The two say the
 * same, so that nobody is misled.
 */
const HALF_CHECKED = { rule: "aria-conditional-attr", mark: 'aria-checked="mixed"' };
const isHalfChecked = (rule: string, html: string) => rule === HALF_CHECKED.rule && html.includes(HALF_CHECKED.mark);

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("iframe").analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html })));
  expect(found.filter(({ id, html }) => !isHalfChecked(id, html)).map(({ id, html }) => `${id}: ${html}`)).toEqual([]);
}

/** Within these the arrow keys lead from one to the next, and Tab reaches only one of them. */
const IN_A_GROUP = '[role="tab"], [role="menuitem"]';

/** Presses a key on something that the keyboard reaches. */
export async function press(page: Page, control: Locator, key: string): Promise<void> {
  await control.focus();
  const isReached = (element: HTMLElement, group: string) =>
    (element.tabIndex >= 0 || element.matches(group)) && element.matches(":focus");
  expect(await control.evaluate(isReached, IN_A_GROUP)).toBe(true);
  await page.keyboard.press(key);
}

/** What the page complains of while it is looked at. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

/** By how many pixels the app's page is wider than its frame. */
export const overflowOf = (frame: FrameLocator) => frame.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
