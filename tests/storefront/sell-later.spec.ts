/** Pre-order and backorder in any theme's form: quantity, threshold, selling plan, several forms, sold nowhere, and what themes do to them. */
import { expect, test, type Page } from "@playwright/test";
import { button, form, offer, open, section, setId, shown } from "./bare-page.ts";

const backorder = (stock: string, left: string, day = "12 May", plan = "", charge = "") =>
  ["backorder", "Order anyway", "Soon", "On the ferry.", "Expected 12 May 2027", "Backorder", "Expected 12 May 2027"].concat(
    stock,
    left,
    day,
    plan,
    charge,
  );
const CLOSED = ["unavailable", "", "Resting", "Not for sale.", "", "Unavailable", "Ships later"];
const page21 = (words: unknown, inside = withQuantity("21")) =>
  section(inside + offer("block", JSON.stringify({ 11: ["in_stock"], 21: words, 22: CLOSED })));

const withQuantity = (id: string) => form(id).replace("<button", '<input name="quantity" type="number" value="1"><button');
const quantity = (page: Page) => page.locator('form.product [name="quantity"]');
const sent = (page: Page) =>
  page.evaluate(() => Object.fromEntries([...new FormData(document.querySelector<HTMLFormElement>("form.product")!).entries()]));

test("says what ships when for the chosen quantity", async ({ page }) => {
  await open(page, page21(backorder("2", "")));
  await expect(shown(page)).toContainText("Expected 12 May 2027");
  await quantity(page).fill("5");
  await expect(shown(page)).toContainText("2 now, 3 by 12 May.");
  await quantity(page).fill("2");
  await expect(shown(page)).not.toContainText("now");
});

test("refuses more than may be owed, before the theme hears of it, by button and by the Enter key", async ({ page }) => {
  await open(page, page21(backorder("2", "5")));
  await page.evaluate(() => {
    const added: string[] = ((window as unknown as { added: string[] }).added = []);
    document.querySelector("form.product")!.addEventListener("submit", (event) => {
      event.preventDefault();
      added.push("submit");
    });
    document.querySelector('form.product [name="add"]')!.addEventListener("click", () => added.push("click"));
  });
  const added = () => page.evaluate(() => (window as unknown as { added: string[] }).added.splice(0));
  await quantity(page).fill("6");
  await button(page).click();
  await expect(page.getByRole("alert")).toHaveText("At most 5.");
  await expect(page.getByRole("alert")).toBeFocused();
  await quantity(page).press("Enter");
  expect(await added()).toEqual([]);
  await quantity(page).fill("5");
  await expect(page.getByRole("alert")).toBeEmpty();
  await button(page).click();
  expect(await added()).toEqual(["click", "submit"]);
});

test("the line is sold with its plan, and says what is charged when", async ({ page }) => {
  await open(page, page21(backorder("0", "", "", "901", "You pay $10.00 today and $30.00 when it ships.")));
  await expect(shown(page)).toContainText("You pay $10.00 today");
  expect(await sent(page)).toMatchObject({ selling_plan: "901", "properties[_standby_offer]": "backorder" });
  await setId(page, "11", true);
  await expect(shown(page)).toBeHidden();
  expect(Object.keys(await sent(page)).sort()).toEqual(["id", "quantity"]);
});

test("a theme with a field of its own for plans keeps one, with ours in it while the offer is on", async ({ page }) => {
  const own = withQuantity("21").replace("<button", '<input type="hidden" name="selling_plan" value=""><button');
  await open(page, page21(backorder("0", "", "", "901"), own));
  await expect(page.locator('form.product [name="selling_plan"]:not(:disabled)')).toHaveCount(1);
  expect((await sent(page)).selling_plan).toBe("901");
  await setId(page, "11", true);
  await expect(shown(page)).toBeHidden();
  expect((await sent(page)).selling_plan).toBe("");
});

test("closes the theme's open button where nothing can be bought, and opens it again", async ({ page }) => {
  await open(page, page21(backorder("0", "")));
  await setId(page, "22", true);
  await expect(button(page)).toBeDisabled();
  await expect(button(page)).toHaveText(/Unavailable/);
  await page.evaluate(() => (document.querySelector<HTMLButtonElement>('form.product [name="add"]')!.disabled = false));
  await expect(button(page)).toBeDisabled();
  await setId(page, "11", true);
  await expect(button(page)).toBeEnabled();
  await expect(button(page)).toHaveText(/Add to cart/);
});

