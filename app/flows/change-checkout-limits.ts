/** The merchant wants checkout to refuse what breaks an offer's terms, or no longer. */
import { saveWanted } from "#app/data/checkout-limits.ts";
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { queueLimitsSync } from "#app/flows/queue-limits-sync.ts";

/** Choosing what is chosen already tries again, after a refusal for instance. */
export async function changeCheckoutLimits(
  tx: ShopTx,
  { wanted, actor, now }: { wanted: boolean; actor: string; now: Date },
): Promise<void> {
  if (await saveWanted(tx, wanted)) {
    const name = wanted ? "checkout-limits-turned-on" : "checkout-limits-turned-off";
    await recordEvent(tx, { name, actor, at: now });
  }
  await queueLimitsSync(tx);
}
