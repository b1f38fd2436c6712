/** Changes what follows an offer's end in the whole shop, and decides anew what has left it to the shop. */
import { recordEvent } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findVariantsAsShop } from "#app/data/offers.ts";
import { saveShopFollowsEnd } from "#app/data/shop-settings.ts";
import type { FollowsEnd } from "#app/domain/offer.ts";
import { decideMany, VARIANTS_AT_ONCE } from "#app/flows/decide-many.ts";

type ChangeFollowsEndInput = { followsEnd: FollowsEnd; actor: string; now: Date };

/** @returns how many variants switched */
export async function changeFollowsEnd(tx: ShopTx, { followsEnd, actor, now }: ChangeFollowsEndInput): Promise<number> {
  const from = await saveShopFollowsEnd(tx, followsEnd);
  if (from === followsEnd) return 0;
  await recordEvent(tx, { name: "follows-end-changed", actor, detail: { from, to: followsEnd }, at: now });
  const find = (after: bigint) => findVariantsAsShop(tx, { after, limit: VARIANTS_AT_ONCE });
  return decideMany(tx, { find, actor, cause: "what follows an offer's end", now });
}
