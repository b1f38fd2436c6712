/** Double opt-in as a shopper lives it, in German with an English browser: form, mail, a page that asks, a place; and leaving again. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { freshEmail, inDatabase, ready, shownOffers, waitingPage } from "./demo-store.ts";

type Mail = { subject: string; text: string; html: string; headers: Record<string, string> };

const HOSTILE = `"><img src=x onerror="window.hurt=1">{{ shop.name }}{% layout none %}`;

async function setDoubleOptIn(on: boolean): Promise<void> {
  await inDatabase(`update shops set double_opt_in = ${on} where domain = '${ready().shop}'`);
}

async function mailsTo(address: string): Promise<Mail[]> {
  return (await (await fetch(`${ready().mailbox}/messages.json?to=${encodeURIComponent(address)}`)).json()) as Mail[];
}

async function nthMail(address: string, count: number): Promise<Mail> {
  await expect.poll(async () => (await mailsTo(address)).length, { timeout: 20_000 }).toBe(count);
  return (await mailsTo(address))[count - 1]!;
}

/** The first address in the mail's text that leads to the proxy's page. */
function linkTo(page: "confirm" | "leave", { text }: Mail): string {
  const link = new RegExp(`https?://\\S+/${page}\\?\\S+`).exec(text)?.[0];
  if (!link) throw new Error(`No ${page} link in: ${text}`);
  const { pathname, search } = new URL(link);
  return ready().storefront + pathname + search;
}

async function join(page: Page, address: string): Promise<string> {
  await page.goto((await waitingPage("/de")).url);
  await shownOffers(page).getByLabel("E-Mail").fill(address);
  await shownOffers(page).locator("button[type=submit]").click();
  const status = shownOffers(page).locator("[role=status]");
  await expect(status).not.toBeEmpty();
  return status.innerText();
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** The pages behind the links of a mail speak its language, not the browser's. */
test.use({ locale: "en-GB" });
test.beforeAll(() => setDoubleOptIn(true));
test.afterAll(() => setDoubleOptIn(false));

test("from the form to a place and out again, in German", async ({ page, request }) => {
  const address = freshEmail();
  const asked = await join(page, address);
  const mail = await nthMail(address, 1);
  expect(mail.html).toContain('lang="de"');
  const confirm = linkTo("confirm", mail);

  // Mail scanners open links, twice and by HEAD: nothing comes of it.
  for (const method of ["HEAD", "GET", "GET"]) expect((await request.fetch(confirm, { method })).status()).toBe(200);
  await page.goto(confirm);
  await expect(page.locator(".standby-page")).toHaveAttribute("lang", "de");
  await expect(heading(page, "Platz bestätigen?")).toBeVisible();
  expect((await new AxeBuilder({ page }).include(".standby-page").analyze()).violations).toEqual([]);
  expect(await mailsTo(address)).toHaveLength(1);

  await page.getByRole("button", { name: "Platz bestätigen" }).click();
  await expect(heading(page, "Sie stehen in der Reihe")).toBeVisible();
  const place = await nthMail(address, 2);
  await page.goto(confirm);
  await expect(page.locator(".standby-page")).toContainText("einmal genügt");

  expect(await join(page, address), "whoever asks again is told nothing new").toBe(asked);
  const leave = linkTo("leave", place);
  expect((await request.get(leave)).status()).toBe(200);
  await page.goto(leave);
  await expect(heading(page, "Warteliste verlassen?")).toBeVisible();
  await page.getByRole("button", { name: "Warteliste verlassen" }).click();
  await expect(heading(page, "Sie haben die Warteliste verlassen")).toBeVisible();
});

test("hostile text in every field is refused in plain words and shown nowhere", async ({ request, page }) => {
  const { storefront } = ready();
  const { id } = await waitingPage();
  const good = {
    variant_id: String(id),
    email: freshEmail(),
    quantity: "1",
    locale: "de",
    return_to: "/",
    phone: "",
    website: "",
  };
  for (const field of ["variant_id", "email", "quantity", "phone", "return_to", "locale"]) {
    const form = { ...good, email: freshEmail(), [field]: HOSTILE };
    const answer = await request.post(`${storefront}/apps/standby/waitlist`, { form, headers: { accept: "text/html" } });
    expect([200, 404, 422, 429], field).toContain(answer.status());
    await page.setContent(await answer.text());
    expect(await page.evaluate(() => "hurt" in window), field).toBe(false);
    await expect(page.locator(".standby-page"), field).not.toContainText("{{");
    for (const link of await page.locator(".standby-page a").all()) await expect(link).toHaveAttribute("href", /^\/(?!\/)/);
  }
});

test("the field that no shopper sees keeps robots out", async ({ request }) => {
  const { id } = await waitingPage();
  const address = freshEmail();
  const form = { variant_id: String(id), email: address, quantity: "1", locale: "de", website: "https://spam.example" };
  const headers = { accept: "application/json" };
  const answer = await request.post(`${ready().storefront}/apps/standby/waitlist`, { form, headers });
  expect(answer.status()).toBe(422);
  expect(await mailsTo(address)).toEqual([]);
});
