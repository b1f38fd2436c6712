/** Every road by which a theme tells of a variant switch, on bare pages in the manner of the themes we know. No demo needed. */
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";

const SCRIPT = readFileSync("extensions/standby-storefront/assets/standby.js", "utf8");
const ORIGIN = "http://theme.test";

const WORDS = {
  11: ["in_stock"],
  12: ["preorder", "Reserve", "Soon", "From spring on.", "Ships in May", "Pre-order", "Ships in May"],
  13: ["waitlist", "Notify me", "Waitlist", "All gone.", "", "Waitlist", "Ships later"],
};

const offer = (kind = "block", words: string = JSON.stringify(WORDS)) => `
  <standby-offer class="standby" data-kind="${kind}" data-offer="in_stock" data-variant="11" data-url="/products/lamp" hidden>
    <p data-say="badge"></p><p data-say="message"></p><p data-say="date"></p>
    <form method="post" action="/apps/standby/waitlist" hidden>
      <input type="hidden" name="variant_id" value="11"><input type="hidden" name="return_to" value="">
      <input name="email" type="email" required><button type="submit" data-say="button"></button>
    </form>
    <p role="status" data-status></p>
    <input type="hidden" data-property="kind" name="properties[_standby_offer]" disabled>
    <input type="hidden" data-property="promise" name="properties[x]" disabled>
    <script type="application/json" data-variants>${words}</script>
  </standby-offer>`;

const form = (id = "11", action = "/cart/add") => `
  <form action="${action}" method="post" class="product">
    <input type="hidden" name="id" value="${id}">
    <button type="submit" name="add"><svg><text>icon</text></svg><span>Add to cart</span></button>
  </form>`;

async function open(page: Page, body: string): Promise<string[]> {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  await page.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith("standby.js")
      ? route.fulfill({ contentType: "text/javascript", body: SCRIPT })
      : route.fulfill({
          contentType: "text/html",
          body: `<!doctype html><body>${body}<script src="/standby.js" defer></script></body>`,
        }),
  );
  await page.goto(`${ORIGIN}/products/lamp`);
  return failures;
}

