/** Pages of the admin as browser specs visit them: in Shopify's frame, by keyboard, listened to for errors, checked for access. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { ready } from "../storefront/demo-store.ts";

const ALIVE_WITHIN_MS = 30_000;
const FOCUS_WITHIN_MS = 30_000;

export async function openAdmin(page: Page, path: string): Promise<FrameLocator> {
  await page.goto(`${ready().admin}${path}`);
  return awaitAlive(page);
}

/** Loads the page again, as it is looked at. */
export async function reload(page: Page): Promise<FrameLocator> {
  await page.reload();
  return awaitAlive(page);
}

/** What the server sent can be read before it can be used: a key pressed until then is lost. */
export async function awaitAlive(page: Page): Promise<FrameLocator> {
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(async () => {
    expect(await frame.locator("html").evaluate(isAlive), "React has taken the page over").toBe(true);
  }).toPass({ timeout: ALIVE_WITHIN_MS });
  return frame;
}

type ReactRoot = { stateNode: { current: { memoizedState: { isDehydrated?: boolean } } } };

/** Says so once the browser's code has nothing left to do. */
async function isAlive({ ownerDocument }: Element): Promise<boolean> {
  const key = Object.keys(ownerDocument).find((name) => name.startsWith("__reactContainer$"));
  if (!key) return false;
  const { stateNode } = (ownerDocument as unknown as Record<string, ReactRoot>)[key]!;
  if (stateNode.current.memoizedState.isDehydrated !== false) return false;
  await new Promise((idle) => requestIdleCallback(idle, { timeout: 1_000 }));
  return true;
}

/**
 * Polaris marks its half-checked checkbox both natively and by aria-checked, with no property to leave that out. The two say the
 * same, so that nobody is misled.
 */
const HALF_CHECKED = { rule: "aria-conditional-attr", mark: 'aria-checked="mixed"' };
const isHalfChecked = (rule: string, html: string) => rule === HALF_CHECKED.rule && html.includes(HALF_CHECKED.mark);

export async function expectAccessible(page: Page): Promise<void> {
  await page.frameLocator("iframe").locator("html").evaluate(awaitAnimations);
  const { violations } = await new AxeBuilder({ page }).include("iframe").analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html })));
  expect(found.filter(({ id, html }) => !isHalfChecked(id, html)).map(({ id, html }) => `${id}: ${html}`)).toEqual([]);
}

/** What is half faded in has a contrast that nobody reads it with. Spinners never end. */
async function awaitAnimations({ ownerDocument }: Element): Promise<void> {
  const ending = ownerDocument.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Within these the arrow keys lead from one to the next, and Tab reaches only one of them. */
const IN_A_GROUP = '[role="tab"], [role="menuitem"]';

/** Presses a key on something that the keyboard reaches, once it has the focus for good: what has just opened takes it a frame later. */
export async function press(page: Page, control: Locator, key: string): Promise<void> {
  await expect(async () => {
    await control.focus({ timeout: FOCUS_WITHIN_MS });
    expect(await control.evaluate(keepsFocus, IN_A_GROUP), "it is reached by keyboard and keeps the focus").toBe(true);
  }).toPass({ timeout: FOCUS_WITHIN_MS });
  await page.keyboard.press(key);
}

async function keepsFocus(element: HTMLElement, group: string): Promise<boolean> {
  for (let nth = 0; nth < 2; nth++) await new Promise((drawn) => requestAnimationFrame(drawn));
  return (element.tabIndex >= 0 || element.matches(group)) && element.matches(":focus");
}

/** Ticks a box of a list that is drawn anew while its results come. */
export async function tick(page: Page, box: Locator): Promise<void> {
  await expect(async () => {
    if (!(await box.isChecked())) await press(page, box, "Space");
    await expect(box).toBeChecked({ timeout: 500 });
  }).toPass({ timeout: FOCUS_WITHIN_MS });
}

/** In Shopify's own picker, which has opened over the app: searched for, ticked, added. */
export async function pickProduct(page: Page, title: string): Promise<void> {
  await typeOver(page, page.getByRole("searchbox"), title);
  await tick(page, page.locator(".picker-list .choice:not(.is-variant)").filter({ hasText: title }).getByRole("checkbox"));
  await press(page, page.getByRole("button", { name: "Add", exact: true }), "Enter");
}

/** Writes over what stands in a field, by keyboard. */
export async function typeOver(page: Page, field: Locator, text: string): Promise<void> {
  await press(page, field, "ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
}

/** From the dialog's first source of variants down to another, by arrow keys. */
export async function chooseSource(page: Page, frame: FrameLocator, name: string): Promise<void> {
  const sources = frame.getByRole("dialog").getByRole("group", { name: "What to assign" });
  const wanted = sources.getByRole("radio", { name });
  while (!(await wanted.isChecked())) await press(page, sources.locator("input:checked"), "ArrowDown");
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
