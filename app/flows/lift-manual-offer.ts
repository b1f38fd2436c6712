/** Ends the merchant's choice by hand: the offer follows stock again. */
import { saveManualOffer } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { loadOffers, lockVariants } from "#app/data/offers.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";

export async function liftManualOffer(
  tx: ShopTx,
  input: { variantIds: bigint[]; actor: string; now: Date },
): Promise<{ lifted: number }> {
  const { actor, now } = input;
  const rows = await loadOffers(tx, await lockVariants(tx, input.variantIds), now);
  const chosen = rows.filter((row) => row.manualOffer !== null);
  const variantIds = chosen.map((row) => row.variantId);
  await saveManualOffer(tx, variantIds, null);
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
  await decideOffers(tx, { variantIds, actor, cause: "choice by hand lifted", now });
  return { lifted: variantIds.length };
}
