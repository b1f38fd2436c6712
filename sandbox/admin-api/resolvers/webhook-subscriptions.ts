/**
 * Webhook subscriptions made through the API. The app's own, from shopify.app.toml, are not among them: Shopify does not
 * show app-specific subscriptions here, and the sandbox does not make others.
 */
import type { ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";

const NONE: { id: number }[] = [];

export const webhookSubscriptions: ResolverGroup = {
  query: {
    webhookSubscription: () => null,
    webhookSubscriptions: (args: PageArgs) => connectionById(NONE, args, () => null),
    webhookSubscriptionsCount: () => count(0),
  },
};
