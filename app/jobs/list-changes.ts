/** Which assigned variants Shopify changed since the last pass, or that all of them had better be read. */
import { inShop } from "#app/data/in-shop.ts";
import { countAssigned, findAssignedOf, type ReconcilePass } from "#app/data/reconcile-passes.ts";
import { areManyChanged, roundInsteadOf, type WholeRound } from "#app/domain/reconcile-plan.ts";
import { countChanges, readChanges } from "#app/shopify/reconcile-changes.ts";

type Place = { shopId: number; domain: string };

/** The list costs points for what is not ours, too, and for what we wrote ourselves: a long one is not read to its end. */
export async function listChanges({ shopId, domain }: Place, pass: ReconcilePass): Promise<bigint[] | WholeRound> {
  const since = pass.changedSince;
  const ofOurs = (page: { productIds: bigint[]; inventoryItemIds: bigint[] }) => inShop(shopId, (tx) => findAssignedOf(tx, page));
  let page = await readChanges(domain, since);
  if (page.next === null) return ofOurs(page);

  const assigned = await inShop(shopId, countAssigned);
  const { changedProducts, products, variants } = await countChanges(domain, since);
  const instead = roundInsteadOf(changedProducts, products, assigned);
  if (instead) return instead;
  const ours = new Set<bigint>();
  for (let listed = 0; ;) {
    for (const variantId of await ofOurs(page)) ours.add(variantId);
    if (areManyChanged(ours.size, assigned)) return "in bulk";
    if (page.next === null) return [...ours];
    listed += page.inventoryItemIds.length;
    const insteadOfItems = roundInsteadOf(listed, variants, assigned);
    if (insteadOfItems) return insteadOfItems;
    page = await readChanges(domain, since, page.next);
  }
}
