/** What the admin host's pages and controls are given. */
import type { SandboxContext } from "#sandbox/context.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import type { WebhookDispatcher } from "#sandbox/webhooks/dispatcher.ts";

export type AdminHost = {
  context: SandboxContext;
  webhooks: WebhookDispatcher;
  /** The theme on show; the "Online store" page changes it. */
  themeFolder: string;
  /** The theme that the sandbox was started with. */
  givenThemeFolder?: string;
  /** Admin API requests that are still to be answered THROTTLED. */
  throttle: { requestsLeft: number };
};

/** One page of one shop being made. */
export type PageRequest = { host: AdminHost; shop: ShopState; parameters: URLSearchParams };
