/** Decides anew all that a change of the shop's or a template's values concerns, and tells the owner once. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { tellOwner, type OwnerNotice, type Switch } from "#app/flows/tell-owner.ts";

export const VARIANTS_AT_ONCE = 1_000;

type DecideManyInput = {
  /** The next variants after this one, in ascending order, at most `VARIANTS_AT_ONCE`. */
  find: (after: bigint) => Promise<bigint[]>;
  actor: string;
  cause: string;
  now: Date;
};

/** Variants are locked and decided in ascending order of id, a thousand at a time. @returns how many switched */
export async function decideMany(tx: ShopTx, { find, actor, cause, now }: DecideManyInput): Promise<number> {
  const switches: Switch[] = [];
  const notices: OwnerNotice[] = [];
  let after = 0n;
  for (;;) {
    const found = await find(after);
    const last = found.at(-1);
    if (last === undefined) break;
    const variantIds = await lockVariants(tx, found);
    const decided = await decideOffers(tx, { variantIds, actor, cause, now, quiet: true });
    switches.push(...decided.switches);
    notices.push(...decided.notices);
    after = last;
  }
  await tellOwner(tx, switches, notices);
  return switches.length;
}
