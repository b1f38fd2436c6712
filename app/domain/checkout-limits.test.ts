import { expect, test } from "vitest";
import { checkoutLimitsState, type CheckoutLimitsFacts, type CheckoutLimitsState } from "./checkout-limits.ts";

const SCOPES = "read_orders,write_products,write_validations";
const wanted = { wanted: true, validationId: null, problem: null };

test.each<[string, CheckoutLimitsFacts["limits"], string, CheckoutLimitsState]>([
  ["never asked for", null, SCOPES, "off"],
  ["not wanted, and gone", { ...wanted, wanted: false }, SCOPES, "off"],
  ["not wanted, and still there", { ...wanted, wanted: false, validationId: 5n }, SCOPES, "turning_off"],
  ["wanted, and there", { ...wanted, validationId: 5n }, SCOPES, "on"],
  ["wanted, and not there yet", wanted, SCOPES, "turning_on"],
  ["wanted, and refused", { ...wanted, problem: "Too many." }, SCOPES, "refused"],
  ["wanted, and not allowed", wanted, "write_products", "needs_permission"],
  ["allowed by half a name", wanted, "write_validations_of_others", "needs_permission"],
])("%s", (_name, limits, grantedScopes, state) => {
  expect(checkoutLimitsState({ limits, grantedScopes })).toBe(state);
});
