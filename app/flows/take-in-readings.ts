/** Takes in what the reconciler read of assigned variants: stock, names, those that are gone, and differences from our intent. */
import type { Assignment } from "#app/data/assignments.ts";
import { forgetDriftsOf, requestRepairs } from "#app/data/drifts.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadKnown, type Known } from "#app/data/known-variants.ts";
import { lockVariants } from "#app/data/offers.ts";
import { findMemberships, ownGroups, type Membership } from "#app/data/plan-membership.ts";
import { fillVendors } from "#app/data/vendors.ts";
import { lockStock } from "#app/data/stock-levels.ts";
import { findCapDrift, findVariantDrift } from "#app/domain/find-drift.ts";
import { offerIntent } from "#app/domain/offer-intent.ts";
import { hasNewNames, hasNewStock, wasMissed, wasRenamedLongAgo } from "#app/domain/reading-news.ts";
import type { VariantReading } from "#app/domain/variant-reading.ts";
import { countMissed } from "#app/flows/count-missed.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { recordDrift, type Compared } from "#app/flows/record-drift.ts";
import { recordVariantFacts } from "#app/flows/record-variant-facts.ts";
import { renameVariants } from "#app/flows/rename-variants.ts";

const CAUSE = "reconciler";

export type ReadingsInput = {
  /** Every variant that was asked for; those without a reading are gone from Shopify. */
  asked: bigint[];
  readings: VariantReading[];
  /** Webhooks still wait to be worked off: what they would tell was not missed. */
  inboxIsBehind?: boolean;
  now: Date;
};

/** Reading the same again changes nothing. Unassigned variants and other shops' ids do nothing. */
export async function takeInReadings(
  tx: ShopTx,
  input: ReadingsInput,
): Promise<{ news: number; deleted: number; drifts: number }> {
  const { asked, now } = input;
  await lockStock(tx, "shared");
  const locked = new Set(await lockVariants(tx, asked));
  const readings = input.readings.filter(({ facts }) => locked.has(facts.variantId));
  const read = new Set(readings.map(({ facts }) => facts.variantId));
  const gone = [...locked].filter((variantId) => !read.has(variantId));
  const deleted = await markVariantDeleted(tx, { variantIds: gone, now });
  await forgetDriftsOf(
    tx,
    asked.filter((variantId) => !read.has(variantId)),
  );

  const known = await loadKnown(tx, [...read]);
  const told = new Set(
    readings.filter((one) => wasTold(known.variant(one), one.facts.readAt)).map(({ facts }) => facts.variantId),
  );
  await fillVendors(tx, newVendors(readings, known));
  const renamed = readings.filter((one) => hasNewNames(one, known.variant(one)));
  for (const reading of renamed) await rename(tx, reading, known.variant(reading), now);
  const news = readings.filter((one) => hasNewStock(one, known.variant(one), known.levels(one)));
  const missed = news.filter((one) => wasMissed(one, known.levels(one)));
  const renamedUnheard = renamed.filter((one) => wasRenamedLongAgo(one, known.variant(one).productToldAt));
  if (news.length > 0) await recordVariantFacts(tx, { variants: news.map(({ facts }) => facts), cause: CAUSE, now });
  if (!input.inboxIsBehind) {
    await countMissed(tx, "webhooks_missed", missed.length, now);
    await countMissed(tx, "products_missed", new Set(renamedUnheard.map(({ facts }) => facts.productId)).size, now);
  }

  const compared = await compare(tx, readings, told);
  const { found } = await recordDrift(tx, { compared, now });
  await setUnitsRight(tx, compared, now);
  return { news: news.length, deleted, drifts: found };
}

/** Of variants assigned before Standby kept vendors. */
const newVendors = (readings: VariantReading[], known: Known) =>
  readings.flatMap((reading) => {
    const { variantId, vendor } = reading.facts;
    return vendor !== null && known.variant(reading).vendor === null ? [{ variantId, vendor }] : [];
  });

/** Pictures are not read; the one we have stays. */
async function rename(tx: ShopTx, reading: VariantReading, known: Assignment, now: Date): Promise<void> {
  const { facts, productUpdatedAt } = reading;
  const { variantId, variantTitle: title, sku, inventoryItemId } = facts;
  await renameVariants(tx, {
    productId: facts.productId,
    title: facts.productTitle,
    handle: facts.productHandle,
    imageUrl: null,
    vendor: facts.vendor,
    updatedAt: productUpdatedAt,
    onOnlineStore: facts.onOnlineStore,
    variants: [{ variantId, title, sku, imageUrl: known.imageUrl, inventoryItemId }],
    allVariantIds: null,
    now,
  });
}

/**
 * Only what Shopify was told of before the reading began can differ from it.
 * @param told variants of which that was true before it was taken in
 */
async function compare(tx: ShopTx, readings: VariantReading[], told: Set<bigint>): Promise<Compared[]> {
  const variantIds = readings.map(({ facts }) => facts.variantId);
  const known = await loadKnown(tx, variantIds);
  const withPlans = readings.some(({ planGroupIds }) => planGroupIds !== null);
  const memberships = withPlans ? await findMemberships(tx, variantIds) : new Map<bigint, Membership>();
  const own = withPlans ? await ownGroups(tx) : new Set<bigint>();
  return readings.flatMap((reading) => {
    const { facts, metafield, planGroupIds } = reading;
    const assignment = known.variant(reading);
    const units = told.has(facts.variantId) && assignment.capWrite === null ? findCapDrift(assignment) : null;
    if (units) return [{ variantId: facts.variantId, drifts: [units] }];
    if (!wasTold(assignment, facts.readAt)) return [];
    const membership = memberships.get(facts.variantId);
    const sellingPlanGroupIds = membership?.settled ? (planGroupIds?.filter((id) => own.has(id)) ?? null) : null;
    const intent = offerIntent(assignment, membership?.asked ?? []);
    const drifts = findVariantDrift(intent, { policy: facts.policy, metafield, sellingPlanGroupIds });
    return [{ variantId: facts.variantId, drifts, skipped: sellingPlanGroupIds === null ? ["selling_plan" as const] : [] }];
  });
}

const wasTold = ({ writtenVersion, intentVersion, writtenAt }: Assignment, readAt: Date) =>
  writtenVersion >= intentVersion && writtenAt !== null && writtenAt < readAt;

/** Nobody else has a say in Standby's own location: its units are set at once, and looked at again. */
async function setUnitsRight(tx: ShopTx, compared: Compared[], now: Date): Promise<void> {
  const variantIds = compared.filter(({ drifts }) => drifts[0]?.kind === "cap_units").map(({ variantId }) => variantId);
  if (variantIds.length > 0) await requestRepairs(tx, { variantIds, actor: "Standby", now });
}
