/** Units kept for who waits, as shoppers live it: a link of their own to pay, and the next in line once the time is over. */
import { expect, test, type Page } from "@playwright/test";
import { admin, freshEmail, inDatabase, ready, variantPage } from "../storefront/demo-store.ts";
import { openAdmin } from "./admin-page.ts";

/** Sold out in the demo, with nobody in line; no other spec's. */
const PRODUCT = { handle: "tidepool-rubber-boots", variantTitle: "Rust / 43", name: "Tidepool Rubber Boots" };
const [ANN, BEN] = [freshEmail(), freshEmail()];

type Mail = { to: string; subject: string; text: string };
const mailsTo = async (address: string) =>
  (await (await fetch(`${ready().mailbox}/messages.json?to=${encodeURIComponent(address)}`)).json()) as Mail[];

/** Waits for the mail that says so. @returns the link that its button leads to */
async function payLink(address: string): Promise<string> {
  const kept = async () => (await mailsTo(address)).find(({ subject }) => subject.includes("kept for you until"));
  await expect.poll(kept, { timeout: 30_000 }).toBeTruthy();
  return /Pay now:\n(\S+)/.exec((await kept())!.text)![1]!;
}

async function restock(variantId: number, quantity: number): Promise<void> {
  type Levels = { nodes: { location: { id: string; fulfillsOnlineOrders: boolean } }[] };
  type Read = { productVariant: { inventoryItem: { id: string; inventoryLevels: Levels } } };
  const { productVariant } = await admin<Read>(
    `query ($id: ID!) { productVariant(id: $id) { inventoryItem { id inventoryLevels(first: 10) {
      nodes { location { id fulfillsOnlineOrders } } } } } }`,
    { id: `gid://shopify/ProductVariant/${variantId}` },
  );
  const { id: inventoryItemId, inventoryLevels } = productVariant.inventoryItem;
  const { location } = inventoryLevels.nodes.find((level) => level.location.fulfillsOnlineOrders)!;
  const quantities = [{ inventoryItemId, locationId: location.id, quantity, changeFromQuantity: null }];
  const answer = await admin<{ inventorySetQuantities: { userErrors: unknown[] } }>(
    `mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
      inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { message } } }`,
    { input: { name: "available", reason: "received", quantities }, key: crypto.randomUUID() },
  );
  expect(answer.inventorySetQuantities.userErrors).toEqual([]);
}

test("one unit comes for two: kept for the first with a link to pay, and for the second once the time is over", async ({
  page,
}) => {
  const { id, url } = await variantPage(PRODUCT.handle, PRODUCT.variantTitle);
  await inDatabase(`update assignments set hold = '{"on": true, "hours": 2}' where variant_id = ${id}`);
  for (const email of [ANN, BEN]) {
    const form = new URLSearchParams({ variant_id: String(id), email, locale: "en" });
    const joined = await fetch(`${ready().storefront}/apps/standby/waitlist`, { method: "POST", body: form });
    expect(joined.status).toBe(200);
  }
  await restock(id, 1);
  const first = await payLink(ANN);
  await page.goto(first);
  await expect(page.getByText(PRODUCT.name).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Pay now" })).toBeVisible();
  await expect.poll(() => soldOut(page, url), { timeout: 15_000 }).toBe(true);
  expect((await mailsTo(BEN)).some(({ subject }) => subject.includes("kept for you"))).toBe(false);

  await inDatabase("update holds set hold_until = now(), due_at = now() where state = 'held'");
  await inDatabase("update doorbells set rung_at = now(), rings = rings + 1 where bell = 'holds'");
  const second = await payLink(BEN);
  await page.goto(first);
  await expect(page.getByRole("heading", { name: "Your turn is over" })).toBeVisible();
  await pay(page, second);
  const frame = await openAdmin(page, `/app/products/${id}`);
  await expect(frame.getByText("Not bought in time").first()).toBeVisible();
});

/** Nobody else can buy what is kept. */
async function soldOut(page: Page, url: string): Promise<boolean> {
  const { available } = (
    (await (await page.request.get(url.replace("?", ".js?"))).json()) as {
      variants: { title: string; available: boolean }[];
    }
  ).variants.find(({ title }) => title === PRODUCT.variantTitle)!;
  return !available;
}

async function pay(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Last name").fill("Example");
  await page.getByLabel("Address").first().fill("1 Pier Road");
  await page.getByLabel("City").fill("Portland");
  await page.getByLabel(/card number/i).fill("1");
  await page.getByRole("button", { name: "Pay now" }).click();
  await expect(page.getByRole("heading", { name: /^(Thank you|Order)/ }).first()).toBeVisible();
}
