/** A shop in the sandbox with assigned variants, written to Shopify, and short words for its reconciler. */
import { Session } from "@shopify/shopify-api";
import { inShop } from "#app/data/in-shop.ts";
import { sealedSessions } from "#app/data/sessions.ts";
import { prisma } from "#app/db.server.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { repairDrift } from "#app/flows/repair-drift.ts";
import { requestCheck } from "#app/flows/request-check.ts";
import { prepareShop } from "#app/jobs/prepare-shop.ts";
import { reconcileShop } from "#app/jobs/reconcile-shop.ts";
import { syncSellingPlans } from "#app/jobs/sync-selling-plans.ts";
import { writeOffers } from "#app/jobs/write-offers.ts";
import { boss } from "#app/queue/boss.server.ts";
import { readVariants } from "#app/shopify/variants.ts";
import { createProduct } from "#sandbox/store/operations/create-product.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import type { SandboxShopify } from "./sandbox-shopify.ts";

export type ReconciledShop = { shopId: number; domain: string; state: ShopState; variantIds: bigint[] };

const SCOPES = ["read_inventory", "read_locations", "read_orders", "write_app_proxy", "write_products", "write_purchase_options"];
const DEPOSIT = { kind: "deposit", percent: 20, balance: "on_fulfilment" };
let number = 0;

/** Products with two variants each, all assigned: to a waitlist, or sold out to a pre-order with a deposit. */
export async function makeReconciledShop(
  { context }: SandboxShopify,
  products = 1,
  { preorder = false, moreScopes = [] }: { preorder?: boolean; moreScopes?: string[] } = {},
): Promise<ReconciledShop> {
  const scopes = [...SCOPES, ...moreScopes];
  const domain = `reconciled-${++number}.myshopify.com`;
  const state = createShop(context, { domain, name: "Teapots", locations: [{ name: "Berlin" }, { name: "Paris" }] });
  const token = {
    accessToken: `token-${domain}`,
    expiresAt: null,
    refreshToken: null,
    refreshTokenExpiresAt: null,
    revoked: false,
  };
  state.installation = {
    id: number,
    grantedScopes: scopes,
    installedAt: "2026-05-12T09:00:00Z",
    proxyPath: "/apps/standby",
    tokens: [token],
  };
  const session = { id: `offline_${domain}`, shop: domain, state: "", isOnline: false, accessToken: token.accessToken };
  await sealedSessions.storeSession(new Session({ ...session, scope: scopes.join(",") }));
  const shopId = (await prisma.shop.create({ data: { domain } })).id;
  await prepareShop({ shopId });
  const stock = [...state.locations.keys()].map((locationId) => ({ locationId, units: preorder ? 0 : 2 }));
  const productIds = Array.from({ length: products }, (_, nth) => {
    const variants = ["Blue", "Red"].map((colour) => ({ optionValues: [colour], priceCents: 1000, stock }));
    return BigInt(createProduct(context, state, { title: `Teapot ${nth}`, options: ["Colour"], variants }).id);
  });
  const facts = await readVariants(domain, { productIds });
  await inShop(shopId, async (tx) => {
    const { id: templateId } = await ensureDefaultTemplate(tx);
    if (preorder) await tx.template.updateMany({ data: { mode: "preorder", payment: DEPOSIT } });
    return assignVariants(tx, { variants: facts, templateId, actor: "Ada", now: new Date() });
  });
  await workOffJobs();
  return { shopId, domain, state, variantIds: facts.map(({ variantId }) => variantId) };
}

const HANDLERS = {
  "prepare-shop": prepareShop,
  "write-offers": writeOffers,
  "sync-selling-plans": syncSellingPlans,
} as const;
const NAMES = Object.keys(HANDLERS) as (keyof typeof HANDLERS)[];

/** Does what is enqueued for Shopify, of every shop. */
export async function workOffJobs(): Promise<void> {
  let left = true;
  while (left) {
    left = false;
    for (const name of NAMES) {
      for (const job of await boss.fetch(name, { batchSize: 1000 })) {
        await HANDLERS[name](job.data as never);
        await boss.complete(name, job.id);
        left = true;
      }
    }
  }
}

/** The next pass, as if five minutes had gone by. */
export async function nextPass({ shopId }: ReconciledShop) {
  await inShop(shopId, (tx) => tx.reconcilePass.updateMany({ data: { endedAt: new Date(0) } }));
  return runSlices(shopId);
}

/** Slice after slice until the shop rests. */
export async function runSlices(shopId: number) {
  for (;;) {
    const outcome = await reconcileShop(String(shopId));
    if (outcome !== "more") return outcome;
  }
}

export const driftsOf = ({ shopId }: ReconciledShop) =>
  inShop(shopId, async (tx) =>
    (await tx.drift.findMany({ orderBy: [{ variantId: "asc" }, { kind: "asc" }] })).map((drift) => drift.kind),
  );

export const passOf = ({ shopId }: ReconciledShop) =>
  inShop(shopId, (tx) => tx.reconcilePass.findUniqueOrThrow({ where: { shopId } }));

/** All of it is compared, as a person asks. */
export async function checkAll({ shopId }: ReconciledShop) {
  await inShop(shopId, (tx) => requestCheck(tx, new Date()));
  return runSlices(shopId);
}

/** As a person asks: of one variant (0: the shop's own), or of all. */
export const repairOf = ({ shopId }: ReconciledShop, variantId?: bigint) =>
  inShop(shopId, (tx) => repairDrift(tx, { variantId, actor: "Ada", now: new Date() }));
