/** A deposit and a hold, from the template's page to the order: chosen by keyboard, offered on the storefront, and done as was said. */
import { expect, test, type Page } from "@playwright/test";
import { addToCart, admin, offerOn, ready, shownOffers } from "../storefront/demo-store.ts";
import { expectAccessible, openAdmin, pickProduct, press, typeOver } from "./admin-page.ts";

const NAME = `Deposit ${Date.now()}`;
const SLIP = "The rest follows in a parcel of its own.";
const PRODUCT = { handle: "harbor-clock", title: "Harbor Clock" };
const DUE_ON = "2031-03-01";
/** Whatever its stock, the product is on pre-order. */
const ALWAYS = "9999";

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });

test.describe.configure({ mode: "serial" });

test("is chosen by keyboard, with what it gives up and what shoppers read before it is saved", async ({ page }) => {
  const frame = await openAdmin(page, "/app/templates/new");
  const type = (label: string, text: string) => typeOver(page, frame.getByLabel(label, { exact: true }), text);
  await type("Name", NAME);
  await page.keyboard.press("Tab");
  await expect(frame.getByRole("heading", { name: "Payment" })).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await expect(frame.getByRole("radio", { name: "Pre-order" })).toBeChecked();
  await type("Switch at this stock or less", ALWAYS);
  await press(page, frame.getByRole("radio", { name: "Full price now" }), "ArrowDown");
  await expect(frame.getByText("What this choice gives up")).toBeVisible();
  await expect(frame.getByText(/Shopify POS/)).toBeVisible();
  await frame.getByLabel("The rest is due").selectOption("on_date");
  await type("Share of the deposit", "0");
  await save(page).click();
  await expect(frame.getByText("A deposit is 1 to 99 percent.")).toBeVisible();
  await expect(frame.getByText("Choose the day on which the rest is due.")).toBeVisible();
  await type("Share of the deposit", "20");
  await frame.getByLabel("Due on").fill(DUE_ON);
  await press(page, frame.getByRole("radio", { name: "Nothing", exact: true }), "ArrowUp");
  await expect(frame.getByRole("radio", { name: "Only what is not there yet" })).toBeChecked();
  await type("Order tags", "Later, later");
  await type("Text on the packing slip in English", SLIP);
  const preview = frame.getByTestId("storefront-preview");
  await expect(preview).toContainText("You pay $20.00 today and $80.00 on 1 March 2031.");
  await expect(preview).toContainText("Pre-order: 20% now");
  await save(page).click();
  await expect(frame.getByText("The tag “later” is there twice.")).toBeVisible();
  await type("Order tags", "Later");
  await expectAccessible(page);
  await save(page).click();
  await expect(frame.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
  await expect(frame.getByLabel("Due on")).toHaveValue(DUE_ON);
  await expect(save(page)).toBeHidden();
});

test("is offered once the product is assigned, and the order carries plan, deposit, due date, property and promise", async ({
  page,
}) => {
  const frame = await openAdmin(page, "/app/products");
  await frame.getByRole("button", { name: "Assign products" }).click();
  await frame.getByLabel("Template", { exact: true }).selectOption({ label: NAME });
  await frame.getByRole("button", { name: "Choose" }).click();
  await pickProduct(page, PRODUCT.title);

  const { storefront } = ready();
  const url = `${storefront}/products/${PRODUCT.handle}`;
  const [variant] = ((await (await fetch(`${url}.js`)).json()) as { variants: { id: number; price: number }[] }).variants;
  await expect.poll(async () => (await fetch(url)).text(), { timeout: 30_000 }).toContain("on 1 March 2031.");
  await page.goto(`${url}?variant=${variant!.id}`);
  await expect(shownOffers(page)).toHaveCount(1);
  const now = variant!.price / 5;
  const money = (cents: number) => `$${(cents / 100).toFixed(2)}`;
  await expect(offerOn(page).first()).toContainText(
    `You pay ${money(now)} today and ${money(variant!.price - now)} on 1 March 2031.`,
  );
  await addToCart(page);
  await buy(page, storefront);

  const order = await orderOf(page);
  expect(order.lineItems.nodes).toMatchObject([
    {
      sellingPlan: { name: "Pre-order: 20% now" },
      customAttributes: expect.arrayContaining([
        { key: "_standby_offer", value: "preorder" },
        { key: "Pre-order", value: "Ships later" },
      ]),
    },
  ]);
  expect(Number(order.totalReceivedSet.shopMoney.amount)).toBe(now / 100);
  expect(Number(order.totalOutstandingSet.shopMoney.amount)).toBe((variant!.price - now) / 100);
  const [due] = order.paymentTerms.paymentSchedules.nodes;
  expect(due?.dueAt).toMatch(/^2031-03-01T0[45]:00/);
  expect(due?.completedAt).toBeNull();
  await expectHeld(page, order);
});

/** As Shopify's own page of the order shows it, once the job has run. */
async function expectHeld(page: Page, { legacyResourceId, name }: Order): Promise<void> {
  const shopPage = `${ready().admin.replace(/\/apps\/.*$/, "")}/orders/${legacyResourceId}`;
  await expect(async () => {
    await page.goto(shopPage);
    await expect(page.getByText("On hold")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText(`1 × ${PRODUCT.title}`).first()).toBeVisible();
  await expect(page.locator("dd", { hasText: /^Later$/ })).toBeVisible();
  await expect(page.getByText(SLIP)).toBeVisible();
}

async function buy(page: Page, storefront: string): Promise<void> {
  await page.goto(`${storefront}/checkout`);
  await page.getByLabel("Email").fill("deposit@buyers.example.com");
  await page.getByLabel("Last name").fill("Example");
  await page.getByLabel("Address").first().fill("1 Pier Road");
  await page.getByLabel("City").fill("Portland");
  await page.getByLabel(/card number/i).fill("1");
  await page.getByRole("button", { name: "Pay now" }).click();
  await expect(page.getByRole("heading", { name: /^Thank you/ })).toBeVisible();
}

type Money = { shopMoney: { amount: string } };
type Order = {
  name: string;
  legacyResourceId: string;
  totalReceivedSet: Money;
  totalOutstandingSet: Money;
  lineItems: { nodes: object[] };
  paymentTerms: { paymentSchedules: { nodes: { dueAt: string | null; completedAt: string | null }[] } };
};

/** The order whose number the thank-you page shows, as Shopify has it. */
async function orderOf(page: Page): Promise<Order> {
  const name = /#\d+/.exec(await page.locator("[data-order-number]").innerText())![0];
  const { orders } = await admin<{ orders: { nodes: Order[] } }>(
    `query ($query: String!) { orders(first: 1, query: $query) { nodes {
      name legacyResourceId totalReceivedSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } }
      lineItems(first: 5) { nodes { sellingPlan { name } customAttributes { key value } } }
      paymentTerms { paymentSchedules(first: 2) { nodes { dueAt completedAt } } } } } }`,
    { query: `name:${name}` },
  );
  expect(orders.nodes[0]?.name).toBe(name);
  return orders.nodes[0]!;
}
