/** The running demo as the storefront specs see it: addresses from ready.json, Admin GraphQL, product pages, the offer's switch. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import pg from "pg";
import { SPEC_VARIANTS } from "#sandbox/seed/history-plan.ts";

type Ready = {
  shop: string;
  admin: string;
  storefront: string;
  mailbox: string;
  graphql: string;
  adminToken: string;
  databaseUrl: string;
};

const folder = path.resolve(process.env.DEMO_DIR ?? ".data/demo");
export const ready = () => JSON.parse(readFileSync(path.join(folder, "ready.json"), "utf8")) as Ready;

export const WIDTHS = [
  { name: "desktop", viewport: { width: 1280, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
];

export async function admin<Data>(query: string, variables: object = {}): Promise<Data> {
  const { graphql, adminToken } = ready();
  const headers = { "content-type": "application/json", "x-shopify-access-token": adminToken };
  const response = await fetch(graphql, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** As the demo's shop: what no page does, or what must be gone before a test begins. */
export async function inDatabase(statement: string): Promise<void> {
  const { databaseUrl, shop } = ready();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("select set_config('standby.shop_id', (select id::text from shops where domain = $1), false)", [shop]);
  await client.query(statement);
  await client.end();
}

export type VariantPage = { id: number; url: string };

/** A variant's product page; `locale` is the path's prefix, as Shopify writes it for languages beside the first. */
export async function variantPage(handle: string, title: string, locale = ""): Promise<VariantPage> {
  const { storefront } = ready();
  const product = (await (await fetch(`${storefront}/products/${handle}.js`)).json()) as {
    variants: { id: number; title: string }[];
  };
  const variant = product.variants.find((candidate) => candidate.title === title);
  if (!variant) throw new Error(`${handle} has no variant "${title}".`);
  return { id: variant.id, url: `${storefront}${locale}/products/${handle}?variant=${variant.id}` };
}

export const waitingPage = (locale = "") => variantPage(SPEC_VARIANTS.waiting.handle, SPEC_VARIANTS.waiting.variantTitle, locale);

export type WrittenOffer = Exclude<keyof typeof SPEC_VARIANTS.written, "handle">;

export const writtenPage = (offer: WrittenOffer) => variantPage(SPEC_VARIANTS.written.handle, SPEC_VARIANTS.written[offer]);

/** Where the app keeps its offers: the namespace behind `$app`, read from a variant that the app has written. */
async function offerNamespace(): Promise<string> {
  const { id } = await waitingPage();
  const read = `query ($id: ID!) { productVariant(id: $id) { metafields(first: 20) { nodes { namespace key } } } }`;
  type Read = { productVariant: { metafields: { nodes: { namespace: string; key: string }[] } } };
  const { productVariant } = await admin<Read>(read, { id: `gid://shopify/ProductVariant/${id}` });
  const offer = productVariant.metafields.nodes.find(({ key }) => key === "offer");
  if (!offer) throw new Error("The waiting variant has no offer yet: the specs need the demo with its history.");
  return offer.namespace;
}

export const MERCHANT_TEXTS = {
  preorder: {
    buttonText: "Reserve yours",
    message: "From the first batch of spring.",
    badge: "Coming soon",
    dateLine: "Ships 12–19 May",
  },
  backorder: {
    buttonText: "Order anyway",
    message: "The next lot is on the ferry.",
    badge: "On its way",
    dateLine: "Ships by 3 June",
  },
  waitlist: { buttonText: "Write to me", message: "All gone for now.", badge: "Gone", dateLine: "" },
  unavailable: { buttonText: "", message: "Resting until next season.", badge: "Resting", dateLine: "" },
  beside: { buttonText: "Reserve now", message: "Landing in autumn.", badge: "In the making", dateLine: "" },
};

/** Gives the variants of SPEC_VARIANTS.written their offers, written as the app writes them. */
export async function writeOffers(): Promise<void> {
  for (const [offer, texts] of Object.entries(MERCHANT_TEXTS)) {
    const kind = offer === "beside" ? "preorder" : offer;
    const facts = { mode: kind, withWaitlist: offer === "beside", backInStockOn: null, maxUnits: null, reason: "a test" };
    await writeOffer(offer as WrittenOffer, { version: 1, offer: kind, texts: { en: texts }, ...facts });
  }
}

/** Puts a value where the app keeps a variant's offer: any text, as nobody else's mistakes are known beforehand. */
export async function writeOffer(of: WrittenOffer, value: unknown): Promise<void> {
  const ownerId = `gid://shopify/ProductVariant/${(await writtenPage(of)).id}`;
  const metafield = { ownerId, namespace: await offerNamespace(), key: "offer", type: "json", value: JSON.stringify(value) };
  const write = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }`;
  const { metafieldsSet } = await admin<{ metafieldsSet: { userErrors: unknown[] } }>(write, { metafields: [metafield] });
  expect(metafieldsSet.userErrors).toEqual([]);
}

export const THEMES = ["harbor", "broadsheet"];

/** Publishes another of the sandbox's themes in the running demo. */
export async function publishTheme(theme: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const url = new URL("/_sandbox/theme", ready().admin);
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ theme }) });
  expect(await answer.json()).toEqual({ ok: true });
}

/** Our element on the page, whichever of block and embed it came from. */
export const offerOn = (page: Page) => page.locator("standby-offer");

export const shownOffers = (page: Page) => page.locator("standby-offer:visible");

/** The theme's own button that adds to the cart. */
export const nativeButton = (page: Page) => page.locator('form[action*="/cart/add"] [name="add"]').first();

/** Presses the theme's button and waits for the answer: a cart asked for meanwhile would be another, empty one. */
export async function addToCart(page: Page): Promise<void> {
  await Promise.all([page.waitForResponse(/\/cart\/add/), nativeButton(page).click()]);
}

type CartItem = { properties: Record<string, string> | null };

/** What the shopper has in the cart, asked with the page's own cookies. */
export async function cartItems(page: Page): Promise<CartItem[]> {
  const answer = await page.context().request.get(`${ready().storefront}/cart.js`);
  return ((await answer.json()) as { items: CartItem[] }).items;
}

/** Picks an option value in the theme's own variant picker, as radio buttons or as a list. */
export async function choose(page: Page, value: string): Promise<void> {
  const radio = page.locator(`input[type="radio"][value="${value}"]`).first();
  // Themes hide the button itself and show its label.
  if (await radio.count()) return radio.evaluate((input: HTMLInputElement) => (input.labels?.[0] ?? input).click());
  const list = page.locator(`select:has(option[value="${value}"])`).first();
  if (await list.count()) return void (await list.selectOption(value));
  await page.getByRole("button", { name: value, exact: true }).first().click();
}

let sequence = 0;
/** An address nobody has used. */
export const freshEmail = () => `shopper.${Date.now()}.${sequence++}@example.com`;
