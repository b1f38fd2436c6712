/** How the checkout's limits stand, in the words of the settings page. */

export const CHECKOUT_LIMITS_SCOPE = "write_validations";

export type CheckoutLimitsState = "off" | "on" | "turning_on" | "turning_off" | "needs_permission" | "refused";

export type CheckoutLimitsFacts = {
  /** Null when it was never asked for. */
  limits: { wanted: boolean; validationId: bigint | null; problem: string | null } | null;
  /** Separated by commas. */
  grantedScopes: string;
};

export function checkoutLimitsState({ limits, grantedScopes }: CheckoutLimitsFacts): CheckoutLimitsState {
  const isThere = (limits?.validationId ?? null) !== null;
  if (!limits?.wanted) return isThere ? "turning_off" : "off";
  if (!grantedScopes.split(",").includes(CHECKOUT_LIMITS_SCOPE)) return "needs_permission";
  if (limits.problem !== null) return "refused";
  return isThere ? "on" : "turning_on";
}
