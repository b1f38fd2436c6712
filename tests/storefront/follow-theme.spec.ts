/** Every road by which a theme tells of a variant switch, on bare pages in the manner of the themes we know. No demo needed. */
import { expect, test } from "@playwright/test";
import { button, form, offer, open, section, setId, shown, WORDS } from "./bare-page.ts";
import { framesPass } from "./frames-pass.ts";

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

test("buttons that stand outside their form, a nameless one of a sticky bar, and an input instead of a button", async ({
  page,
}) => {
  const outside = `<button form="buy" type="submit" name="add"><span>Put in basket</span></button>
    <button form="buy" type="submit">Basket</button><input form="buy" type="submit" name="add" value="Add to Cart">
    <button form="buy" type="submit" name="wish">Save for later</button>`;
  const inside =
    '<form id="buy" action="/cart/add" method="post" class="product"><input type="hidden" name="id" value="11"></form>';
  await open(page, section(`${inside}${offer()}${outside}`));
  const texts = () =>
    page
      .locator('[form="buy"]')
      .evaluateAll((all) =>
        all.map((one) => ((one as HTMLInputElement).value || one.textContent) + (one.matches(":disabled") ? "!" : "")),
      );
  const themes = ["Put in basket", "Basket", "Add to Cart", "Save for later"];
  await setId(page, "12", true);
  await expect.poll(texts).toEqual(["Reserve", "Reserve", "Reserve", "Save for later"]);
  await setId(page, "13", true);
  await expect.poll(texts).toEqual(["Waitlist!", "Waitlist!", "Waitlist!", "Save for later"]);
  await setId(page, "11", true);
  await expect.poll(texts).toEqual(themes);
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

test("a waitlist form on show inside the theme's form leaves that whole, and joins by itself", async ({ page }) => {
  const inside = offer("block")
    .replaceAll(" hidden>", ">")
    .replace(/<form[^]*<\/form>/, "<noscript data-form>$&</noscript>")
    .replace(
      "</p>\n      <button",
      "</p><details><summary>Phone</summary><noscript><input name=tel form=block-form></noscript></details>\n<button",
    );
  await open(page, section(form("13").replace("<button", `${inside}<button`)));
  const themes = page.locator("form.product");
  expect(await themes.evaluate((form: HTMLFormElement) => [...form.elements].map((field) => field.getAttribute("name")))).toEqual(
    ["id", "add"],
  );
  await page.locator("summary").press("Enter");
  await page.locator("[name=tel]").fill("1");
  await page.locator("[name=email]").fill("ada@example.test");
  const sent = page.waitForRequest("**/waitlist");
  await page.locator("[name=email]").press("Enter");
  expect(Object.fromEntries(new URLSearchParams((await sent).postData() ?? ""))).toMatchObject({
    variant_id: "13",
    email: "ada@example.test",
    tel: "1",
  });
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
    await framesPass(page);
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

/** As Liquid and the first paint leave a page: its offer, and its form with these inside. */
const printed = (variant: keyof typeof WORDS, inside: string) =>
  section(
    form(String(variant)).replace(/<button[^]*<\/button>/, inside) +
      offer().replace('data-offer="in_stock" data-variant="11"', `data-offer="${WORDS[variant][0]}" data-variant="${variant}"`),
  ) +
  `<script>
    writes = 0;
    new MutationObserver(({ length }) => (writes += length))
      .observe(document.querySelector("section"), { subtree: true, childList: true, attributes: true, characterData: true });
  </script>`;

const NATIVE = '<button name="add">Add</button>';
const BUY_NOW = '<button type="submit" name="return_to" value="/checkout">Buy it now</button>';
const LABELLED = '<button name="add" data-standby-text="Reserve">Reserve</button>';
const OPENED = '<button name="add" data-standby-text="Waitlist" data-standby-closed>Waitlist</button>';

test("a page that is right as printed is not written to; any other is", async ({ page }) => {
  const writes = async (variant: keyof typeof WORDS, inside: string) => {
    await page.unrouteAll();
    await open(page, printed(variant, inside));
    return page.evaluate("writes") as Promise<number>;
  };
  expect(await writes(11, NATIVE), "normal sale").toBe(0);
  expect(await writes(13, '<button name="add" disabled>Sold out</button>'), "a waitlist, and the theme says sold out").toBe(0);
  expect(await writes(13, OPENED.replace(">", " disabled>")), "a waitlist whose button was closed at first paint").toBe(0);
  expect(await writes(12, LABELLED + BUY_NOW), "a pre-order whose button has its words").toBe(0);
  expect(await writes(11, LABELLED), "normal sale under another offer's words").toBeGreaterThan(0);
  expect(await writes(13, OPENED), "a waitlist whose button the theme opened again").toBeGreaterThan(0);
  expect(await writes(13, NATIVE), "a waitlist whose button sells").toBeGreaterThan(0);
  expect(await writes(12, LABELLED + NATIVE), "a pre-order with a second button").toBeGreaterThan(0);
  const plan = '<input type="hidden" name="selling_plan">';
  expect(await writes(12, LABELLED + plan), "a pre-order beside a plan of the theme's").toBeGreaterThan(0);
  const quantity = '<input name="quantity" value="2">';
  expect(await writes(12, LABELLED + quantity), "a pre-order of two").toBeGreaterThan(0);
});

test("what a line carries is there once the shopper acts, before the theme hears of it", async ({ page }) => {
  await open(page, printed(12, LABELLED));
  const sent = page.evaluate(
    () =>
      new Promise((resolve) =>
        document.querySelector("form.product")!.addEventListener("submit", (event) => {
          event.preventDefault();
          resolve([...new FormData(event.target as HTMLFormElement)].map(([name, value]) => `${name}=${value as string}`));
        }),
      ),
  );
  await button(page).click();
  expect(await sent).toEqual(["id=12", "properties[_standby_offer]=preorder", "properties[Pre-order]=Ships in May"]);
});
