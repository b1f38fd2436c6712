/** The main job, whole: sold out, switched, queued, restocked, served in order, told by mail, seen by the merchant. */
import { expect, test } from "@playwright/test";
import { admin, ready } from "../storefront/demo-store.ts";
import { openAdmin, pickProduct, reload } from "./admin-page.ts";

const PRODUCT = { handle: "boot-room-brush", title: "Boot Room Brush" };
const SHOPPERS = 350;
const RESTOCKED_UNITS = 200;

type Stocked = { variantId: string; numericId: string; inventoryItemId: string; locationId: string };

let stocked: Stocked;

const email = (n: number) => `shopper-${String(n).padStart(3, "0")}@line.example.com`;

async function readVariant(): Promise<Stocked> {
  type Answer = {
    productByIdentifier: {
      variants: {
        nodes: {
          id: string;
          legacyResourceId: string;
          inventoryItem: {
            id: string;
            inventoryLevels: { nodes: { location: { id: string; fulfillsOnlineOrders: boolean } }[] };
          };
        }[];
      };
    };
  };
  const { productByIdentifier } = await admin<Answer>(
    `query ($handle: String!) {
      productByIdentifier(identifier: { handle: $handle }) {
        variants(first: 1) {
          nodes {
            id
            legacyResourceId
            inventoryItem { id inventoryLevels(first: 10) { nodes { location { id fulfillsOnlineOrders } } } }
          }
        }
      }
    }`,
    { handle: PRODUCT.handle },
  );
  const [variant] = productByIdentifier.variants.nodes;
  const level = variant?.inventoryItem.inventoryLevels.nodes.find(({ location }) => location.fulfillsOnlineOrders);
  if (!variant || !level) throw new Error(`${PRODUCT.handle} is not stocked online.`);
  return {
    variantId: variant.id,
    numericId: variant.legacyResourceId,
    inventoryItemId: variant.inventoryItem.id,
    locationId: level.location.id,
  };
}

/** As a merchant's stock system would: every location that sells online to nothing, the first to `units`. */
async function setStock(units: number): Promise<void> {
  type Levels = { inventoryItem: { inventoryLevels: { nodes: { location: { id: string } }[] } } };
  const { inventoryItem } = await admin<Levels>(
    `query ($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 10) { nodes { location { id } } } } }`,
    { id: stocked.inventoryItemId },
  );
  const quantities = inventoryItem.inventoryLevels.nodes.map(({ location }) => ({
    inventoryItemId: stocked.inventoryItemId,
    locationId: location.id,
    quantity: location.id === stocked.locationId ? units : 0,
    changeFromQuantity: null,
  }));
  const answer = await admin<{ inventorySetQuantities: { userErrors: unknown[] } }>(
    `mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
      inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { code field message } }
    }`,
    { input: { name: "available", reason: "correction", quantities }, key: crypto.randomUUID() },
  );
  expect(answer.inventorySetQuantities.userErrors).toEqual([]);
}

async function readOffer(): Promise<{ offer?: string; policy: string }> {
  type Answer = {
    productVariant: { inventoryPolicy: string; metafields: { nodes: { key: string; value: string }[] } };
  };
  const { productVariant } = await admin<Answer>(
    `query ($id: ID!) { productVariant(id: $id) { inventoryPolicy metafields(first: 20) { nodes { key value } } } }`,
    { id: stocked.variantId },
  );
  const metafield = productVariant.metafields.nodes.find(({ key }) => key === "offer");
  return { policy: productVariant.inventoryPolicy, offer: metafield && JSON.parse(metafield.value).offer };
}

type Mail = { to: string; subject: string; text: string; html: string };

async function mailsToLine(): Promise<Mail[]> {
  const all = (await (await fetch(`${ready().mailbox}/messages.json`)).json()) as Mail[];
  return all.filter(({ to }) => to.endsWith("@line.example.com"));
}

const recipients = (mails: Mail[], subject: RegExp) =>
  mails
    .filter((mail) => subject.test(mail.subject))
    .map(({ to }) => to)
    .sort();

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => email(from + index));

// Seven hundred mails take what they take on a busy machine.
test.describe.configure({ mode: "serial", timeout: 240_000 });

