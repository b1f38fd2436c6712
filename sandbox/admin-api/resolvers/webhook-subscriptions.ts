/**
 * Webhook subscriptions made through the API, which only this shop has. The app's own, from shopify.app.toml, are not among
 * them: Shopify does not show app-specific subscriptions here.
 */
import { readAppToml } from "#sandbox/app-toml.ts";
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { connectionById, count, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { gid } from "#sandbox/store/gid.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import { webhookSubscriptionsOf } from "#sandbox/store/operations/webhook-subscriptions.ts";
import type { WebhookSubscription } from "#sandbox/store/state.ts";

type Input = { uri?: string | null; callbackUrl?: string | null; filter?: string | null; includeFields?: string[] | null };

const MISSING = userError(["id"], "Webhook subscription does not exist");
const find = (call: Call, id: string) => lookUp(webhookSubscriptionsOf(call.shop), "WebhookSubscription", id);

function subscriptionObject(call: Call, subscription: WebhookSubscription): object {
  const { id, uri, ...rest } = subscription;
  const handle = readAppToml(call.context.app.tomlFile).apiVersion;
  return {
    __typename: "WebhookSubscription",
    ...rest,
    uri,
    callbackUrl: uri,
    id: gid("WebhookSubscription", id),
    legacyResourceId: String(id),
    apiVersion: { handle, displayName: handle, supported: true },
    format: "JSON",
    includeFields: subscription.includeFields ?? [],
    metafieldNamespaces: [],
    metafields: [],
    name: null,
  };
}

const addressOf = ({ uri, callbackUrl }: Input) => uri ?? callbackUrl ?? "";
const badAddress = (input: Input) =>
  /^https?:\/\//.test(addressOf(input)) ? [] : [userError(["webhookSubscription", "callbackUrl"], "Address is invalid")];

function create({ topic, webhookSubscription: input }: { topic: string; webhookSubscription: Input }, call: Call) {
  const userErrors = badAddress(input);
  if (userErrors.length > 0) return { webhookSubscription: null, userErrors };
  const at = nowInstant();
  const { filter = null, includeFields = null } = input;
  const made = {
    id: call.context.store.nextId(),
    topic,
    uri: addressOf(input),
    filter,
    includeFields,
    createdAt: at,
    updatedAt: at,
  };
  webhookSubscriptionsOf(call.shop).set(made.id, made);
  call.context.store.changed();
  return { webhookSubscription: subscriptionObject(call, made), userErrors: [] };
}

/** What is left out stays. */
function update({ id, webhookSubscription: input }: { id: string; webhookSubscription: Input }, call: Call) {
  const found = find(call, id);
  if (!found) return { webhookSubscription: null, userErrors: [MISSING] };
  const userErrors = addressOf(input) ? badAddress(input) : [];
  if (userErrors.length > 0) return { webhookSubscription: null, userErrors };
  found.uri = addressOf(input) || found.uri;
  if (input.filter !== undefined) found.filter = input.filter;
  if (input.includeFields !== undefined) found.includeFields = input.includeFields;
  found.updatedAt = nowInstant();
  call.context.store.changed();
  return { webhookSubscription: subscriptionObject(call, found), userErrors: [] };
}

function remove({ id }: { id: string }, call: Call) {
  const found = find(call, id);
  if (!found) return { deletedWebhookSubscriptionId: null, userErrors: [MISSING] };
  webhookSubscriptionsOf(call.shop).delete(found.id);
  call.context.store.changed();
  return { deletedWebhookSubscriptionId: id, userErrors: [] };
}

export const webhookSubscriptions: ResolverGroup = {
  query: {
    webhookSubscription({ id }: { id: string }, call) {
      const found = find(call, id);
      return found ? subscriptionObject(call, found) : null;
    },
    webhookSubscriptions: (args: PageArgs & { topics?: string[] | null }, call) => {
      const all = [...webhookSubscriptionsOf(call.shop).values()];
      const asked = all.filter(({ topic }) => !args.topics || args.topics.includes(topic));
      return connectionById(asked, args, (one) => subscriptionObject(call, one));
    },
    webhookSubscriptionsCount: (_args: object, call) => count(webhookSubscriptionsOf(call.shop).size),
  },
  mutation: { webhookSubscriptionCreate: create, webhookSubscriptionUpdate: update, webhookSubscriptionDelete: remove },
};
