/** The health check, whole: changed behind Standby's back in Shopify, found, explained, repaired, put right in Shopify. */
import { expect, test } from "@playwright/test";
import { admin, waitingPage, WIDTHS } from "../storefront/demo-store.ts";
import { expectAccessible, openAdmin, press } from "./admin-page.ts";

type Written = { policy: string; metafield: { namespace: string; value: string } };

let variantGid: string;
let productGid: string;
let productTitle: string;

async function readWritten(): Promise<Written> {
  type Answer = {
    productVariant: { inventoryPolicy: string; metafields: { nodes: { namespace: string; key: string; value: string }[] } };
  };
  const { productVariant } = await admin<Answer>(
    `query ($id: ID!) { productVariant(id: $id) { inventoryPolicy metafields(first: 20) { nodes { namespace key value } } } }`,
    { id: variantGid },
  );
  const metafield = productVariant.metafields.nodes.find(({ key }) => key === "offer");
  if (!metafield) throw new Error("The variant has no offer.");
  return { policy: productVariant.inventoryPolicy, metafield };
}

async function changeBehindItsBack(namespace: string): Promise<void> {
  await admin(
    `mutation ($product: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: $product, variants: $variants) { userErrors { message } }
    }`,
    { product: productGid, variants: [{ id: variantGid, inventoryPolicy: "CONTINUE" }] },
  );
  const value = JSON.stringify({ version: 1, offer: "backorder", mode: "backorder", texts: {} });
  await admin(
    `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`,
    { metafields: [{ ownerId: variantGid, namespace, key: "offer", type: "json", value }] },
  );
}

test.beforeAll(async () => {
  const { id } = await waitingPage();
  variantGid = `gid://shopify/ProductVariant/${id}`;
  type Answer = { productVariant: { product: { id: string; title: string } } };
  const { productVariant } = await admin<Answer>(`query ($id: ID!) { productVariant(id: $id) { product { id title } } }`, {
    id: variantGid,
  });
  productGid = productVariant.product.id;
  productTitle = productVariant.product.title;
});

/** Another address for the store's orders, as a tool with the app's token would make it. */
async function subscribeBehindItsBack(): Promise<void> {
  await admin(
    `mutation ($uri: String!) {
      webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: $uri }) { userErrors { message } }
    }`,
    { uri: "https://else.example.com/orders" },
  );
}

async function countSubscriptions(): Promise<number> {
  type Answer = { webhookSubscriptions: { nodes: unknown[] } };
  return (await admin<Answer>("{ webhookSubscriptions(first: 10) { nodes { id } } }")).webhookSubscriptions.nodes.length;
}

for (const { name, viewport } of WIDTHS) {
  test(`policy, metafield and subscription are found, explained and repaired, one by one and all (${name})`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await changeBehindItsBack((await readWritten()).metafield.namespace);
    await subscribeBehindItsBack();

    const frame = await openAdmin(page, "/app/health");
    await frame.getByRole("button", { name: "Check now" }).click();
    await expect(frame.getByText("Shopify sells it without stock")).toBeVisible({ timeout: 60_000 });
    await expect(frame.getByText("The product page says “Backorder”. Standby set “Waitlist”.")).toBeVisible();
    await expect(frame.getByText(productTitle).first()).toBeVisible();
    await expect(frame.getByText("orders create to https://else.example.com/orders")).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath(`found-${name}.png`), fullPage: true });

    await press(page, frame.getByRole("button", { name: new RegExp(`^Repair ${productTitle}`) }), "Enter");
    await expect(frame.getByText("Shopify sells it without stock")).toBeHidden({ timeout: 60_000 });
    const { policy, metafield } = await readWritten();
    expect(policy).toBe("DENY");
    expect(JSON.parse(metafield.value)).toMatchObject({ offer: "waitlist", mode: "waitlist" });
    expect(await countSubscriptions(), "it was not asked for yet").toBe(1);
    await press(page, frame.getByRole("button", { name: "Repair all" }), "Enter");
    await expect(frame.getByText("orders create to https://else.example.com/orders")).toBeHidden({ timeout: 60_000 });
    expect(await countSubscriptions()).toBe(0);
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath(`repaired-${name}.png`) });
  });
}