test.beforeAll(async () => {
  stocked = await readVariant();
  await setStock(1);
});

test("the merchant sets the switch condition and assigns a product by the resource picker", async ({ page }) => {
  const settings = await openAdmin(page, "/app/settings");
  const condition = settings.getByLabel("Switch at this stock or less");
  for (const units of ["2", "0"]) {
    await condition.fill(units);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("button", { name: "Save" })).toBeHidden();
    await reload(page);
    await expect(condition).toHaveValue(units);
  }

  const products = await openAdmin(page, "/app/products");
  await products.getByRole("button", { name: "Assign products" }).click();
  await products.getByRole("button", { name: "Choose" }).click();
  await pickProduct(page, PRODUCT.title);
  await products
    .getByRole("button", { name: /search/i })
    .first()
    .click();
  await products.getByPlaceholder("Search by product, variant or SKU").fill(PRODUCT.title);
  await expect(products.locator("tbody tr")).toHaveCount(1);
  await expect(products.locator("tbody tr")).toContainText(PRODUCT.title);
});

test("the last unit is bought in the storefront, and the offer switches by itself", async ({ page }) => {
  const { storefront } = ready();
  await page.goto(`${storefront}/products/${PRODUCT.handle}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByText(/added/i).first()).toBeVisible();
  await page.goto(`${storefront}/checkout`);
  await page.getByLabel("Email").fill("last-unit@buyers.example.com");
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Last name").fill("Example");
  await page.getByLabel("Address").first().fill("1 Pier Road");
  await page.getByLabel("City").fill("Portland");
  await page.getByLabel(/postal|zip/i).fill("04101");
  await page.getByLabel(/card number/i).fill("1");
  await page.getByRole("button", { name: "Pay now" }).click();
  await expect(page.getByText(/#\d{4}/).first()).toBeVisible();

  await expect.poll(async () => (await readOffer()).offer, { timeout: 30_000 }).toBe("waitlist");
  expect((await readOffer()).policy).toBe("DENY");
  const html = await (await fetch(`${storefront}/products/${PRODUCT.handle}`)).text();
  expect(html).toContain('name="email"');
  expect(html).toContain("Notify me");
});

test("shoppers join the line: one by hand, the rest as fast as they come", async ({ page }) => {
  const { storefront } = ready();
  await page.goto(`${storefront}/products/${PRODUCT.handle}`);
  const form = page.locator("standby-offer .standby__form").first();
  await form.getByLabel(/e-?mail/i).fill(email(1));
  await form.getByRole("button", { name: "Notify me" }).click();
  await expect(page.getByRole("status").filter({ hasText: /line|list/i })).toBeVisible();

  const waiting = range(2, SHOPPERS).values();
  // In order, so that the test knows who came first; ten hands would make that a matter of luck.
  for (const address of waiting) {
    const response = await fetch(`${storefront}/apps/standby/waitlist`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ variant_id: stocked.numericId, email: address, locale: "en" }),
    });
    expect(response.status, await response.clone().text()).toBe(200);
  }
  await expect.poll(async () => (await mailsToLine()).length, { timeout: 120_000 }).toBe(SHOPPERS);
});

test("200 units come: the first 200 hear that it is back, the other 150 that they keep their place", async () => {
  await setStock(RESTOCKED_UNITS);
  await expect.poll(async () => (await mailsToLine()).length, { timeout: 120_000, intervals: [1_000] }).toBe(SHOPPERS + SHOPPERS);
  const mails = await mailsToLine();
  expect(recipients(mails, /back/i)).toEqual(range(1, RESTOCKED_UNITS));
  expect(recipients(mails, /run out|ran out/i)).toEqual(range(RESTOCKED_UNITS + 1, SHOPPERS));
});

test("the merchant sees what happened and why", async ({ page }) => {
  const variant = await openAdmin(page, `/app/products/${stocked.numericId}`);
  await expect(variant.getByText(/stock 0 ≤/i).first()).toBeVisible();
  await expect(variant.getByText("200 units went to 200 people waiting")).toBeVisible();
  const waitlist = await openAdmin(page, `/app/waitlists/${stocked.numericId}`);
  await expect(waitlist.getByText(email(RESTOCKED_UNITS + 1))).toBeVisible();
});
