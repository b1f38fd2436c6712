/** What a page and a line may do to us: themes' editors, scripts that move, clone and remove, answers that are none. No demo needed. */
import { expect, test, type Page, type Route } from "@playwright/test";
import { button, form, offer, open, section, setId, shown } from "./bare-page.ts";

const FAILED = "That did not go through.";
const ADDRESS = "ada@example.test";

/** As Liquid prints it: the form packed, with the sentence for when nothing comes back. */
const packed = (kind?: string) =>
  offer(kind)
    .replace('<div class="standby__form"', "<noscript data-form>$&")
    .replace("<form", `<form data-failed="${FAILED}"`)
    .replace("</form>", "</form></noscript>");

const email = (page: Page) => shown(page).locator('[name="email"]');
const join = (page: Page) => shown(page).locator(".standby__button");
const status = (page: Page) => shown(page).locator('[data-say="status"]');
const answer = (page: Page, how: (route: Route) => Promise<void>) => page.route("**/apps/standby/waitlist", how);
const renderAnew = (page: Page, html: string) =>
  page.evaluate((html) => (document.querySelector(".shopify-section")!.innerHTML = html), html);

const JOINED = { json: { ok: true, message: "You are on the list." } };

for (const [what, reply] of [
  ["an error page", { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }],
  ["a page that is well", { contentType: "text/html", body: "<h1>Enter the password</h1>" }],
  ["half of an answer", { contentType: "application/json", body: '{"ok":tr' }],
  ["null", { json: null }],
  ["a list", { json: ["ok"] }],
  ["somebody else's answer", { json: { ok: "yes", message: { text: "fine" }, errors: 7 } }],
  ["nothing, the line is cut", null],
] as const) {
  test(`${what} instead of an answer: a plain sentence, what was typed, and another try`, async ({ page }) => {
    const failures = await open(page, section(form("13") + packed()));
    await answer(page, (route) => (reply ? route.fulfill(reply) : route.abort("internetdisconnected")));
    await email(page).fill(ADDRESS);
    await join(page).click();
    await expect(status(page)).toHaveText(FAILED);
    await expect(email(page)).toHaveValue(ADDRESS);
    await answer(page, (route) => route.fulfill(JOINED));
    await join(page).click();
    await expect(status(page)).toHaveText(JOINED.json.message);
    expect(failures).toEqual([]);
  });
}

test("an answer that takes too long is given up; pressing meanwhile sends nothing more", async ({ page }) => {
  await page.addInitScript(() => {
    const limits = new Map<number, AbortController>();
    Object.assign(window, { limits });
    AbortSignal.timeout = (ms) => (limits.set(ms, new AbortController()), limits.get(ms)!.signal);
  });
  await open(page, section(form("13") + packed()));
  let asked = 0;
  await answer(page, async () => void (asked += 1));
  await email(page).fill(ADDRESS);
  await email(page).press("Enter");
  await email(page).press("Enter");
  await expect.poll(() => asked).toBe(1);
  await expect(status(page)).toBeEmpty();
  await page.evaluate(() => (window as unknown as { limits: Map<number, AbortController> }).limits.get(15_000)?.abort());
  await expect(status(page)).toHaveText(FAILED);
  await expect(email(page)).toHaveValue(ADDRESS);
  expect(asked).toBe(1);
});

test("a section rendered anew while the answer is under way still tells it", async ({ page }) => {
  await open(page, section(form("13") + packed()));
  let answerNow = () => {};
  await answer(page, (route) => new Promise<void>((resolve) => (answerNow = () => resolve(route.fulfill(JOINED)))));
  await email(page).fill(ADDRESS);
  await Promise.all([page.waitForRequest("**/waitlist"), join(page).click()]);
  await renderAnew(page, form("13") + packed());
  await expect(email(page)).toBeVisible();
  answerNow();
  await expect(status(page)).toHaveText(JOINED.json.message);
  await expect(email(page)).toBeHidden();
});

