/** Every page of the admin, on a desk and on a phone: it opens, complains of nothing, fits its frame, and axe finds nothing. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { variantPage, waitingPage, WIDTHS } from "../storefront/demo-store.ts";
import { complaintsOf, expectAccessible, openAdmin, overflowOf } from "./admin-page.ts";

/** Has been restocked in the demo's history. */
const RESTOCKED = { handle: "harbor-blanket", title: "Navy" };

/** A page's address, or the way there from the page before it. */
type Visited = string | ((page: Page, before: FrameLocator) => Promise<string>);

const firstLink = (selector: string) => async (_page: Page, before: FrameLocator) =>
  String(await before.locator(selector).first().getAttribute("href"));

/** A file whose rows are wrong each in its own way: nothing of it is ever applied. */
const FILE = "Variant ID,Incoming stock,Back-in-stock date\nnothing,5,\n1,many,2020-01-01\n";

async function fileUnderCheck(page: Page, before: FrameLocator): Promise<string> {
  const file = { name: "pages.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) };
  await before.getByLabel("The filled-in variants file").setInputFiles(file);
  await expect(before.getByText("“nothing” is not a variant id", { exact: false })).toBeVisible();
  return new URL(page.url()).pathname.replace(/^.*(?=\/app\/import)/, "");
}

const NOWHERE = "/app/nowhere";

const PAGES: Record<string, Visited[]> = {
  Products: ["/app/products?q=kettle", "/app/products?q=nothing-is-called-this"],
  "Home and a variant": ["/app", async () => `/app/products/${(await waitingPage()).id}`],
  "Waitlists and a restock": [
    "/app/waitlists",
    async () => `/app/waitlists/${(await variantPage(RESTOCKED.handle, RESTOCKED.title)).id}`,
    firstLink('a[href*="/restocks/"]'),
  ],
  Templates: ["/app/templates", firstLink('a[href^="/app/templates/"]:not([href$="/new"])'), "/app/templates/new"],
  "Import and a file": ["/app/import", fileUnderCheck],
  "Health check, Settings and a page that is not there": ["/app/health", "/app/settings", NOWHERE],
};

/** The browser itself says so of the page that is not there. */
const isExpected = (complaint: string) => complaint.includes("404");

for (const { name, viewport } of WIDTHS) {
  for (const [group, visited] of Object.entries(PAGES)) {
    test(`${group} (${name})`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const complaints = complaintsOf(page);
      const frame = page.frameLocator("iframe");
      for (const one of visited) {
        const path = typeof one === "string" ? one : await one(page, frame);
        complaints.length = 0;
        await test.step(path, async () => {
          await openAdmin(page, path);
          const heading = path === NOWHERE ? "This page can’t be found" : /./;
          await expect(frame.getByRole("heading", { level: 1, name: heading })).toBeVisible();
          const title = await frame.locator("html").evaluate(() => document.title);
          expect(title === "Standby", "has no title of its own").toBe(path === NOWHERE);
          expect(await overflowOf(frame), "wider than its frame").toBeLessThanOrEqual(0);
          await expectAccessible(page);
          expect(complaints.filter((complaint) => !isExpected(complaint))).toEqual([]);
        });
      }
    });
  }
}