test("a button the theme has closed itself keeps the theme's words", async ({ page }) => {
  const soldOut = withQuantity("22").replace('name="add"', 'name="add" disabled').replace("Add to cart", "Sold out");
  await open(page, page21(backorder("0", ""), soldOut));
  await expect(shown(page)).toContainText("Not for sale.");
  await expect(button(page)).toHaveText(/Sold out/);
  await setId(page, "11", true);
  await expect(shown(page)).toBeHidden();
  await expect(button(page)).toBeDisabled();
});

test("every form of the product gets its own variant's words: sticky bar, quick add, a loose button; others none", async ({
  page,
}) => {
  const sticky = form("21").replace('class="product"', 'class="sticky"');
  const loose = '<button type="button" name="add" id="loose">Add to cart</button>';
  const other = form("99").replace('class="product"', 'class="other"');
  await open(
    page,
    section(withQuantity("11") + loose + offer("block", JSON.stringify({ 11: ["in_stock"], 21: backorder("0", "") }))) +
      section(sticky + other),
  );
  await expect(page.locator("form.sticky button")).toHaveText(/Order anyway/);
  await expect(button(page)).toHaveText(/Add to cart/);
  await expect(page.locator("form.other button")).toHaveText(/Add to cart/);
  await setId(page, "21", true);
  await expect(page.locator("#loose")).toHaveText("Order anyway");
  const carried = await page.evaluate(() => [...new FormData(document.querySelector<HTMLFormElement>("form.sticky")!).keys()]);
  expect(carried).toContain("properties[_standby_offer]");
});

test("a third-party script that replaces the form gets the offer on the new one", async ({ page }) => {
  const failures = await open(page, page21(backorder("0", "")));
  await expect(button(page)).toHaveText(/Order anyway/);
  await page.evaluate(() => {
    const old = document.querySelector("form.product")!;
    const fresh = old.cloneNode(true) as HTMLFormElement;
    fresh.querySelectorAll("[data-property]").forEach((input) => input.remove());
    fresh.querySelector("span")!.textContent = "Buy it";
    old.replaceWith(fresh);
  });
  await expect(button(page)).toHaveText(/Order anyway/);
  expect(await sent(page)).toMatchObject({ "properties[_standby_offer]": "backorder" });
  expect(failures).toEqual([]);
});

test("a block inside the theme's form moves out of it, and stays one when the section is rendered anew", async ({ page }) => {
  const inside = () =>
    withQuantity("21").replace(
      "<button",
      `${offer("block", JSON.stringify({ 21: backorder("2", "") })).replace(/<form[\s\S]*<\/form>/, "")}<button`,
    );
  await open(page, section(inside()));
  await expect(page.locator("form.product + standby-offer")).toContainText("On the ferry.");
  await page.evaluate((html) => (document.querySelector(".shopify-section")!.innerHTML = html), inside());
  await expect(page.locator("form.product + standby-offer")).toContainText("On the ferry.");
  await expect(page.locator("standby-offer")).toHaveCount(1);
});

test("a variant beyond those the page carries is read from its own page, once, when it is chosen", async ({ page }) => {
  const asked: string[] = [];
  const ours = offer("block", JSON.stringify({ 11: ["in_stock"] })).replace("data-product", "data-partial data-product");
  await open(page, section(form("11").replace("<button", '<input type="hidden" name="product-id" value="7"><button') + ours));
  await page.route(/variant=3001/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: offer("block", JSON.stringify({ 3001: backorder("0", "") })) });
  });
  expect(asked).toEqual([]);
  for (const id of ["3001", "11", "3001"]) await setId(page, id, true);
  await expect(button(page)).toHaveText(/Order anyway/);
  await expect(shown(page)).toContainText("On the ferry.");
  expect(asked).toHaveLength(1);
});

test("hostile words are words", async ({ page }) => {
  const nasty = '"><img src=x onerror="window.hurt=1"><script>window.hurt=1</script>{{ x }}';
  const words = ["preorder", nasty, nasty, nasty, nasty, nasty, nasty, "1", "9", nasty, nasty, nasty];
  const failures = await open(page, page21(words).replaceAll("</script>{{", "<\\/script>{{"));
  await quantity(page).fill("3");
  await expect(shown(page)).toContainText("1 now, 2 by");
  expect(await page.evaluate(() => (window as unknown as { hurt?: number }).hurt)).toBeUndefined();
  await expect(page.locator("standby-offer img, form.product img")).toHaveCount(0);
  expect(failures).toEqual([]);
});
