/** Ends the merchant's choice by hand: the offer follows stock again, also one that had ended and was switched off by hand since. */
import { saveManualOffer } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants, saveResumed } from "#app/data/offers.ts";
import { isUsedUp } from "#app/domain/offer-end.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export async function liftManualOffer(
  tx: ShopTx,
  input: { variantIds: bigint[]; actor: string; now: Date; tell?: "in-bulk" },
): Promise<{ lifted: number }> {
  const { actor, now, tell } = input;
  const rows = await loadOffers(tx, await lockVariants(tx, input.variantIds));
  const chosen = rows.filter((row) => row.manualOffer !== null);
  const variantIds = chosen.map((row) => row.variantId);
  await saveManualOffer(tx, variantIds, null);
  const switchedOff = chosen.filter((row) => row.manualOffer !== row.mode && !isUsedUp(row));
  await saveResumed(
    tx,
    switchedOff.map((row) => row.variantId),
    now,
  );
  await recordEvents(
    tx,
    chosen.map(({ variantId, manualOffer }) => ({
      variantId,
      name: "manual-offer-lifted",
      actor,
      detail: { offer: manualOffer },
      at: now,
    })),
  );
  await decideOffers(tx, { variantIds, actor, cause: "choice by hand lifted", now, tell });
  return { lifted: variantIds.length };
}
