/** Every offer in both themes, with and without JavaScript, at both widths: what a shopper sees, hears and can press. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import {
  addToCart,
  cartItems,
  choose,
  MERCHANT_TEXTS,
  nativeButton,
  publishTheme,
  ready,
  shownOffers,
  THEMES,
  WIDTHS,
  writeOffers,
  writtenPage,
  type WrittenOffer,
} from "./demo-store.ts";
import { framesPass } from "./frames-pass.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

type Expected = {
  /** The theme's button, by its accessible name; null where it is not to be pressed. */
  buy: string | null;
  /** The button of the waitlist form. */
  join: string | null;
};

const EXPECTED: Record<WrittenOffer, Expected> = {
  in_stock: { buy: "Add to cart", join: null },
  preorder: { buy: "Reserve yours", join: null },
  backorder: { buy: "Order anyway", join: null },
  waitlist: { buy: null, join: "Write to me" },
  beside: { buy: "Reserve now", join: "Notify me" },
  unavailable: { buy: null, join: null },
};
const OFFERS = Object.keys(EXPECTED) as WrittenOffer[];

async function expectOffer(page: Page, offer: WrittenOffer): Promise<void> {
  const { buy, join } = EXPECTED[offer];
  const ours = shownOffers(page);
  await expect(ours).toHaveCount(offer === "in_stock" ? 0 : 1);
  const pressable = page.locator('form[action*="/cart/add"] [name="add"]:visible:enabled').first();
  if (buy) await expect(pressable).toHaveAccessibleName(buy);
  else await expect(page.locator('.product form[action*="/cart/add"] [name="add"]:visible:enabled')).toHaveCount(0);
  if (offer === "in_stock") return;
  const { message, badge, dateLine } = MERCHANT_TEXTS[offer];
  for (const text of [message, badge, dateLine].filter(Boolean))
    await expect(ours.getByText(text, { exact: true })).toBeVisible();
  const form = ours.getByRole("form", { name: "Waitlist" });
  await expect(form).toHaveCount(join ? 1 : 0);
  if (!join) return;
  await expect(form.getByLabel("E-mail", { exact: true })).toBeVisible();
  await expect(form.getByRole("button", { name: join, exact: true })).toBeVisible();
  await expect(form.getByText("Rather wait?")).toHaveCount(1);
  await expect(form.getByText("Rather wait?")).toBeVisible({ visible: buy !== null });
}

const beside = (page: Page) => page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);

test.beforeAll(writeOffers);
test.afterAll(() => publishTheme("harbor"));

