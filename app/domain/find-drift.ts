/** Compares what Standby means with what Shopify has: of a variant, and of a shop. */
import { canonicalJson } from "./canonical-json.ts";
import type { FoundDrift, ShopDriftKind, VariantDriftKind } from "./drift.ts";
import type { TermDrift } from "./find-plan-drift.ts";
import type { InventoryPolicy } from "./offer.ts";

export type VariantIntent = {
  policy: InventoryPolicy;
  /** JSON text. */
  metafield: string;
  /** Selling plan groups the variant belongs to by its template. */
  sellingPlanGroupIds: bigint[];
};

export type VariantInShopify = {
  policy: InventoryPolicy;
  metafield: string | null;
  /** Those of Standby's own groups that have the variant; null when they were not read. */
  sellingPlanGroupIds: bigint[] | null;
};

export function findVariantDrift(intent: VariantIntent, found: VariantInShopify): FoundDrift<VariantDriftKind>[] {
  const drifts: FoundDrift<VariantDriftKind>[] = [];
  if (intent.policy !== found.policy) drifts.push({ kind: "policy", expected: intent.policy, found: found.policy });
  if (found.metafield === null || canonicalJson(intent.metafield) !== canonicalJson(found.metafield)) {
    drifts.push({ kind: "offer_metafield", expected: intent.metafield, found: found.metafield });
  }
  const plan = found.sellingPlanGroupIds && findPlanDrift(intent.sellingPlanGroupIds, found.sellingPlanGroupIds);
  return plan ? [...drifts, plan] : drifts;
}

/** Groups that a variant belongs to, and those that have it. */
export function findPlanDrift(asked: bigint[], joined: bigint[]): FoundDrift<VariantDriftKind> | null {
  const expected = idList(asked);
  const found = idList(joined);
  return expected === found ? null : { kind: "selling_plan", expected, found };
}

const idList = (ids: bigint[]) => ids.map(String).sort().join(",");

export type ShopIntent = { proxyPath: string; scopes: string[]; webhookVersion?: string };

export type ShopInShopify = {
  hasDefinition: boolean;
  proxyPath: string | null;
  /** Whether Standby answers there; null when nobody can tell. */
  proxyAnswers?: boolean | null;
  scopes: string[];
  extraSubscriptions: string[];
  /** By topic, of the newest webhook of each. */
  webhookVersions?: { topic: string; apiVersion: string }[];
  /** Terms of Standby's own plans that somebody changed; null while they cannot be compared. */
  planTerms?: TermDrift[] | null;
  /** Why Standby's own location keeps no units; null when it does, or none is wanted. */
  incomingLocationProblem?: string | null;
};

export const incomingLocationDrift = (problem: string): FoundDrift<ShopDriftKind> => ({
  kind: "incoming_location",
  expected: "open",
  found: problem,
});

export function findShopDrift(intent: ShopIntent, found: ShopInShopify): FoundDrift<ShopDriftKind>[] {
  const drifts: FoundDrift<ShopDriftKind>[] = [];
  if (!found.hasDefinition) drifts.push({ kind: "metafield_definition", expected: "defined", found: null });
  if (found.proxyPath !== intent.proxyPath) {
    drifts.push({ kind: "proxy_path", expected: intent.proxyPath, found: found.proxyPath });
  } else if (found.proxyAnswers === false) {
    drifts.push({ kind: "proxy_moved", expected: intent.proxyPath, found: null });
  }
  const otherVersions = findOtherVersions(intent.webhookVersion, found.webhookVersions);
  if (otherVersions) drifts.push(otherVersions);
  if (found.extraSubscriptions.length > 0) {
    drifts.push({ kind: "webhook_subscription", expected: "", found: found.extraSubscriptions.join("\n") });
  }
  const { incomingLocationProblem = null } = found;
  if (incomingLocationProblem !== null) {
    drifts.push(incomingLocationDrift(incomingLocationProblem));
  }
  if (found.planTerms && found.planTerms.length > 0) {
    drifts.push({ kind: "plan_terms", expected: "", found: JSON.stringify(found.planTerms) });
  }
  const missing = missingScopes(intent.scopes, found.scopes);
  if (missing.length > 0) drifts.push({ kind: "scopes", expected: missing.join(","), found: found.scopes.join(",") });
  return drifts;
}

/** Webhooks made with another version of Shopify's API than the one that Standby reads: "orders/create 2026-07". */
function findOtherVersions(expected = "", found: ShopInShopify["webhookVersions"] = []): FoundDrift<ShopDriftKind> | null {
  const others = found.filter(({ apiVersion }) => apiVersion !== expected);
  if (others.length === 0) return null;
  return { kind: "webhook_version", expected, found: others.map(({ topic, apiVersion }) => `${topic} ${apiVersion}`).join("\n") };
}

/** Units of an exact cap, as they are known now: meant, and there. Null where they agree. */
export function findCapDrift(units: {
  capUnits: number | null;
  capLevelUnits: number | null;
}): FoundDrift<VariantDriftKind> | null {
  const meant = units.capUnits ?? 0;
  const there = units.capLevelUnits ?? 0;
  return meant === there ? null : { kind: "cap_units", expected: String(meant), found: String(there) };
}

/** What is needed and not granted; who may write a thing may read it. */
export function missingScopes(needed: string[], granted: string[]): string[] {
  const has = new Set(granted);
  return needed.filter((scope) => !has.has(scope) && !has.has(scope.replace(/^read_/, "write_")));
}
