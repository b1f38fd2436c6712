/** One request to the Admin API, as resolvers see it. */
import type { GraphQLResolveInfo } from "graphql";
import { appNamespace, type SandboxContext } from "#sandbox/context.ts";
import type { ShopState } from "#sandbox/store/state.ts";

/**
 * Who asks. "app" is the app under development with its installation's scopes; "custom" is the shop's adminToken: every
 * scope, and it stands for the same app, so that `$app` and `currentAppInstallation` mean what they mean to the app.
 */
export type Caller = { kind: "app"; scopes: ReadonlySet<string> } | { kind: "custom" };

export type Call = {
  context: SandboxContext;
  shop: ShopState;
  caller: Caller;
  /** Points used so far: what becomes actualQueryCost. */
  points: { used: number };
};

/** A root field. Arguments have been checked against the schema before, so a resolver names the type it knows they have. */
export type Resolver = (args: never, call: Call, info: GraphQLResolveInfo) => unknown;
export type ResolverGroup = { query?: Record<string, Resolver>; mutation?: Record<string, Resolver> };

/** `$app` and no namespace at all are the app's own; `$app:x` is a part of it. */
export function metafieldNamespace(call: Call, namespace: string | null | undefined): string {
  const own = appNamespace(call.context.app);
  if (!namespace || namespace === "$app") return own;
  return namespace.startsWith("$app:") ? `${own}--${namespace.slice("$app:".length)}` : namespace;
}
