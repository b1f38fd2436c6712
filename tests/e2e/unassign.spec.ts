/** Found by a search and assigned with all its variants; then each is unassigned by the other choice, and Shopify asked what it sells. */
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { admin, ready } from "../storefront/demo-store.ts";
import { chooseSource, expectAccessible, openAdmin, press, typeOver } from "./admin-page.ts";

/** In the demo's catalogue, assigned by nobody else. */
const BOWL = { title: "Chowder Bowl", handle: "chowder-bowl" };

type Policies = Record<string, string>;
type Answer = {
  productByIdentifier: { id: string; variants: { nodes: { id: string; title: string; inventoryPolicy: string }[] } };
};

async function readBowl(): Promise<Answer["productByIdentifier"]> {
  const query = `query ($handle: String!) {
    productByIdentifier(identifier: { handle: $handle }) { id variants(first: 2) { nodes { id title inventoryPolicy } } } }`;
  return (await admin<Answer>(query, { handle: BOWL.handle })).productByIdentifier;
}

async function policies(): Promise<Policies> {
  const { variants } = await readBowl();
  return Object.fromEntries(variants.nodes.map(({ title, inventoryPolicy }) => [title, inventoryPolicy]));
}

/** As the merchant had it before Standby: sold on without stock. */
async function sellWithoutStock(): Promise<void> {
  const { id: productId, variants } = await readBowl();
  const write = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { message } } }`;
  await admin(write, { productId, variants: variants.nodes.map(({ id }) => ({ id, inventoryPolicy: "CONTINUE" })) });
}

async function stockDataMails(): Promise<number> {
  const mails = (await (await fetch(`${ready().mailbox}/messages.json`)).json()) as { subject: string }[];
  return mails.filter(({ subject }) => subject === "Stock data of 1 unassigned variant").length;
}

const dialog = (frame: FrameLocator) => frame.getByRole("dialog");

async function submit(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await press(page, dialog(frame).getByRole("button", { name, exact: true }), "Enter");
}

async function assignFound(page: Page, frame: FrameLocator): Promise<void> {
  await press(page, frame.getByRole("button", { name: "Assign products" }), "Enter");
  await chooseSource(page, frame, "All products");
  await expect(dialog(frame).getByText("Every variant in your store is assigned in the background")).toBeVisible();
  await expectAccessible(page);
  await press(page, dialog(frame).getByRole("radio", { name: "All products" }), "ArrowUp");
  await expect(dialog(frame).getByRole("checkbox", { name: "All variants of these products" })).toBeChecked();
  await typeOver(page, dialog(frame).getByRole("textbox", { name: "Search in Shopify" }), BOWL.title);
  await page.keyboard.press("Enter");
  await expect(frame.getByText(`Assign products found by “${BOWL.title}” with template “Waitlist”: done`)).toBeVisible({
    timeout: 45_000,
  });
}

async function unassign(page: Page, frame: FrameLocator, variant: string, choice: string): Promise<void> {
  await press(page, frame.getByRole("checkbox", { name: `Select ${BOWL.title}, ${variant}` }), "Space");
  await expectAccessible(page);
  await press(page, frame.getByRole("button", { name: "More actions" }).last(), "Enter");
  await press(page, frame.getByRole("button", { name: "Unassign", exact: true }), "Enter");
  await expect(dialog(frame).getByText("gets an email with the stock data")).toBeVisible();
  await press(page, dialog(frame).getByRole("radio", { name: choice }), "Space");
  await submit(page, frame, "Unassign");
  await expect(frame.getByRole("checkbox", { name: `Select ${BOWL.title}, ${variant}` })).toBeHidden();
}

test("a product is taken on by a search, and its variants given back as each choice says, with a mail of their stock", async ({
  page,
}) => {
  await sellWithoutStock();
  const frame = await openAdmin(page, "/app/products?q=chowder");
  await assignFound(page, frame);
  await expect(frame.getByRole("switch", { name: `Offer of ${BOWL.title}` })).toHaveCount(2);
  const mails = await stockDataMails();
  await unassign(page, frame, "Slate", "Put the settings back as they were before");
  await unassign(page, frame, "Cream", "Stop selling when out of stock");
  await expect.poll(policies, { timeout: 30_000 }).toEqual({ Slate: "CONTINUE", Cream: "DENY" });
  await expect.poll(stockDataMails, { timeout: 30_000 }).toBe(mails + 2);
});
