/** `policy` and the shop's policies by name. */
import { POLICIES, type Policy } from "#sandbox/storefront/content.ts";
import { LazyDrop, type Fields } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";

export const policyDrop = (runtime: Runtime, { id, title, body, handle }: Policy) =>
  new LazyDrop(title, { id, title, body, url: localUrl(runtime, `/policies/${handle}`) });

/** `shop.refund_policy` and its siblings; there is none for subscriptions. */
export const policyFields = (runtime: Runtime): Fields => ({
  ...Object.fromEntries(POLICIES.map((policy) => [policy.key, () => policyDrop(runtime, policy)])),
  subscription_policy: null,
  policies: () => POLICIES.map((policy) => policyDrop(runtime, policy)),
});
