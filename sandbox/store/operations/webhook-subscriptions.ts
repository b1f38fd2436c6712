/** A shop's own webhook subscriptions, which an app makes through the Admin API. */
import type { ShopState, WebhookSubscription } from "#sandbox/store/state.ts";

/** A state saved before there were any has none. */
export const webhookSubscriptionsOf = (shop: ShopState): Map<number, WebhookSubscription> =>
  (shop.webhookSubscriptions ??= new Map());

/** "orders/create" as the Admin API names it. */
export const topicName = (topic: string): string => topic.replaceAll("/", "_").toUpperCase();
