/** Shopify's leaky bucket: one per app and shop, emptied by what queries cost and refilled every second. */
import type { ShopState } from "#sandbox/store/state.ts";

export type Bucket = { maximumAvailable: number; restoreRate: number };
export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };

const DEFAULT: Bucket = { maximumAvailable: 2000, restoreRate: 100 };

type Level = { available: number; at: number };
const settings = new WeakMap<ShopState, Bucket>();
const levels = new WeakMap<ShopState, Map<string, Level>>();

/** Gives a shop another bucket: a small one lets a test meet THROTTLED. It starts full. */
export function setBucket(shop: ShopState, bucket: Bucket): void {
  settings.set(shop, bucket);
  levels.delete(shop);
}

function refilled(shop: ShopState, app: string, now: number): Level {
  const { maximumAvailable, restoreRate } = settings.get(shop) ?? DEFAULT;
  const buckets = levels.get(shop) ?? new Map<string, Level>();
  levels.set(shop, buckets);
  const level = buckets.get(app) ?? { available: maximumAvailable, at: now };
  level.available = Math.min(maximumAvailable, level.available + ((now - level.at) / 1000) * restoreRate);
  level.at = now;
  buckets.set(app, level);
  return level;
}

/** Takes the points, or takes none and says false. A negative number gives points back. */
export function takePoints(shop: ShopState, app: string, points: number, now = Date.now()): boolean {
  const level = refilled(shop, app, now);
  if (points > 0 && points > level.available) return false;
  level.available = Math.min((settings.get(shop) ?? DEFAULT).maximumAvailable, level.available - points);
  return true;
}

export function throttleStatus(shop: ShopState, app: string, now = Date.now()): ThrottleStatus {
  const { maximumAvailable, restoreRate } = settings.get(shop) ?? DEFAULT;
  return { maximumAvailable, currentlyAvailable: Math.floor(refilled(shop, app, now).available), restoreRate };
}