test("the theme's editor loads, unloads and moves a section: one element, one request, no watcher left over", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const watching = new Set<MutationObserver>();
    Object.assign(window, { watching });
    const { observe, disconnect } = MutationObserver.prototype;
    MutationObserver.prototype.observe = function (...all) {
      watching.add(this);
      return observe.apply(this, all);
    };
    MutationObserver.prototype.disconnect = function () {
      watching.delete(this);
      return disconnect.apply(this);
    };
  });
  const failures = await open(page, `<main>${section(form("13") + packed())}<section id="next"></section></main>`);
  let asked = 0;
  await answer(page, (route) => ((asked += 1), route.fulfill(JOINED)));
  await page.evaluate(
    (html) => {
      const tell = (name: string, at: Element) => at.dispatchEvent(new Event(name, { bubbles: true }));
      for (let time = 0; time < 5; time++) {
        const old = document.querySelector(".shopify-section")!;
        tell("shopify:section:unload", old);
        const fresh = old.cloneNode() as Element;
        fresh.innerHTML = html;
        old.replaceWith(fresh);
        tell("shopify:section:load", fresh);
        tell("shopify:block:select", fresh.querySelector("standby-offer")!);
        document.querySelector("main")!.append(fresh);
        tell("shopify:section:reorder", fresh);
      }
    },
    form("13") + packed(),
  );
  await expect(shown(page)).toHaveCount(1);
  // One of the section and the forms, one of forms that come late.
  expect(await page.evaluate(() => (window as unknown as { watching: Set<unknown> }).watching.size)).toBe(2);
  await email(page).fill(ADDRESS);
  await join(page).click();
  await expect(status(page)).toHaveText(JOINED.json.message);
  expect(asked).toBe(1);
  await page.evaluate(() => document.querySelector(".shopify-section")!.remove());
  expect(await page.evaluate(() => (window as unknown as { watching: Set<unknown> }).watching.size)).toBe(0);
  expect(failures).toEqual([]);
});

test("a script that removes our element gets the theme's form back, and the line promises nothing", async ({ page }) => {
  const failures = await open(page, section(form("12") + offer()));
  await expect(button(page)).toHaveText(/Reserve/);
  await page.evaluate(() => document.querySelector("standby-offer")!.remove());
  await expect(button(page)).toHaveText(/Add to cart/);
  const sent = () => page.evaluate(() => [...new FormData(document.querySelector<HTMLFormElement>("form.product")!).keys()]);
  expect(await sent()).toEqual(["id"]);
  expect(failures).toEqual([]);
});

test("a form that another script brings elsewhere sells what it holds at once, and as long as it stands", async ({ page }) => {
  const failures = await open(page, `${section(form("12") + offer())}<aside></aside>`);
  await expect(button(page)).toHaveText(/Reserve/);
  const late = page.locator("aside form button");
  const first = page.locator(".shopify-section form.product button");
  await page.evaluate((html) => {
    document.querySelector("aside")!.innerHTML = `<div>${html}</div>`;
  }, form("12"));
  await expect(late).toHaveText(/Reserve/);
  await page
    .locator("aside form")
    .evaluate((bar: HTMLFormElement) => bar.querySelector("[name=id]")!.setAttribute("value", "11"));
  await expect(late).toHaveText(/Add to cart/);
  await expect(first).toHaveText(/Reserve/);
  expect(failures).toEqual([]);
});

test("a form that is cloned, and one moved elsewhere, each sell what they hold", async ({ page }) => {
  const failures = await open(page, `${section(form("12") + offer())}<aside></aside>`);
  await expect(button(page)).toHaveText(/Reserve/);
  await page.evaluate(() => {
    const first = document.querySelector("form.product")!;
    const copy = first.cloneNode(true) as HTMLFormElement;
    copy.className = "copy";
    first.after(copy);
    document.querySelector("aside")!.append(first);
  });
  await setId(page, "11", true);
  await expect(button(page)).toHaveText(/Add to cart/);
  await expect(page.locator("form.copy button")).toHaveText(/Reserve/);
  const lines = await page.evaluate(() =>
    [...document.querySelectorAll("form")].slice(0, 3).map((form) => [...new FormData(form).entries()].flat()),
  );
  expect(lines).toContainEqual(["id", "12", "properties[_standby_offer]", "preorder", "properties[Pre-order]", "Ships in May"]);
  expect(lines).toContainEqual(["id", "11"]);
  expect(failures).toEqual([]);
});
