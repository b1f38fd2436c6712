/** Badges on cards and messages in cart and drawer, through the embed, in themes whose cards and carts take no blocks. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { addToCart, publishTheme, ready, THEMES, variantPage, WIDTHS, writeOffer, writtenPage } from "./demo-store.ts";
import { framesPass } from "./frames-pass.ts";
import { SPEC_VARIANTS } from "#sandbox/seed/history-plan.ts";

const BADGE = "Soon on land";
const MESSAGE = "Comes with the ferry in June.";
const DATE_LINE = "Ships by 3 June";
const NOTE = /Other items could ship now/;
const OFFER = {
  version: 1,
  offer: "backorder",
  mode: "backorder",
  withWaitlist: false,
  mixedCarts: "warn",
  texts: { en: { badge: BADGE, cartMessage: MESSAGE, dateLine: DATE_LINE } },
  backInStockOn: null,
  maxUnits: null,
  reason: "a test",
};

const PAGES_OF_CARDS = ["/", "/collections/all", "/search?q=jacket"];

const visit = (page: Page, path: string) => page.goto(`${ready().storefront}${path}`, { waitUntil: "load" });
const tags = (page: Page) => page.locator(".standby-tag:visible");
const messages = (page: Page) => page.locator(".standby-line:visible");
const notes = (page: Page) => page.locator(".standby-note:visible");

/** What only a shopper's act may bring: the script of carts, and other pages read by our scripts. */
function countAsked(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/\/standby-cart\.js|\/cart(\.js)?$|[?&]page=|\/apps\//.test(request.url()) && request.resourceType() !== "document")
      asked.push(request.url());
  });
  return asked;
}

/** A line on backorder and, beside it, one that ships now. */
async function fillCart(page: Page): Promise<void> {
  const { inStock } = SPEC_VARIANTS;
  const [later, now] = await Promise.all([writtenPage("in_stock"), variantPage(inStock.handle, inStock.variantTitle)]);
  const properties = { _standby_offer: "backorder", Backorder: DATE_LINE };
  const items = [
    { id: later.id, quantity: 1, properties },
    { id: now.id, quantity: 1 },
  ];
  expect((await page.context().request.post(`${ready().storefront}/cart/add.js`, { data: { items } })).ok()).toBe(true);
}

/** Puts a section in its place anew, as Shopify renders it: what themes do when filters, orders or the cart change. */
async function renderAnew(page: Page, within: string): Promise<void> {
  await page.evaluate(async (selector) => {
    const section = document.querySelector(selector)?.closest(".shopify-section");
    const id = section?.id.replace("shopify-section-", "") ?? "";
    section!.outerHTML = await (
      await fetch(`${location.pathname}?${new URLSearchParams([...new URLSearchParams(location.search), ["section_id", id]])}`)
    ).text();
  }, within);
}

async function violations(page: Page, ours: string): Promise<string[]> {
  const found = await new AxeBuilder({ page }).include(ours).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test.beforeAll(() => writeOffer("in_stock", OFFER));
test.afterAll(async () => {
  await writeOffer("in_stock", { version: 1, offer: "in_stock", texts: {} });
  await publishTheme("harbor");
});

for (const theme of THEMES) {
  test.describe(theme, () => {
    test.beforeAll(() => publishTheme(theme));

    for (const { name, viewport } of WIDTHS) {
      test(`cards wear their badge at home, in collections and in search, ${name}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        const asked = countAsked(page);
        for (const path of PAGES_OF_CARDS) {
          await visit(page, path);
          await expect(tags(page)).toHaveText([BADGE]);
        }
        expect(asked).toEqual([]);
        expect(await violations(page, ":has(> .standby-tag)")).toEqual([]);
        await renderAnew(page, ".standby-tag");
        await expect(tags(page)).toHaveText([BADGE]);
      });

      test(`the cart's lines say what ships later, as parsed and as rendered anew, ${name}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await fillCart(page);
        // The page itself places them: no file has to come first.
        await page.route(/standby-cart\.js/, (route) => route.abort());
        await visit(page, "/cart");
        await expect(messages(page)).toHaveText([MESSAGE]);
        await expect(notes(page)).toHaveText([NOTE]);
        expect(await violations(page, "main")).toEqual([]);

        await page.unroute(/standby-cart\.js/);
        await visit(page, "/cart");
        const quantity = page.locator("main li", { hasText: MESSAGE }).locator("input[type=number]");
        const [answer] = await Promise.all([
          page.waitForResponse(/\/cart\/change/),
          quantity.fill("2").then(() => quantity.blur()),
        ]);
        expect(answer.ok()).toBe(true);
        await expect(messages(page)).toHaveText([MESSAGE]);
        await renderAnew(page, "main form");
        await expect(messages(page)).toHaveText([MESSAGE]);
        await expect(notes(page)).toHaveText([NOTE]);
      });
    }

    test("a card at home whose product the table leaves out is looked up by handle, once the shopper acts", async ({ page }) => {
      const searches: string[] = [];
      page.on("request", (request) => {
        if (new URL(request.url()).pathname === "/search") searches.push(request.url());
      });
      await page.route(`${ready().storefront}/`, async (route) => {
        const answer = await route.fetch();
        const known = new RegExp(`"[\\w-]+":"${BADGE}",`);
        const html = await answer.text();
        expect(html).toMatch(known);
        await route.fulfill({ response: answer, body: html.replace(known, "") });
      });
      await visit(page, "/");
      await framesPass(page);
      expect(searches).toEqual([]);
      await page.mouse.move(40, 40);
      await expect(tags(page)).toHaveText([BADGE]);
      await page.mouse.move(80, 80);
      expect(searches).toHaveLength(1);
    });

    test("without JavaScript cards and cart are the theme's own", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await fillCart(page);
      for (const path of [...PAGES_OF_CARDS, "/cart"]) {
        await visit(page, path);
        await expect(page.locator("main").getByRole("link", { name: "Skerry Rain Jacket" }).first()).toBeVisible();
        await expect(page.locator("standby-cards:visible, .standby-tag")).toHaveCount(0);
      }
      await expect(page.locator("main [name=checkout]")).toBeEnabled();
      await context.close();
    });
  });
}

test("a drawer that opens after adding says what ships later; until then nothing is brought or asked", async ({ page }) => {
  await publishTheme("broadsheet");
  const asked = countAsked(page);
  await page.goto((await writtenPage("in_stock")).url, { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await addToCart(page);
  await expect(page.locator("dialog[open]").locator(".standby-line")).toHaveText([MESSAGE]);
  await page.locator("dialog[open] [data-remove-line]").click();
  await expect(messages(page)).toHaveCount(0);
});
