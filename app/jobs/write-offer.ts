/** Tells Shopify of a variant's offer, or puts back what was found there once the variant is unassigned. */
import { randomUUID } from "node:crypto";
import { findAssignment, type Assignment } from "#app/data/assignments.ts";
import { recordEvent } from "#app/data/events.ts";
import { inShop } from "#app/data/in-shop.ts";
import { shopById } from "#app/data/shops.ts";
import * as leases from "#app/data/write-leases.ts";
import { policyFor } from "#app/domain/decide-offer.ts";
import { offerMetafield } from "#app/domain/offer-metafield.ts";
import type { InventoryPolicy, Mode, Offer, OfferTexts } from "#app/domain/offer.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { log } from "#app/lib/log.server.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { deleteOfferMetafield, writeOfferMetafield } from "#app/shopify/metafields.ts";
import { readPolicy, writePolicy } from "#app/shopify/variants.ts";

type Place = { shopId: number; domain: string; variantId: bigint };

/**
 * Reads the newest intent, so any number of runs, in any order, end in the same. Every intent has its own job: a run that
 * finds another writer at work fails, and the job engine tries it again.
 */
export async function writeOffer(payload: JobPayload<"write-offer">): Promise<void> {
  const { shopId } = payload;
  const variantId = BigInt(payload.variantId);
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  const holder = randomUUID();
  const mine = await inShop(shopId, (tx) => leases.takeLease(tx, variantId, holder));
  if (!mine) throw new Error("Another run is writing this variant's offer; this one is tried again.");
  try {
    await write({ shopId, domain: shop.domain, variantId });
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId }, "an offer waits to be written until the merchant opens the app");
  } finally {
    await inShop(shopId, (tx) => leases.giveLeaseBack(tx, variantId, holder));
  }
}

async function write(place: Place): Promise<void> {
  const { shopId, variantId } = place;
  const { assignment, unassigned } = await inShop(shopId, async (tx) => ({
    assignment: await findAssignment(tx, variantId),
    unassigned: await leases.findUnassigned(tx, variantId),
  }));
  if (assignment) return writeIntent(place, assignment);
  if (!unassigned) return;
  const there = await setPolicy(place, unassigned.policy as InventoryPolicy);
  if (there) await deleteOfferMetafield(place.domain, variantId);
  await inShop(shopId, (tx) => leases.forgetUnassigned(tx, unassigned));
}

async function writeIntent(place: Place, assignment: Assignment): Promise<void> {
  const { shopId, domain, variantId } = place;
  if (assignment.variantDeletedAt || assignment.writtenVersion >= assignment.intentVersion) return;
  const offer = assignment.offer as Offer;
  const policy = policyFor(offer, assignment.originalPolicy as InventoryPolicy);
  const there = await setPolicy(place, policy);
  if (!there) {
    await inShop(shopId, (tx) => markVariantDeleted(tx, { variantIds: [variantId], now: new Date() }));
    return;
  }
  const texts = assignment.texts as OfferTexts;
  await writeOfferMetafield(domain, variantId, offerMetafield({ ...assignment, offer, mode: assignment.mode as Mode, texts }));
  await inShop(shopId, async (tx) => {
    const at = new Date();
    const first = await leases.markWritten(tx, variantId, assignment.intentVersion, at);
    const detail = { offer, policy };
    if (first) await recordEvent(tx, { variantId, name: "offer-written", actor: "Standby", detail, at });
  });
}

/** @returns false when Shopify no longer has the variant. */
async function setPolicy({ domain, variantId }: Place, policy: InventoryPolicy): Promise<boolean> {
  const found = await readPolicy(domain, variantId);
  if (!found) return false;
  if (found.policy === policy) return true;
  return (await writePolicy(domain, { productId: found.productId, variantId, policy })) === "written";
}
