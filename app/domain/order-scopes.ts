/** What a shop must have allowed before orders can be marked and held. */

export const WRITE_ORDERS = "write_orders";
export const HOLD_ORDERS = "write_merchant_managed_fulfillment_orders";

const has = (grantedScopes: string, scope: string) => grantedScopes.split(",").includes(scope);

export const mayHoldOrders = (grantedScopes: string): boolean => has(grantedScopes, HOLD_ORDERS);

export const mayMarkOrders = (grantedScopes: string): boolean => has(grantedScopes, WRITE_ORDERS);

export const ORDER_HOLDS_REFUSED = "Standby may not hold orders. Open Standby and agree to the new permissions.";
