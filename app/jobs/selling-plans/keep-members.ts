/** Variants join their template's plan while it is what their offer asks for, and leave it once Shopify knows of another offer. */
import { inShop } from "#app/data/in-shop.ts";
import { addMembers, findJoining, findLeaving, removeMembers, type Member } from "#app/data/selling-plans.ts";
import type { Shop } from "#app/data/shops.ts";
import { recordPlanRefusal } from "#app/flows/record-plan-refusal.ts";
import { addToPlanGroup, removeFromPlanGroup, type GroupAnswer } from "#app/shopify/selling-plans.ts";

/** As many as Shopify takes in one list. */
const VARIANTS_AT_ONCE = 250;

/** @returns groups that turned out to be gone. */
export function joinPlans(shop: Shop): Promise<Set<bigint>> {
  return forMembers((after) => inShop(shop.id, (tx) => findJoining(tx, after, VARIANTS_AT_ONCE)), {
    ask: (groupId, variantIds) => addToPlanGroup(shop.domain, groupId, variantIds),
    note: (groupId, variantIds) => inShop(shop.id, (tx) => addMembers(tx, groupId, variantIds)),
    refuse: keepRefusal(shop),
  });
}

/** @returns groups that turned out to be gone. */
export function leavePlans(shop: Shop): Promise<Set<bigint>> {
  return forMembers((after) => inShop(shop.id, (tx) => findLeaving(tx, after, VARIANTS_AT_ONCE)), {
    ask: (groupId, variantIds) => removeFromPlanGroup(shop.domain, groupId, variantIds),
    note: (groupId, variantIds) => inShop(shop.id, (tx) => removeMembers(tx, groupId, variantIds)),
    refuse: keepRefusal(shop),
  });
}

type Move = {
  ask: (groupId: bigint, variantIds: bigint[]) => Promise<GroupAnswer>;
  note: (groupId: bigint, variantIds: bigint[]) => Promise<void>;
  refuse: (variantId: bigint, reason: string) => Promise<void>;
};

const keepRefusal = (shop: Shop) => (variantId: bigint, reason: string) =>
  inShop(shop.id, (tx) => recordPlanRefusal(tx, { variantId, reason, now: new Date() }));

async function forMembers(next: (after: bigint) => Promise<Member[]>, move: Move): Promise<Set<bigint>> {
  const gone = new Set<bigint>();
  let slice = await next(0n);
  while (slice.length > 0) {
    for (const groupId of new Set(slice.map((member) => member.groupId))) {
      const variantIds = slice.filter((member) => member.groupId === groupId).map(({ variantId }) => variantId);
      if (!gone.has(groupId) && (await tell(groupId, variantIds, move))) gone.add(groupId);
    }
    slice = await next(slice.at(-1)!.variantId);
  }
  return gone;
}

/** One that Shopify does not take, e.g. a variant deleted just now, must not keep the others out. @returns is the group gone. */
async function tell(groupId: bigint, variantIds: bigint[], move: Move): Promise<boolean> {
  const answer = await move.ask(groupId, variantIds);
  if (answer.state === "done") await move.note(groupId, variantIds);
  if (answer.state !== "refused") return answer.state === "gone";
  const [first, ...others] = variantIds;
  if (first !== undefined && others.length === 0) await move.refuse(first, answer.reason);
  else for (const variantId of variantIds) await tell(groupId, [variantId], move);
  return false;
}
