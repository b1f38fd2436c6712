/** What a reading says that we did not know: most say nothing new and cost no write. */
import type { LevelFacts } from "./variant-facts.ts";
import type { VariantReading } from "./variant-reading.ts";

export type KnownVariant = {
  productTitle: string;
  variantTitle: string;
  productHandle: string;
  sku: string;
  vendor: string | null;
  inventoryItemId: bigint;
  tracked: boolean;
  productHiddenAt: Date | null;
};

export type KnownLevel = { locationId: bigint; availableUnits: number; updatedAt: Date; connected: boolean };

/** A webhook that Shopify sends has been taken in by then. */
const WEBHOOK_GRACE_MS = 2 * 60 * 1000;

export function hasNewNames({ facts }: VariantReading, known: KnownVariant): boolean {
  return (
    facts.onOnlineStore !== (known.productHiddenAt === null) ||
    facts.productTitle !== known.productTitle ||
    facts.variantTitle !== known.variantTitle ||
    facts.productHandle !== known.productHandle ||
    facts.sku !== known.sku ||
    (known.vendor !== null && facts.vendor !== null && facts.vendor !== known.vendor) ||
    facts.inventoryItemId !== known.inventoryItemId
  );
}

export function hasNewStock({ facts }: VariantReading, known: KnownVariant, levels: KnownLevel[]): boolean {
  if (facts.tracked !== known.tracked) return true;
  const read = new Set(facts.levels.map((level) => level.locationId));
  return newLevels(facts.levels, levels).length > 0 || levels.some((level) => level.connected && !read.has(level.locationId));
}

/** True when a webhook should have told us of this stock long ago. */
export function wasMissed({ facts }: VariantReading, levels: KnownLevel[]): boolean {
  return newLevels(facts.levels, levels).some((level) => isLongAgo(level.updatedAt, facts.readAt));
}

/** True when a webhook should have told us of the product's new names long ago. */
export const wasRenamedLongAgo = ({ facts, productUpdatedAt }: VariantReading, toldAt: Date): boolean =>
  productUpdatedAt > toldAt && isLongAgo(productUpdatedAt, facts.readAt);

export const isLongAgo = (at: Date, now: Date): boolean => now.getTime() - at.getTime() > WEBHOOK_GRACE_MS;

function newLevels(read: LevelFacts[], known: KnownLevel[]): LevelFacts[] {
  const byLocation = new Map(known.map((level) => [level.locationId, level]));
  return read.filter((level) => {
    const old = byLocation.get(level.locationId);
    if (!old) return true;
    if (old.updatedAt > level.updatedAt) return false;
    return !old.connected || old.availableUnits !== level.availableUnits;
  });
}
