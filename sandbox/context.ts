/** What every part of the sandbox is given: the state, where things are, and the app under development. */
import type { Store } from "#sandbox/store/store.ts";

export type AppUnderDevelopment = {
  apiKey: string;
  apiSecret: string;
  /** Numeric app id: `$app` metafields live in the namespace `app--<id>`. */
  appId: number;
  handle: string;
  /** Where the app listens, without a slash at the end. */
  url: string;
  /** shopify.app.toml: scopes, webhook subscriptions, proxy, metafield definitions. */
  tomlFile: string;
  extensionsFolder: string;
};

export type Origins = { admin: string; storefront: string; mailbox: string };

export type SandboxContext = {
  store: Store;
  origins: Origins;
  app: AppUnderDevelopment;
  log: (line: string) => void;
};

/** The `$app` namespace as it is stored. */
export const appNamespace = (app: Pick<AppUnderDevelopment, "appId">) => `app--${app.appId}`;