for (const theme of THEMES) {
  test.describe(theme, () => {
    test.beforeAll(() => publishTheme(theme));

    for (const { name, viewport } of WIDTHS) {
      test(`with JavaScript, ${name}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        const complaints: string[] = [];
        page.on("pageerror", ({ message }) => complaints.push(message));
        for (const offer of OFFERS) {
          await test.step(offer, async () => {
            await page.goto((await writtenPage(offer)).url);
            await expectOffer(page, offer);
            await expect(page.locator(".shopify-payment-button:visible")).toHaveCount(offer === "in_stock" ? 1 : 0);
            expect(await beside(page)).toBeLessThanOrEqual(0);
            if (offer === "in_stock") return;
            const { violations } = await new AxeBuilder({ page }).include("standby-offer").withTags(WCAG).analyze();
            expect(violations).toEqual([]);
          });
        }
        expect(complaints).toEqual([]);
      });

      test(`without JavaScript, ${name}`, async ({ browser }) => {
        const context = await browser.newContext({ javaScriptEnabled: false, viewport });
        const page = await context.newPage();
        for (const offer of OFFERS) {
          await test.step(offer, async () => {
            await page.goto((await writtenPage(offer)).url);
            await expectOffer(page, offer);
          });
        }
        await page.goto((await writtenPage("backorder")).url);
        await addToCart(page);
        expect((await cartItems(page))[0]?.properties).toEqual({ _standby_offer: "backorder", Backorder: "Ships by 3 June" });
        await context.close();
      });
    }

    test("a switch over a slow line never shows the wrong button, frame by frame", async ({ page }) => {
      await page.goto((await writtenPage("in_stock")).url);
      await page.route(/section_id|sections=|\/products\//, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue().catch(() => undefined);
      });
      await watchFrames(page);
      const switches = { M: "preorder", L: "backorder", S: "in_stock" };
      for (const size of ["M", "S", "M", "L", "S"] as const) {
        const answered = page.waitForResponse(/option_values=/);
        await choose(page, size);
        await (await answered).finished();
        await expect.poll(async () => (await framesOf(page)).seen.at(-1)).toBe(switches[size]);
      }
      await framesPass(page);
      const { wrong, seen } = await framesOf(page);
      expect(wrong).toEqual([]);
      expect(seen).toEqual(["in_stock", "preorder", "in_stock", "preorder", "backorder", "in_stock"]);
    });

    test("by keyboard alone: a variant is chosen, the offer heard of and the button pressed", async ({ page }) => {
      await page.goto((await writtenPage("in_stock")).url);
      await page.locator('input[type="radio"][value="S"]').first().focus();
      await page.keyboard.press("ArrowRight");
      await expect(nativeButton(page)).toHaveAccessibleName("Reserve yours");
      const isFocused = () => nativeButton(page).evaluate((button) => button === document.activeElement);
      for (let steps = 0; steps < 20 && !(await isFocused()); steps++) await page.keyboard.press("Tab");
      await expect(nativeButton(page)).toBeFocused();
      await Promise.all([page.waitForResponse(/\/cart\/add/), page.keyboard.press("Enter")]);
      const promise = { _standby_offer: "preorder", "Pre-order": "Ships 12–19 May" };
      await expect.poll(async () => (await cartItems(page))[0]?.properties).toEqual(promise);
    });
  });
}

test("quick add on a list's page sells a pre-order as one", async ({ page }) => {
  await publishTheme("broadsheet");
  await page.goto(`${ready().storefront}/search?q=skerry`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Choose options for Skerry Rain Jacket" }).click();
  const dialog = page.locator("#quick-add-dialog");
  await dialog
    .locator("label", { hasText: /^\s*M\s*$/ })
    .first()
    .click();
  await expect(dialog.locator('[name="add"]')).toHaveText("Reserve yours");
  await expect(dialog.getByText(MERCHANT_TEXTS.preorder.message)).toBeVisible();
  await Promise.all([page.waitForResponse(/\/cart\/add/), dialog.locator('[name="add"]').click()]);
  const promise = { _standby_offer: "preorder", "Pre-order": "Ships 12–19 May" };
  await expect.poll(async () => (await cartItems(page))[0]?.properties).toEqual(promise);
});

/** In each frame: the offer on screen and whether the theme's button says what belongs to it. */
function watchFrames(page: Page): Promise<void> {
  const buttons: Record<string, string> = { preorder: "Reserve yours", backorder: "Order anyway", in_stock: "Add to cart" };
  return page.evaluate((buttons) => {
    const found = { wrong: [] as string[], seen: [] as string[] };
    Object.assign(window, { found });
    const look = () => {
      const offer = document.querySelector<HTMLElement>("standby-offer:not([hidden])")?.dataset.offer ?? "in_stock";
      const button = document.querySelector<HTMLElement>('form[action*="/cart/add"] [name="add"]')?.innerText ?? "";
      const field = document.querySelector<HTMLInputElement>('form[action*="/cart/add"] [name="id"]');
      const carried = new FormData(field!.form!).get("properties[_standby_offer]") ?? "in_stock";
      if (button.trim() !== buttons[offer] || carried !== offer) found.wrong.push(`${offer}: ${button}, ${String(carried)}`);
      if (found.seen.at(-1) !== offer) found.seen.push(offer);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, buttons);
}

type Frames = { wrong: string[]; seen: string[] };
const framesOf = (page: Page) => page.evaluate(() => (window as unknown as { found: Frames }).found);
