/** Each offer on the product page: in the first HTML, without JavaScript and with it, at both widths. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import {
  addToCart,
  cartItems,
  choose,
  MERCHANT_TEXTS,
  nativeButton,
  offerOn,
  ready,
  shownOffers,
  waitingPage,
  WIDTHS,
  writeOffers,
  writtenPage,
} from "./demo-store.ts";

const OFFERS = ["preorder", "backorder", "waitlist", "unavailable"] as const;
const WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

test.beforeAll(writeOffers);

test.describe("in the first HTML", () => {
  for (const offer of OFFERS) {
    test(offer, async () => {
      const { url } = await writtenPage(offer);
      const html = await (await fetch(url)).text();
      expect(html).toContain(`data-offer="${offer}"`);
      expect(html).toContain(`${MERCHANT_TEXTS[offer].message}</p>`);
      expect(html).toContain(`${MERCHANT_TEXTS[offer].badge}</p>`);
    });
  }

  test("normal sale shows nothing", async ({ browser }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto((await writtenPage("in_stock")).url);
    await expect(shownOffers(page)).toHaveCount(0);
    await expect(nativeButton(page)).toBeEnabled();
  });
});

for (const { name, viewport } of WIDTHS) {
  test.describe(`in the browser, ${name}`, () => {
    test.use({ viewport });

    for (const offer of OFFERS) {
      test(`${offer} is shown once and passes axe`, async ({ page }) => {
        await page.goto((await writtenPage(offer)).url);
        await expect(shownOffers(page)).toHaveCount(1);
        await expect(shownOffers(page)).toContainText(MERCHANT_TEXTS[offer].message);
        const { violations } = await new AxeBuilder({ page }).include("standby-offer").withTags(WCAG).analyze();
        expect(violations).toEqual([]);
      });
    }

    test("nothing sticks out of the page", async ({ page }) => {
      await page.goto((await waitingPage()).url);
      await shownOffers(page).locator("summary").click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    });
  });
}

test("pre-order puts its words on the theme's button and its promise into the cart", async ({ page }) => {
  await page.goto((await writtenPage("preorder")).url);
  await expect(nativeButton(page)).toContainText("Reserve yours");
  await expect(page.locator(".shopify-payment-button:visible")).toHaveCount(0);
  await addToCart(page);
  const promise = { _standby_offer: "preorder", "Pre-order": "Ships 12–19 May" };
  await expect.poll(async () => (await cartItems(page))[0]?.properties).toEqual(promise);
});

test("without JavaScript the promise is in the cart too", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto((await writtenPage("backorder")).url);
  await addToCart(page);
  expect((await cartItems(page))[0]?.properties).toEqual({ _standby_offer: "backorder", Backorder: "Ships by 3 June" });
});

test("follows the chosen variant through every offer and back", async ({ page }) => {
  await page.goto((await writtenPage("in_stock")).url);
  await expect(shownOffers(page)).toHaveCount(0);
  const native = (await nativeButton(page).innerText()).trim();
  await choose(page, "M");
  await expect(shownOffers(page)).toContainText(MERCHANT_TEXTS.preorder.message);
  await expect(nativeButton(page)).toContainText("Reserve yours");
  await choose(page, "L");
  await expect(shownOffers(page)).toContainText(MERCHANT_TEXTS.backorder.message);
  await expect(nativeButton(page)).toContainText("Order anyway");
  await choose(page, "Sea");
  await expect(shownOffers(page)).toContainText(MERCHANT_TEXTS.unavailable.message);
  await choose(page, "M");
  await expect(shownOffers(page).getByRole("button", { name: "Write to me" })).toBeVisible();
  await choose(page, "S");
  await expect(shownOffers(page)).toHaveCount(0);
  await expect(nativeButton(page)).toContainText(native);
});

test("a normal line carries nothing of an offer seen before", async ({ page }) => {
  await page.goto((await writtenPage("preorder")).url);
  await expect(nativeButton(page)).toContainText("Reserve yours");
  await choose(page, "S");
  await expect(shownOffers(page)).toHaveCount(0);
  await addToCart(page);
  await expect.poll(async () => (await cartItems(page)).length).toBe(1);
  expect(Object.keys((await cartItems(page))[0]?.properties ?? {})).toEqual([]);
});

test("where no block is placed, the embed finds the product form", async ({ page }) => {
  const { url } = await writtenPage("preorder");
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<standby-offer[^>]*data-kind="block"[\s\S]*?<\/standby-offer>/, "");
    await route.fulfill({ response, body });
  });
  await page.goto(url);
  const embed = page.locator('standby-offer[data-kind="embed"]');
  await expect(embed).toContainText(MERCHANT_TEXTS.preorder.message);
  await expect(page.locator(".shopify-section standby-offer")).toHaveCount(1);
  await expect(nativeButton(page)).toContainText("Reserve yours");
  await choose(page, "L");
  await expect(embed).toContainText(MERCHANT_TEXTS.backorder.message);
  await expect(shownOffers(page)).toHaveCount(1);
});

test("a variant switch over a slow line never shows the wrong button for the offer on screen", async ({ page }) => {
  await page.goto((await writtenPage("in_stock")).url);
  await page.route(/section_id|sections=|\/products\//, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.evaluate(() => {
    const wrong: string[] = ((window as unknown as { wrong: string[] }).wrong = []);
    const look = () => {
      const offer = document.querySelector<HTMLElement>("standby-offer:not([hidden])")?.dataset.offer ?? "in_stock";
      const button = document.querySelector<HTMLElement>('form[action*="/cart/add"] [name="add"]')?.innerText ?? "";
      if ((offer === "preorder") !== button.includes("Reserve yours")) wrong.push(`${offer}: ${button}`);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (const size of ["M", "S", "M", "L", "S"]) {
    await choose(page, size);
    await page.waitForTimeout(700);
  }
  expect(await page.evaluate(() => (window as unknown as { wrong: string[] }).wrong)).toEqual([]);
});

test("makes no request of its own, sets no cookie and shifts nothing", async ({ page, context }) => {
  const { storefront } = ready();
  const asked: string[] = [];
  page.on("request", (request) => {
    const own = request.url().startsWith(storefront) && !/\/apps\/|waitlist/.test(request.url());
    if (!own && !request.url().startsWith("data:")) asked.push(request.url());
  });
  await page.addInitScript(() => {
    const shifts: number[] = ((window as unknown as { shifts: number[] }).shifts = []);
    type Shift = PerformanceEntry & { value: number; sources: { node?: Node }[] };
    new PerformanceObserver((list) => {
      for (const { sources, value } of list.getEntries() as Shift[]) {
        if (sources.some(({ node }) => node instanceof Element && node.closest("standby-offer"))) shifts.push(value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto((await waitingPage()).url);
  await expect(offerOn(page).getByLabel("E-mail")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  expect((await context.cookies()).filter(({ name }) => /standby/i.test(name))).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});
