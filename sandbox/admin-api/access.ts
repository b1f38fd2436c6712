/** Which access scopes an app needs: for what it reads by the type it gets, for what it changes by the mutation's name. */
import { getNamedType, type GraphQLResolveInfo } from "graphql";
import type { Call } from "#sandbox/admin-api/call.ts";
import { accessDenied } from "#sandbox/admin-api/errors.ts";

const FULFILLMENT_ORDERS = [
  "merchant_managed_fulfillment_orders",
  "assigned_fulfillment_orders",
  "third_party_fulfillment_orders",
];
const reads = (...names: string[]) => names.map((name) => `read_${name}`);
const writes = (...names: string[]) => names.map((name) => `write_${name}`);

/** Any one of the scopes is enough. */
const READING: Record<string, string[]> = {
  Product: reads("products"),
  ProductVariant: reads("products"),
  Collection: reads("products"),
  SellingPlanGroup: reads("purchase_options"),
  Validation: reads("validations"),
  PaymentTerms: reads("payment_terms"),
  InventoryItem: reads("inventory", "products"),
  InventoryLevel: reads("inventory"),
  Location: reads("locations"),
  Order: reads("orders"),
  Refund: reads("orders"),
  Fulfillment: reads("orders"),
  FulfillmentOrder: reads(...FULFILLMENT_ORDERS),
  DraftOrder: reads("draft_orders"),
  Customer: reads("customers"),
};

const WRITING: [pattern: RegExp, scopes: string[]][] = [
  [/^(sellingPlanGroup|productJoinSelling|productVariantJoinSelling)/, writes("purchase_options")],
  [/^validation/, writes("validations")],
  [/^(product|collection)/, writes("products")],
  [/^inventory/, writes("inventory")],
  [/^location/, writes("locations")],
  [/^fulfillment/, writes(...FULFILLMENT_ORDERS)],
  [/^draftOrder/, writes("draft_orders")],
  [/^(order|refund)/, writes("orders")],
  [/^customer/, writes("customers")],
];

/** To change something is to be allowed to read it. */
export function hasScope(call: Call, scopes: string[]): boolean {
  if (call.caller.kind === "custom") return true;
  const granted = call.caller.scopes;
  return scopes.some((scope) => granted.has(scope) || granted.has(scope.replace("read_", "write_")));
}

/** Throws ACCESS_DENIED when the app lacks a scope for what the field returns or does. */
export function requireAccess(call: Call, info: GraphQLResolveInfo): void {
  if (call.caller.kind === "custom") return;
  const mutation = info.parentType.name === "Mutation";
  const scopes = mutation
    ? WRITING.find(([pattern]) => pattern.test(info.fieldName))?.[1]
    : READING[getNamedType(info.returnType).name.replace(/(Connection|Edge)$/, "")];
  if (scopes && !hasScope(call, scopes)) throw accessDenied(info.fieldName, scopes);
}

/** For mutations that act on any type (tags, metafields): the scope to change what the GID names. */
export function requireWriteTo(call: Call, info: GraphQLResolveInfo, type: string): void {
  const scopes = READING[type]?.map((scope) => scope.replace("read_", "write_"));
  if (scopes && !hasScope(call, scopes)) throw accessDenied(info.fieldName, scopes);
}
