/** Tells Shopify of variants' offers, or puts back what was found there once they are unassigned. */
import { randomUUID } from "node:crypto";
import { findAssignments, type Assignment } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import { inShop } from "#app/data/in-shop.ts";
import { shopById, type Shop } from "#app/data/shops.ts";
import * as leases from "#app/data/write-leases.ts";
import { metafieldOf, policyOf } from "#app/domain/offer-write.ts";
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { queuePlanSync } from "#app/flows/queue-plan-sync.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { log } from "#app/lib/log.server.ts";
import type { JobPayload } from "#app/queue/jobs.ts";
import { NeedsReauth } from "#app/shopify/admin.ts";
import { deleteOfferMetafields, writeOfferMetafields } from "#app/shopify/metafields.ts";
import type { PolicyWrite } from "#app/shopify/policies.ts";
import { setCapUnits } from "./set-cap-units.ts";
import { setPolicies, type PoliciesSet } from "./set-policies.ts";

type Place = { shopId: number; domain: string };

/**
 * Reads the newest intents, so any number of runs, in any order, end in the same. Every intent has its job: a run that
 * finds another writer at work leaves that variant to its retry by the job engine.
 */
export async function writeOffers(payload: JobPayload<"write-offers">): Promise<void> {
  const { shopId } = payload;
  const variantIds = payload.variantIds.map(BigInt);
  const shop = await shopById(shopId);
  if (!shop || shop.uninstalledAt) return;
  const holder = randomUUID();
  const mine = await inShop(shopId, (tx) => leases.takeLeases(tx, variantIds, holder));
  const problems = mine.length < variantIds.length ? ["Another run is writing some of these offers; they are tried again."] : [];
  try {
    problems.push(...(await write(shop, mine)));
  } catch (error) {
    if (!(error instanceof NeedsReauth)) throw error;
    log.warn({ shopId }, "offers wait to be written until the merchant opens the app");
  } finally {
    await inShop(shopId, (tx) => leases.giveLeasesBack(tx, mine, holder));
  }
  if (problems.length > 0) throw new Error(problems.join(" "));
}

/**
 * Units of an exact cap come before the policy that relies on them.
 * @returns what Shopify refused: those variants are to be tried again
 */
async function write(shop: Shop, mine: bigint[]): Promise<string[]> {
  if (mine.length === 0) return [];
  const place = { shopId: shop.id, domain: shop.domain };
  const short = await setCapUnits(shop, mine);
  const variantIds = mine.filter((variantId) => !short.has(variantId));
  const { assignments, unassigned } = await inShop(place.shopId, async (tx) => {
    const assignments = await findAssignments(tx, variantIds);
    const assigned = new Set(assignments.map(({ variantId }) => variantId));
    const unassigned = await leases.findUnassigned(tx, variantIds);
    return { assignments, unassigned: unassigned.filter(({ variantId }) => !assigned.has(variantId)) };
  });
  const unwritten = assignments.filter((each) => !each.variantDeletedAt && each.writtenVersion < each.intentVersion);
  const policies: PolicyWrite[] = [
    ...unwritten.map((each) => ({ variantId: each.variantId, policy: policyOf(each) })),
    ...unassigned.map(({ variantId, policy }) => ({ variantId, policy: policy as InventoryPolicy })),
  ];
  if (policies.length === 0) return [...short.values()];
  const set = await setPolicies(place.domain, policies);
  const refused = await writeIntents(place, unwritten, set);
  await putBack(place, unassigned, set);
  return [...short.values(), ...set.refused.values(), ...refused];
}

async function writeIntents(place: Place, unwritten: Assignment[], set: PoliciesSet): Promise<string[]> {
  const gone = unwritten.filter(({ variantId }) => set.gone.has(variantId)).map(({ variantId }) => variantId);
  if (gone.length > 0) await inShop(place.shopId, (tx) => markVariantDeleted(tx, { variantIds: gone, now: new Date() }));
  const there = unwritten.filter(({ variantId }) => set.written.has(variantId));
  const metafields = there.map((each) => ({ variantId: each.variantId, value: metafieldOf(each) }));
  const refusals = await writeOfferMetafields(place.domain, metafields);
  const refused = new Set(refusals.map(({ variantId }) => variantId));
  const written = there.filter(({ variantId }) => !refused.has(variantId));
  await inShop(place.shopId, async (tx) => {
    const at = new Date();
    const versions = written.map(({ variantId, intentVersion }) => ({ variantId, version: intentVersion }));
    const lines = await leases.markWritten(tx, versions, at);
    if (lines.length > 0) await queuePlanSync(tx);
    await recordEvents(
      tx,
      lines.map((each) => ({
        variantId: each.variantId,
        name: "offer-written",
        actor: "Standby",
        detail: { offer: each.offer, policy: policyOf(each) },
        at,
      })),
    );
  });
  return refusals.map((each) => `Shopify did not take the offer metafield of ${each.variantId}: ${each.refused}`);
}

async function putBack(
  place: Place,
  unassigned: Awaited<ReturnType<typeof leases.findUnassigned>>,
  set: PoliciesSet,
): Promise<void> {
  const there = unassigned.filter(({ variantId }) => set.written.has(variantId)).map(({ variantId }) => variantId);
  await deleteOfferMetafields(place.domain, there);
  const settled = unassigned.filter(({ variantId }) => !set.refused.has(variantId));
  if (settled.length === 0) return;
  await inShop(place.shopId, async (tx) => {
    await leases.forgetUnassigned(tx, settled);
    await queuePlanSync(tx);
  });
}
