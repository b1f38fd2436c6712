/** When a webhook's news was true, to be compared with what was read. */

const LAST_OF_SECOND_MS = 999;

/**
 * An `updated_at` has whole seconds: taken by itself, what was read in the same second would count as newer. So it is brought up
 * to the moment at which Shopify told of it, within that second.
 */
export function toldAtOf(updatedAt: Date | null | undefined, triggeredAt: Date): Date {
  if (!updatedAt) return triggeredAt;
  const from = updatedAt.getTime();
  return new Date(Math.max(from, Math.min(triggeredAt.getTime(), from + LAST_OF_SECOND_MS)));
}
