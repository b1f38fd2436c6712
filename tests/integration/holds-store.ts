/** A store that keeps units for shoppers, and short words for what happens in it. */
import { Session } from "@shopify/shopify-api";
import { inShop } from "#app/data/in-shop.ts";
import { sealedSessions } from "#app/data/sessions.ts";
import { prisma } from "#app/db.server.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { keepHolds } from "#app/jobs/keep-holds.ts";
import { ordersCreateTopic } from "#app/jobs/topics/orders-create.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { changeQuantities } from "#sandbox/store/operations/adjust-inventory.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import { completeDraft } from "#sandbox/store/operations/draft-orders.ts";
import { levelAt } from "#sandbox/store/operations/levels.ts";
import type { DraftOrder, Order, ShopState } from "#sandbox/store/state.ts";
import { orderPayload } from "#sandbox/webhooks/payloads/order.ts";
import { entries, join, messages } from "./line.ts";
import type { SandboxShopify } from "./sandbox-shopify.ts";

export const SCOPES = ["read_inventory", "read_locations", "read_orders", "write_draft_orders", "write_products"];

type Store = { state: ShopState; shopId: number; variantId: bigint; itemId: number; locationId: number };
let number = 0;
let shopify: SandboxShopify;

/** The store that everything below is done in. */
export let store: Store;

/** Opens a store of its own, which from then on is the one. */
export async function openStore(
  sandbox: SandboxShopify,
  { scopes = SCOPES, hold = { on: true, hours: 24 } as object } = {},
): Promise<void> {
  shopify = sandbox;
  store = await makeStore(scopes, hold);
}

async function makeStore(scopes: string[], hold: object): Promise<Store> {
  const domain = `holds-${++number}.myshopify.com`;
  const state = createShop(shopify.context, { domain, name: "Teapots" });
  const accessToken = `token-${domain}`;
  const token = { accessToken, expiresAt: null, refreshToken: null, refreshTokenExpiresAt: null, revoked: false };
  const installed = { id: 1, installedAt: state.createdAt, proxyPath: "/apps/standby", tokens: [token] };
  state.installation = { ...installed, grantedScopes: [...scopes] };
  const session = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false, scope: scopes.join(), accessToken };
  await sealedSessions.storeSession(new Session(session));
  const shopId = (await prisma.shop.create({ data: { domain, grantedScopes: scopes.join(), timeZone: "Europe/Berlin" } })).id;
  const locationId = [...state.locations.keys()][0]!;
  const teapot = { optionValues: ["Blue"], priceCents: 1000, stock: [{ locationId, units: 0 }] };
  const product = createProduct(shopify.context, state, { title: "Teapot", options: ["Colour"], variants: [teapot] });
  const variants = await readVariants(domain, { productIds: [BigInt(product.id)] });
  await inShop(shopId, async (tx) => {
    const data = { shopId, name: "Waitlist", mode: "waitlist", isDefault: true, hold };
    const { id: templateId } = await tx.template.create({ data });
    await assignVariants(tx, { variants, templateId, actor: "Ada", now: new Date() });
  });
  const { variantId, inventoryItemId } = variants[0]!;
  return { state, shopId, variantId, itemId: Number(inventoryItemId), locationId };
}

export const available = () => levelAt(store.state, store.itemId, store.locationId)!.quantities.available;

/** As Shopify's webhook tells it. */
export const hearStock = () =>
  inShop(store.shopId, (tx) =>
    recordStockLevels(tx, {
      levels: [
        {
          inventoryItemId: BigInt(store.itemId),
          locationId: BigInt(store.locationId),
          availableUnits: available(),
          updatedAt: new Date(),
        },
      ],
      cause: "inventory_levels/update",
      now: new Date(),
    }),
  );

export async function restock(units: number): Promise<void> {
  const at = { inventoryItemId: store.itemId, locationId: store.locationId };
  changeQuantities(shopify.context, store.state, [{ ...at, name: "available", delta: units }]);
  await hearStock();
}

/** Worked off, with what Shopify tells of it, until nothing is due. */
export async function keep(): Promise<void> {
  for (let last = ""; ;) {
    await keepHolds(store.shopId);
    await hearStock();
    const now = JSON.stringify((await holds()).map(({ id, state }) => `${id} ${state}`));
    if (now === last) return;
    last = now;
  }
}

export const holds = () => inShop(store.shopId, (tx) => tx.hold.findMany({ orderBy: { id: "asc" } }));
export const drafts = () => [...store.state.draftOrders.values()];
export const openDrafts = () => drafts().filter(({ status }) => status !== "COMPLETED");
export const states = async () => (await entries(store.shopId, store.variantId)).map((entry) => entry.state);
export const told = async () =>
  (await messages(store.shopId))
    .filter(({ kind }) => kind !== "waitlist_joined")
    .map(({ kind, toAddress }) => ({ kind, toAddress }));
export const joinLine = (name: string, quantity = 1) =>
  join(store.shopId, `${name}@example.test`, quantity, new Date(), "en", store.variantId);
export const entryOf = async (name: string) =>
  (await entries(store.shopId, store.variantId)).findLast(({ email }) => email === `${name}@example.test`)!;
export const pastDeadline = () =>
  inShop(store.shopId, (tx) => tx.$executeRaw`update holds set hold_until = now(), due_at = now() where state = 'held'`);
export const leave = async (name: string) => {
  const { id: entryId } = await entryOf(name);
  return inShop(store.shopId, (tx) => leaveWaitlist(tx, { entryId, actor: "A shopper", now: new Date() }));
};

export async function hearOrder(order: Order): Promise<void> {
  const payload = orderPayload(store.state, order);
  const told = { topic: "orders/create", payload, raw: "", triggeredAt: new Date(), now: new Date(), inboxId: 1n };
  await inShop(store.shopId, (tx) => ordersCreateTopic.handle({ tx, shopId: store.shopId, ...told }));
}

export async function pay(draft: DraftOrder): Promise<void> {
  const completed = completeDraft(shopify.context, store.state, draft, { paymentPending: false });
  if (completed.ok) await hearOrder(completed.order);
}
/** The turn is over, and what came a minute ago came long ago. */
export async function aDayLater(): Promise<void> {
  await inShop(store.shopId, (tx) => tx.$executeRaw`update assignments set risen_at = risen_at - interval '1 day'`);
  await pastDeadline();
}
