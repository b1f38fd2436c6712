/** Every root field the sandbox answers. To add one: write it in its group's file, or add a file and list it here. */
import type { Resolver, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { bulkOperations } from "#sandbox/admin-api/resolvers/bulk-operations.ts";
import { collections } from "#sandbox/admin-api/resolvers/collections.ts";
import { customers } from "#sandbox/admin-api/resolvers/customers.ts";
import { draftOrders } from "#sandbox/admin-api/resolvers/draft-orders.ts";
import { fulfillmentOrders } from "#sandbox/admin-api/resolvers/fulfillment-orders.ts";
import { inventory } from "#sandbox/admin-api/resolvers/inventory.ts";
import { inventoryQuantities } from "#sandbox/admin-api/resolvers/inventory-quantities.ts";
import { locations } from "#sandbox/admin-api/resolvers/locations.ts";
import { metafieldDefinitions } from "#sandbox/admin-api/resolvers/metafield-definitions.ts";
import { metafields } from "#sandbox/admin-api/resolvers/metafields.ts";
import { orders } from "#sandbox/admin-api/resolvers/orders.ts";
import { products } from "#sandbox/admin-api/resolvers/products.ts";
import { sellingPlans } from "#sandbox/admin-api/resolvers/selling-plans.ts";
import { shop } from "#sandbox/admin-api/resolvers/shop.ts";
import { stagedUploads } from "#sandbox/admin-api/resolvers/staged-uploads.ts";
import { tags } from "#sandbox/admin-api/resolvers/tags.ts";
import { validations } from "#sandbox/admin-api/resolvers/validations.ts";
import { variants } from "#sandbox/admin-api/resolvers/variants.ts";
import { webhookSubscriptions } from "#sandbox/admin-api/resolvers/webhook-subscriptions.ts";

const GROUPS: ResolverGroup[] = [
  shop,
  products,
  variants,
  collections,
  metafields,
  metafieldDefinitions,
  inventory,
  inventoryQuantities,
  locations,
  orders,
  fulfillmentOrders,
  draftOrders,
  customers,
  sellingPlans,
  validations,
  webhookSubscriptions,
  bulkOperations,
  stagedUploads,
  tags,
];

const roots = (kind: keyof ResolverGroup): ReadonlyMap<string, Resolver> =>
  new Map(GROUPS.flatMap((group) => Object.entries(group[kind] ?? {})));

export const queryRoots = roots("query");
export const mutationRoots = roots("mutation");