const section = (inside: string) => `<section class="shopify-section">${inside}</section>`;
const shown = (page: Page) => page.locator("standby-offer");
const button = (page: Page) => page.locator('form.product [name="add"]');
const setId = (page: Page, id: string, tell = false) =>
  page.evaluate(
    ([id, tell]) => {
      const field = document.querySelector<HTMLInputElement>('form.product [name="id"]')!;
      field.value = id as string;
      if (tell) field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [id, tell] as const,
  );

test("a native change on the form's id, as in Dawn", async ({ page }) => {
  await open(page, section(form() + offer()));
  await setId(page, "12", true);
  await expect(shown(page)).toContainText("From spring on.");
  await expect(button(page)).toHaveText(/Reserve/);
});

test("a value changed without a word", async ({ page }) => {
  await open(page, section(form() + offer()));
  await setId(page, "13");
  await expect(shown(page)).toContainText("All gone.");
  await setId(page, "11");
  await expect(shown(page)).toBeHidden();
});

test("the standard event with its promise, as in Horizon", async ({ page }) => {
  await open(page, section(offer()) + `<p>no form here</p>`);
  await page.evaluate(() => {
    const event = Object.assign(new Event("shopify:product:select", { bubbles: true }), {
      promise: Promise.resolve({ variant: { id: "gid://shopify/ProductVariant/12" } }),
    });
    document.body.dispatchEvent(event);
  });
  await expect(shown(page)).toContainText("From spring on.");
});

test("a standard event whose promise fails, or that speaks of another product, changes nothing", async ({ page }) => {
  const failures = await open(page, section(form("13") + offer()));
  await expect(shown(page)).toContainText("All gone.");
  await page.evaluate(() => {
    const tell = (promise: unknown) => document.dispatchEvent(Object.assign(new Event("shopify:product:select"), { promise }));
    tell(Promise.reject(new Error("gone")));
    tell(Promise.resolve({ variant: { id: "gid://shopify/ProductVariant/99" } }));
    tell(undefined);
  });
  await expect(shown(page)).toContainText("All gone.");
  expect(failures).toEqual([]);
});

test("a section rendered anew", async ({ page }) => {
  await open(page, section(form() + offer()));
  await page.evaluate(
    (html) => {
      document.querySelector(".shopify-section")!.innerHTML = html;
    },
    form("12") + offer(),
  );
  await expect(shown(page)).toContainText("From spring on.");
  await expect(button(page)).toHaveText(/Reserve/);
});

test("a button that the theme writes again is written again, and gets its last own text back", async ({ page }) => {
  await open(page, section(form("12") + offer()));
  await expect(button(page)).toHaveText(/Reserve/);
  await page.evaluate(() => {
    document.querySelector("form.product span")!.textContent = "In den Warenkorb";
  });
  await expect(button(page)).toHaveText(/Reserve/);
  await setId(page, "11", true);
  await expect(button(page)).toHaveText(/In den Warenkorb/);
  await expect(button(page).locator("svg")).toHaveText("icon");
});

test("a list as the form's id field", async ({ page }) => {
  const list = form().replace(
    /<input[^>]*name="id"[^>]*>/,
    `<select name="id"><option value="11">A<option value="12">B</select>`,
  );
  await open(page, section(list + offer()));
  await page.locator("select").selectOption("12");
  await expect(shown(page)).toContainText("From spring on.");
});

test("the line carries the offer, also in a form without an id, and nothing in normal sale", async ({ page }) => {
  await open(page, section(form("12") + offer()));
  const sent = () => page.evaluate(() => [...new FormData(document.querySelector<HTMLFormElement>("form.product")!).entries()]);
  await expect(button(page)).toHaveText(/Reserve/);
  expect(Object.fromEntries(await sent())).toEqual({
    id: "12",
    "properties[_standby_offer]": "preorder",
    "properties[Pre-order]": "Ships in May",
  });
  await setId(page, "11", true);
  await expect(shown(page)).toBeHidden();
  expect(Object.fromEntries(await sent())).toEqual({ id: "11" });
});

test("the embed goes to its own product's form, past installments and other products", async ({ page }) => {
  await open(page, section(form("99")) + section(form("12").replace("product", "product own")) + offer("embed"));
  await expect(page.locator("form.own + standby-offer")).toContainText("From spring on.");
  await expect(page.locator("form.product").first().getByRole("button")).toHaveText(/Add to cart/);
});

test("the embed gives way to the block, and comes back when a theme throws it out", async ({ page }) => {
  await open(page, section(form("12") + offer()) + offer("embed"));
  await expect(page.locator("standby-offer")).toHaveCount(1);
  await open(page, section(form("12")) + offer("embed"));
  await expect(page.locator(".shopify-section standby-offer")).toHaveCount(1);
  await page.evaluate((html) => (document.querySelector(".shopify-section")!.innerHTML = html), form("13"));
  await expect(page.locator(".shopify-section standby-offer")).toContainText("All gone.");
});

for (const [what, words] of [
  ["malformed", "{ not json"],
  ["empty", ""],
  ["of another shape", '{"12": 7}'],
] as const) {
  test(`data that is ${what} leaves the theme's form alone`, async ({ page }) => {
    const failures = await open(page, section(form("12") + offer("block", words)));
    await page.waitForTimeout(200);
    await expect(button(page)).toHaveText(/Add to cart/);
    await expect(shown(page)).toBeHidden();
    expect(failures).toEqual([]);
  });
}

test("the script twice on one page is the script once", async ({ page }) => {
  const failures = await open(page, section(form("12") + offer()) + `<script src="/standby.js" defer></script>`);
  await expect(shown(page)).toContainText("From spring on.");
  await setId(page, "13", true);
  await expect(shown(page)).toContainText("All gone.");
  expect(failures).toEqual([]);
});
