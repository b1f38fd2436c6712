/** Bare pages in the manner of the themes we know, with our element as Liquid prints it. No demo needed. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

const SCRIPT = readFileSync("extensions/standby-storefront/assets/standby.js", "utf8");
const ORIGIN = "http://theme.test";

export const WORDS = {
  11: ["in_stock"],
  12: ["preorder", "Reserve", "Soon", "From spring on.", "Ships in May", "Pre-order", "Ships in May"],
  13: ["waitlist", "Notify me", "Waitlist", "All gone.", "", "Waitlist", "Ships later"],
};

export const offer = (kind = "block", words: string = JSON.stringify(WORDS)) => `
  <standby-offer class="standby" id="standby-${kind}" data-kind="${kind}" data-offer="in_stock" data-variant="11" data-product="7"
    data-url="/products/lamp" data-split-by="%1 now, %2 by %3." data-split-later="%1 now, %2 later." data-at-most="At most %1."
    data-none-left="None left." hidden>
    <p data-say="badge"></p><p data-say="message"></p><p data-say="date"></p><p data-say="split"></p><p data-say="charge"></p>
    <p data-say="limit" role="alert" tabindex="-1"></p>
    <div class="standby__form" role="form" hidden>
      <p><label for="${kind}-email">E-mail</label>
        <input id="${kind}-email" form="${kind}-form" name="email" type="email" required data-wrong="An address, please."></p>
      <button type="submit" form="${kind}-form" class="standby__button" data-say="button"></button>
    </div>
    <form id="${kind}-form" method="post" action="/apps/standby/waitlist">
      <input type="hidden" name="variant_id" value="11"><input type="hidden" name="return_to" value="">
    </form>
    <p role="status" data-say="status"></p>
    <input type="hidden" data-property="kind" name="properties[_standby_offer]" disabled>
    <input type="hidden" data-property="promise" name="properties[x]" disabled>
    <script type="application/json" data-variants>${words}</script>
  </standby-offer>`;

export const form = (id = "11", action = "/cart/add") => `
  <form action="${action}" method="post" class="product">
    <input type="hidden" name="id" value="${id}">
    <button type="submit" name="add"><svg><text>icon</text></svg><span>Add to cart</span></button>
  </form>`;

export async function open(page: Page, body: string): Promise<string[]> {
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

export const section = (inside: string) => `<section class="shopify-section">${inside}</section>`;
export const shown = (page: Page) => page.locator("standby-offer");
export const button = (page: Page) => page.locator('form.product [name="add"]');
export const setId = (page: Page, id: string, tell = false) =>
  page.evaluate(
    ([id, tell]) => {
      const field = document.querySelector<HTMLInputElement>('form.product [name="id"]')!;
      field.value = id as string;
      if (tell) field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [id, tell] as const,
  );
