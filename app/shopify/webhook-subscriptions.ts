/** Webhook subscriptions made for one shop through the Admin API. Standby makes none: its own stand in the app's configuration. */
import { adminGraphql } from "./admin.ts";
import type { UserError } from "./user-errors.ts";

export const SHOP_SUBSCRIPTIONS = `#graphql
  query ShopSubscriptions {
    webhookSubscriptions(first: 100) { nodes { id topic uri filter apiVersion { handle } } }
  }
`;

export type ShopSubscription = {
  id: string;
  topic: string;
  uri: string;
  filter: string | null;
  apiVersion: { handle: string };
};

export async function readShopSubscriptions(shopDomain: string): Promise<ShopSubscription[]> {
  type Answer = { webhookSubscriptions: { nodes: ShopSubscription[] } | null };
  return (await adminGraphql<Answer>(shopDomain, SHOP_SUBSCRIPTIONS)).webhookSubscriptions?.nodes ?? [];
}

export const DELETE_SUBSCRIPTION = `#graphql
  mutation DeleteSubscription($id: ID!) {
    webhookSubscriptionDelete(id: $id) { userErrors { field message } }
  }
`;

/** One that is gone already is as good as deleted. */
export async function deleteShopSubscriptions(shopDomain: string): Promise<void> {
  type Answer = { webhookSubscriptionDelete: { userErrors: UserError[] } | null };
  const before = await readShopSubscriptions(shopDomain);
  for (const { id } of before) await adminGraphql<Answer>(shopDomain, DELETE_SUBSCRIPTION, { id });
}
