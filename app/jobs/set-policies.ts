/** Sees to it that variants in Shopify have the inventory policies they should: asks once, writes only what differs. */
import { readPolicies, writePolicies, type FoundPolicy, type PolicyWrite } from "#app/shopify/policies.ts";

export type PoliciesSet = {
  /** Those that have the policy now. */
  written: Set<bigint>;
  /** Those that Shopify no longer has. */
  gone: Set<bigint>;
  /** Shopify's words, by variant. */
  refused: Map<bigint, string>;
};

/** @param writes 250 at most, of any products */
export async function setPolicies(shopDomain: string, writes: PolicyWrite[]): Promise<PoliciesSet> {
  const found = await readPolicies(
    shopDomain,
    writes.map(({ variantId }) => variantId),
  );
  const set: PoliciesSet = { written: new Set(), gone: new Set(), refused: new Map() };
  for (const { variantId, policy } of writes) {
    if (!found.has(variantId)) set.gone.add(variantId);
    else if (found.get(variantId)?.policy === policy) set.written.add(variantId);
  }
  for (const [productId, differing] of differingByProduct(writes, found)) {
    for (const [variantId, outcome] of await writePolicies(shopDomain, productId, differing)) {
      if (outcome === "written" || outcome === "gone") set[outcome].add(variantId);
      else set.refused.set(variantId, `Shopify did not change the inventory policy of ${variantId}: ${outcome.refused}`);
    }
  }
  return set;
}

function differingByProduct(writes: PolicyWrite[], found: Map<bigint, FoundPolicy>): Map<bigint, PolicyWrite[]> {
  const byProduct = new Map<bigint, PolicyWrite[]>();
  for (const write of writes) {
    const there = found.get(write.variantId);
    if (!there || there.policy === write.policy) continue;
    byProduct.set(there.productId, [...(byProduct.get(there.productId) ?? []), write]);
  }
  return byProduct;
}
