/** Keeps a shop's selling plans in step: the groups of its templates, who belongs to them, and what offers say of them. */
import { inShop } from "#app/data/in-shop.ts";
import { findPlannedTemplates } from "#app/data/selling-plans.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import { markSellingPlans, tellOfPlans } from "#app/flows/mark-selling-plans.ts";
import { log } from "#app/lib/log.server.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { aloneInShop } from "./alone-in-shop.ts";
import { joinPlans, leavePlans } from "./selling-plans/keep-members.ts";
import { keepPlan } from "./selling-plans/keep-plan.ts";

/** Any number of runs, at any moment, end in the same: each compares what is meant with what Shopify was told. */
export async function syncSellingPlans({ shopId, verify }: JobPayload<"sync-selling-plans">): Promise<void> {
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  try {
    await aloneInShop(shopId, "selling-plans", () => sync(shop, verify));
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId }, "selling plans wait until the merchant opens the app");
  }
}

/** An offer names a plan only after its variant has joined it, and a variant leaves only after its offer no longer does. */
async function sync(shop: Shop, verify: boolean): Promise<void> {
  await keepPlans(shop, verify);
  const gone = await joinPlans(shop);
  await markAll(shop);
  for (const groupId of await leavePlans(shop)) gone.add(groupId);
  await keepPlans(shop, gone.size > 0);
  if (gone.size === 0) return;
  await joinPlans(shop);
  await markAll(shop);
}

async function keepPlans(shop: Shop, verify: boolean): Promise<void> {
  const templates = await inShop(shop.id, findPlannedTemplates);
  for (const template of templates) await keepPlan(shop, template, verify);
}

async function markAll(shop: Shop): Promise<void> {
  const tell = await inShop(shop.id, tellOfPlans);
  for (let after: bigint | null = 0n; after !== null;) {
    const from: bigint = after;
    after = await inShop(shop.id, (tx) => markSellingPlans(tx, from, tell));
  }
}
