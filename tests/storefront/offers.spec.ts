/** What offers do on the product page: in the first HTML, through every switch, in the cart, without a request of their own. */
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
  writeOffer,
  writeOffers,
  writtenPage,
} from "./demo-store.ts";

const OFFERS = ["preorder", "backorder", "waitlist", "unavailable", "beside"] as const;

test.beforeAll(writeOffers);

test.describe("in the first HTML", () => {
  for (const offer of OFFERS) {
    test(offer, async () => {
      const { url } = await writtenPage(offer);
      const html = await (await fetch(url)).text();
      expect(html).toContain(`data-offer="${offer === "beside" ? "preorder" : offer}"`);
      expect(html).toContain(`${MERCHANT_TEXTS[offer].message}</p>`);
      expect(html).toContain(`${MERCHANT_TEXTS[offer].badge}</p>`);
    });
  }
});

test("nothing sticks out of a phone's page", async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto((await waitingPage()).url);
  await shownOffers(page).locator("summary").click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.close();
});

test("one endless word in what our element and the button say is broken on a phone", async ({ browser }) => {
  const word = "Lieferverzögerungsbenachrichtigung".repeat(4);
  const texts = { en: { buttonText: word.slice(0, 60), message: word, badge: word.slice(0, 40), dateLine: word } };
  await writeOffer("preorder", { version: 1, offer: "preorder", mode: "preorder", withWaitlist: false, maxUnits: null, texts });
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto((await writtenPage("preorder")).url);
  await expect(shownOffers(page)).toContainText(word);
  await expect(nativeButton(page)).toContainText(word.slice(0, 60));
  expect(await nativeButton(page).evaluate((button) => button.scrollWidth - button.clientWidth)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.close();
  await writeOffers();
});

test("pre-order puts its words on the theme's button and its promise into the cart", async ({ page }) => {
  await page.goto((await writtenPage("preorder")).url);
  await expect(nativeButton(page)).toContainText("Reserve yours");
  await expect(page.locator(".shopify-payment-button:visible")).toHaveCount(0);
  await addToCart(page);
  const promise = { _standby_offer: "preorder", "Pre-order": "Ships 12–19 May" };
  await expect.poll(async () => (await cartItems(page))[0]?.properties).toEqual(promise);
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
  await expect(nativeButton(page)).toContainText(MERCHANT_TEXTS.beside.buttonText);
  await expect(shownOffers(page).getByRole("button", { name: "Notify me" })).toBeVisible();
  await choose(page, "Butter");
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
