/** The block on Shopify's product pages, by keyboard: assigned, looked at, turned on and off by hand, followed into the app. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { admin, ready, WIDTHS } from "../storefront/demo-store.ts";

type Found = { products: { nodes: { id: string; variants: { nodes: { id: string }[] } }[] } };
const FIND = `query { products(first: 1, query: "title:Bathing") { nodes { id variants(first: 10) { nodes { id } } } } }`;
const digits = (gid: string) => gid.split("/").at(-1) ?? "";

async function addresses(): Promise<{ product: string; variants: string[] }> {
  const [found] = (await admin<Found>(FIND)).products.nodes;
  if (!found) throw new Error("The demo has no Bathing House Towel.");
  const product = `${ready().admin.replace(/\/apps\/.*/, "")}/products/${digits(found.id)}`;
  return { product, variants: found.variants.nodes.map(({ id }) => `${product}/variants/${digits(id)}`) };
}

async function open(page: Page, url: string): Promise<FrameLocator> {
  await page.goto(url);
  const block = page.frameLocator("iframe[title=Standby]");
  await expect(block.getByRole("heading", { name: "Standby" })).toBeVisible();
  await expect(block.getByRole("img")).toBeHidden();
  return block;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

async function press(page: Page, block: FrameLocator, name: string): Promise<void> {
  await block.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

test.describe.configure({ mode: "serial" });

test("one variant is assigned by keyboard alone, then its siblings from the product's page", async ({ page }) => {
  const { product, variants } = await addresses();
  let block = await open(page, variants[0] ?? "");
  await block.getByRole("combobox", { name: "Template" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(block.getByRole("checkbox", { name: "Only this one" })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(block.getByRole("button", { name: "Assign this variant" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(block.getByRole("status")).toContainText("1 variant assigned");
  await expect(block.getByText(/^Why: stock \d+ > switch condition/)).toBeVisible();

  block = await open(page, product);
  await press(page, block, "Assign all variants");
  await expect(block.getByRole("status")).toContainText("3 variants assigned");
  await expect(block.getByText("3 variants are assigned.")).toBeVisible();
});

test("the offer is turned on by hand and given back, and the app's page knows who did it", async ({ page }) => {
  const { variants } = await addresses();
  const block = await open(page, variants[0] ?? "");
  await press(page, block, "Turn on: Waitlist");
  await expect(block.getByText("By hand", { exact: true })).toBeVisible();
  await expect(block.getByText("Shoppers can join the waitlist.")).toBeVisible();
  await press(page, block, "Let Standby decide again");
  await expect(block.getByText("By hand", { exact: true })).toBeHidden();
  await block.getByRole("link", { name: "Edit, history and unassign in Standby" }).focus();
  await page.keyboard.press("Enter");
  const app = page.frameLocator("iframe#app");
  await expect(app.getByText("Waitlist chosen by hand")).toBeVisible();
});

for (const { name, viewport } of WIDTHS) {
  test(`both pages are clean on a ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const { product, variants } = await addresses();
    for (const url of [product, variants[0] ?? ""]) {
      await open(page, url);
      await expectAccessible(page);
    }
  });
}

test("when Standby does not answer, the block says so and tries again", async ({ page }) => {
  const { product } = await addresses();
  await page.route("**/app/block?*", (route) => route.abort());
  const block = await open(page, product);
  await expect(block.getByRole("alert")).toContainText("Standby did not answer");
  await page.unroute("**/app/block?*");
  await press(page, block, "Try again");
  await expect(block.getByText("variants are assigned.")).toBeVisible();
});
