/** Joining the waitlist: with and without JavaScript, by keyboard, with rubbish, twice, and when the shop does not answer. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { SPEC_VARIANTS } from "#sandbox/seed/history-plan.ts";
import { choose, freshEmail, nativeButton, ready, shownOffers, waitingPage, WIDTHS } from "./demo-store.ts";

const status = (page: Page) => page.locator("standby-offer [role=status]").first();
const email = (page: Page) => shownOffers(page).getByLabel(/^E-?mail$/i);
const quantity = (page: Page) => shownOffers(page).getByLabel("Quantity");
const submit = (page: Page) => shownOffers(page).locator("button[type=submit]");

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test("confirms in place, tells screen readers and passes axe", async ({ page }) => {
      const { url } = await waitingPage();
      await page.goto(url);
      await email(page).fill(freshEmail());
      await quantity(page).fill("2");
      await submit(page).click();
      await expect(status(page)).not.toBeEmpty();
      await expect(status(page)).toBeFocused();
      await expect(submit(page)).toBeHidden();
      expect(page.url()).toBe(url);
      const { violations } = await new AxeBuilder({ page }).include("standby-offer").analyze();
      expect(violations).toEqual([]);
    });

    test("without JavaScript it is a plain post, answered with a page of the shop and a way back", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport });
      const page = await context.newPage();
      await page.goto((await waitingPage()).url);
      await email(page).fill(freshEmail());
      await submit(page).click();
      await expect(page).toHaveURL(/\/waitlist/);
      await expect(page.locator("body")).toContainText(/on the (wait)?list/i);
      await page.locator(`a[href*="/products/${SPEC_VARIANTS.waiting.handle}"]`).first().click();
      await expect(shownOffers(page)).toHaveCount(1);
      await context.close();
    });
  });
}

test("marks what is wrong beside its field and goes there", async ({ page }) => {
  await page.goto((await waitingPage()).url);
  await submit(page).click();
  await expect(email(page)).toBeFocused();
  await expect(email(page)).toHaveAttribute("aria-invalid", "true");
  await expect(email(page)).toHaveAccessibleDescription(/e-mail address/i);
  await email(page).fill("not an address");
  await quantity(page).fill("0");
  await submit(page).click();
  await expect(quantity(page)).toHaveAccessibleDescription(/number from 1 to 1,000/);
  await quantity(page).fill("1");
  await email(page).fill(freshEmail());
  await expect(email(page)).not.toHaveAttribute("aria-invalid", "true");
  await submit(page).click();
  await expect(status(page)).not.toBeEmpty();
});

test("takes a phone number only with its own consent", async ({ page }) => {
  await page.goto((await waitingPage()).url);
  await email(page).fill(freshEmail());
  await shownOffers(page).locator("summary").click();
  const phone = shownOffers(page).getByLabel("Phone number");
  await phone.fill("call me");
  await submit(page).click();
  await expect(phone).toBeFocused();
  await expect(phone).toHaveAttribute("aria-invalid", "true");
  await phone.fill("+1 (902) 555-0123");
  await submit(page).click();
  const consent = shownOffers(page).getByRole("checkbox");
  await expect(consent).toBeFocused();
  await expect(consent).toHaveAccessibleDescription(/tick the box/);
  await consent.check();
  await submit(page).click();
  await expect(status(page)).not.toBeEmpty();
});

test("answers the same when an address joins twice", async ({ page }) => {
  const address = freshEmail();
  const answers: string[] = [];
  for (let time = 0; time < 2; time++) {
    await page.goto((await waitingPage()).url);
    await email(page).fill(address);
    await submit(page).click();
    await expect(status(page)).not.toBeEmpty();
    answers.push(await status(page).innerText());
  }
  expect(answers[1]).toBe(answers[0]);
});

test("can be done by keyboard alone", async ({ page }) => {
  await page.goto((await waitingPage()).url);
  const isFocused = () => email(page).evaluate((field) => field === document.activeElement);
  for (let steps = 0; steps < 120 && !(await isFocused()); steps++) await page.keyboard.press("Tab");
  await expect(email(page)).toBeFocused();
  await page.keyboard.type(freshEmail());
  await page.keyboard.press("Tab");
  await expect(quantity(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(shownOffers(page).locator("summary")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(submit(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(status(page)).toBeFocused();
});

test("leaves the theme's own button to the theme, and keeps the confirmation while the shopper looks at siblings", async ({
  page,
}) => {
  await page.goto((await waitingPage()).url);
  await expect(nativeButton(page)).toBeDisabled();
  await email(page).fill(freshEmail());
  await submit(page).click();
  await expect(status(page)).not.toBeEmpty();
  const confirmation = await status(page).innerText();
  await choose(page, SPEC_VARIANTS.inStock.variantTitle);
  await expect(shownOffers(page)).toHaveCount(0);
  await expect(nativeButton(page)).toBeEnabled();
  await choose(page, SPEC_VARIANTS.waiting.variantTitle);
  await expect(nativeButton(page)).toBeDisabled();
  await expect(status(page)).toHaveText(confirmation);
  await expect(email(page)).toBeHidden();
});

test("says a plain sentence when the shop does not answer, and keeps what was typed", async ({ page }) => {
  await page.route("**/waitlist", (route) => route.fulfill({ status: 502, body: "<h1>Bad gateway</h1>" }));
  await page.goto((await waitingPage()).url);
  const address = freshEmail();
  await email(page).fill(address);
  await submit(page).click();
  await expect(status(page)).toContainText("Please try again");
  await expect(email(page)).toHaveValue(address);
  await page.unroute("**/waitlist");
  await submit(page).click();
  await expect(email(page)).toBeHidden();
  await expect(status(page)).not.toContainText("Please try again");
});

test("when our script cannot be loaded, form and page work as they were sent", async ({ page }) => {
  await page.route("**/standby.js*", (route) => route.abort());
  await page.goto((await waitingPage()).url);
  await email(page).fill(freshEmail());
  await submit(page).click();
  await expect(page).toHaveURL(/\/waitlist/);
});

test("speaks the shopper's language", async ({ page }) => {
  await page.goto((await waitingPage("/de")).url);
  await expect(shownOffers(page).getByLabel("Menge")).toBeVisible();
  await email(page).fill("keine Adresse");
  await submit(page).click();
  await expect(email(page)).toHaveAccessibleDescription(/E-Mail-Adresse/);
});

test("refuses rubbish posted past the form, in plain words", async ({ request }) => {
  const { storefront } = ready();
  const { id } = await waitingPage();
  const post = (form: Record<string, string>) =>
    request.post(`${storefront}/apps/standby/waitlist`, { form, headers: { accept: "application/json" } });
  const wrong = await post({ variant_id: String(id), email: "<script>", quantity: "-3", locale: "en", website: "" });
  expect(wrong.status()).toBe(422);
  expect(await wrong.json()).toMatchObject({ ok: false });
  const unknown = await post({ variant_id: "1", email: freshEmail(), quantity: "1", locale: "en", website: "" });
  expect(unknown.status()).toBe(404);
  for (const answer of [wrong, unknown]) expect(await answer.text()).not.toMatch(/\bat .*\.(ts|js):\d+/);
});
