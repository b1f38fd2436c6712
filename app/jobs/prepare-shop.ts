/** After install: reads the shop and its locations, makes the default template, tells the theme where the app proxy is. */
import type { JobPayload } from "#app/queue/jobs.ts";
import { inShop } from "#app/data/in-shop.ts";
import { isRepairAsked } from "#app/data/drifts.ts";
import { countCaps } from "#app/data/exact-caps.ts";
import { markPrepared, saveGrantedScopes, shopById, type Shop } from "#app/data/shops.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";
import { queueLimitsSync } from "#app/flows/queue-limits-sync.ts";
import { recordShopFacts, type ShopFacts } from "#app/flows/record-shop-facts.ts";
import { recordIncomingLocation } from "#app/flows/record-incoming-location.ts";
import { redecideCaps } from "#app/flows/redecide-caps.ts";
import { resumeWrites } from "#app/flows/resume-writes.ts";
import { saveLocations } from "#app/flows/save-locations.ts";
import { ensureIncomingLocation } from "#app/shopify/incoming-location.ts";
import { ensureOfferDefinition } from "#app/shopify/offer-definition.ts";
import { deleteShopSubscriptions } from "#app/shopify/webhook-subscriptions.ts";
import { readLocations, readShop, writeProxyPath, type ShopAnswer } from "#app/shopify/shop-facts.ts";

/** Safe to repeat. @throws when Shopify is not answering: the job is tried again. */
export async function prepareShop({ shopId }: JobPayload<"prepare-shop">): Promise<void> {
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  const toldAt = new Date();
  const answer = await readShop(shop.domain);
  // Before the locations are read: what is kept of them is how Standby leaves its own.
  if ((await inShop(shopId, countCaps)) > 0) await prepareIncomingLocation(shop, toldAt);
  const locations = await readLocations(shop.domain);
  const tidies = await inShop(shopId, (tx) => isRepairAsked(tx, "webhook_subscription"));
  if (tidies) await deleteShopSubscriptions(shop.domain);
  await inShop(shopId, async (tx) => {
    await recordShopFacts(tx, { facts: toFacts(answer.shop), toldAt, now: toldAt });
    const scopes = answer.currentAppInstallation.accessScopes.map(({ handle }) => handle).sort();
    await saveGrantedScopes(tx, scopes.join(","), toldAt);
    await ensureDefaultTemplate(tx);
    const facts = locations.map((location) => ({ ...location, toldAt }));
    await saveLocations(tx, { locations: facts, cause: "install", now: toldAt });
    await markPrepared(tx, toldAt);
    await resumeWrites(tx);
    await redecideCaps(tx, toldAt);
    await queuePlanSync(tx, { verify: true });
    await queueLimitsSync(tx);
  });
  await writeProxyPath(shop.domain, toShopifyId(answer.currentAppInstallation.id), shop.proxyPath);
  await ensureOfferDefinition(shop.domain);
}

/** Found again after a reinstall, opened again where it was closed. */
async function prepareIncomingLocation({ id, domain, incomingLocationId }: Shop, now: Date): Promise<void> {
  const outcome = await ensureIncomingLocation(domain, incomingLocationId);
  await inShop(id, (tx) => recordIncomingLocation(tx, { outcome, now }));
}

const toFacts = (shop: ShopAnswer["shop"]): ShopFacts => ({
  name: shop.name,
  shopEmail: shop.email,
  currencyCode: shop.currencyCode,
  timeZone: shop.ianaTimezone,
  storefrontUrl: shop.primaryDomain.url,
});
