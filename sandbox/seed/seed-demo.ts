/** The demo's two shops: the store worth looking at, and a small neighbour that must never see it. */
import type { SandboxContext } from "#sandbox/context.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import { createCustomer } from "#sandbox/store/operations/find-or-create-customer.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { DEMO_PRODUCTS, SHELVES } from "./catalog/index.ts";
import { inventPerson } from "./people.ts";
import { randomFrom } from "./random.ts";
import { demoDiscounts } from "./demo-discounts.ts";
import { keepPicturePaths, seedCatalog } from "./seed-catalog.ts";
import { seedOrders } from "./seed-orders.ts";

export const DEMO_SHOP = "standby-demo.myshopify.com";
export const SECOND_SHOP = "standby-second.myshopify.com";

/** Tokens of a sandbox on this machine: they open nothing anywhere else. */
export const ADMIN_TOKENS = {
  [DEMO_SHOP]: "shpat_demo_store_token_for_this_machine_only",
  [SECOND_SHOP]: "shpat_second_store_token_for_this_machine_only",
} as const;

const CUSTOMERS = 36;
const ORDERS = 140;
const SECOND_SHOP_PRODUCTS = ["Morning Tide Mug", "Storm Lantern", "Logbook"];

/** On a fresh state, makes both shops; on one that is already seeded, only sees to it that pictures are found. */
export async function seedDemo(context: SandboxContext): Promise<void> {
  const known = context.store.shop(DEMO_SHOP);
  if (known) {
    for (const shop of context.store.state.shops.values()) keepPicturePaths(context, shop);
    known.discounts ??= demoDiscounts(context, known);
    return;
  }
  const now = new Date();
  const shop = openDemoShop(context);
  seedCatalog(context, shop, DEMO_PRODUCTS, SHELVES, now);
  const random = randomFrom(7);
  for (let number = 1; number <= CUSTOMERS; number++) createCustomer(context, shop, inventPerson(random, number));
  seedOrders(context, shop, random, ORDERS, now);
  for (const customer of [...shop.customers.values()].slice(0, 1)) customer.storeCreditCents = 2_500;
  shop.discounts = demoDiscounts(context, shop);
  openSecondShop(context, now);
  await context.store.save();
}

function openDemoShop(context: SandboxContext): ShopState {
  const shop = createShop(context, {
    domain: DEMO_SHOP,
    name: "Ebb & Lantern",
    email: "owner@ebb-and-lantern.example.com",
    contactEmail: "hello@ebb-and-lantern.example.com",
    currencyCode: "USD",
    ianaTimezone: "America/Halifax",
    primaryLocale: "en",
    locales: ["en", "de", "fr", "ja"],
    countryCode: "CA",
    adminToken: ADMIN_TOKENS[DEMO_SHOP],
    staff: [
      { firstName: "Robin", lastName: "Example", email: "owner@ebb-and-lantern.example.com", locale: "en", isAccountOwner: true },
      { firstName: "Sky", lastName: "Example", email: "stock@ebb-and-lantern.example.com", locale: "en", isAccountOwner: false },
      {
        firstName: "Merle",
        lastName: "Example",
        email: "hallo@ebb-and-lantern.example.com",
        locale: "de",
        isAccountOwner: false,
      },
    ],
    locations: [
      { name: "Harbor warehouse", address: addressIn("Halifax", "12 Dock Road", "B3K 4T2") },
      { name: "Shop on the quay", address: addressIn("Halifax", "1 Quay Street", "B3J 1S9") },
      { name: "Showroom", fulfillsOnlineOrders: false, address: addressIn("Lunenburg", "7 Mill Lane", "B0J 2C0") },
    ],
  });
  enableEmbeds(shop);
  return shop;
}

function openSecondShop(context: SandboxContext, now: Date): void {
  const shop = createShop(context, {
    domain: SECOND_SHOP,
    name: "North Pier Supply",
    email: "owner@north-pier.example.com",
    currencyCode: "EUR",
    ianaTimezone: "Europe/Berlin",
    primaryLocale: "en",
    locales: ["en", "de"],
    countryCode: "DE",
    adminToken: ADMIN_TOKENS[SECOND_SHOP],
    locations: [
      { name: "North Pier", address: { ...addressIn("Kiel", "3 Pier", "24103"), country: "Germany", countryCode: "DE" } },
    ],
  });
  shop.taxIncluded = { title: "MwSt", rate: 0.19 };
  const products = DEMO_PRODUCTS.filter(({ title }) => SECOND_SHOP_PRODUCTS.includes(title));
  seedCatalog(context, shop, products, [{ title: "Everything", copy: "All there is.", takes: () => true }], now);
  enableEmbeds(shop);
}

const addressIn = (city: string, address1: string, zip: string) => ({
  address1,
  city,
  zip,
  country: "Canada",
  countryCode: "CA",
});

/** As a merchant who switched the embeds on in the theme editor; the block is placed by the theme itself. */
function enableEmbeds(shop: ShopState): void {
  for (const embed of ["offer-embed", "cart-embed"]) shop.appEmbeds.set(embed, { enabled: true, settings: {} });
}
