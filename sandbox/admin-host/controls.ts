/** What can be made to happen to a shop from outside, by function and by `POST {admin}/_sandbox/NAME`. */
import { setBulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import type { AdminHost } from "#sandbox/admin-host/host.ts";
import { chooseTheme, themeFolders } from "#sandbox/admin-host/theme-folders.ts";
import { findShop } from "#sandbox/admin-host/read-shop.ts";
import { grantScopes, installApp, uninstallApp } from "#sandbox/auth/install-app.ts";
import { expireTokens, revokeTokens } from "#sandbox/auth/issue-tokens.ts";
import { mintSessionToken } from "#sandbox/auth/sign.ts";
import { PRIVACY_TOPICS, requestPrivacy, type PrivacyTopic } from "#sandbox/auth/request-privacy.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { placementKey } from "#sandbox/storefront/theme/place-app-block.ts";
import { FAULT_KINDS, type FaultKind } from "#sandbox/webhooks/webhook-faults.ts";

/** Fields of the JSON or form that asked; `shop` (handle or domain) is needed where there are several shops. */
export type Fields = Record<string, unknown>;
export type ControlAnswer = { ok: true; result?: unknown } | { ok: false; message: string };
type Control = (host: AdminHost, shop: ShopState, fields: Fields) => ControlAnswer;

const done: ControlAnswer = { ok: true };
const refused = (message: string): ControlAnswer => ({ ok: false, message });
const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
const count = (value: unknown) => (value === undefined || value === "" ? undefined : Number(value));

function setWebhookFault(host: AdminHost, fields: Fields): ControlAnswer {
  const topic = text(fields.topic) || "*";
  const kind = text(fields.kind);
  const [times, delayMs] = [count(fields.times), count(fields.delayMs)];
  if (kind === "" || kind === "none") {
    host.webhooks.faults.set(topic, null);
    return done;
  }
  if (!FAULT_KINDS.includes(kind as FaultKind)) return refused(`A fault is one of: ${FAULT_KINDS.join(", ")}, none.`);
  if (![times, delayMs].every((value) => value === undefined || (Number.isFinite(value) && value >= 0))) {
    return refused("times and delayMs are numbers.");
  }
  host.webhooks.faults.set(topic, { kind: kind as FaultKind, times, delayMs });
  return done;
}

/** The merchant gives the app proxy another address, of which Shopify tells nobody. */
function moveProxy(host: AdminHost, shop: ShopState, fields: Fields): ControlAnswer {
  const path = text(fields.path);
  if (!shop.installation) return refused("The app is not installed.");
  if (!/^\/(a|apps|community|tools)\/[A-Za-z0-9_-]{1,30}$/.test(path)) return refused("A path is like /apps/waitlist.");
  shop.installation.proxyPath = path;
  host.context.store.changed();
  return done;
}

/** A pace, or something that goes wrong; without fields all is as usual. */
function setBulk(_host: AdminHost, shop: ShopState, fields: Fields): ControlAnswer {
  const names = ["linesPerSecond", "failAfterLines", "cutResultAfterLines"];
  const given = names.flatMap((name) => (count(fields[name]) === undefined ? [] : [[name, count(fields[name])] as const]));
  if (!given.every(([, value]) => Number(value) > 0)) return refused(`${names.join(", ")} are numbers above 0.`);
  setBulkSettings(shop, Object.fromEntries(given));
  return done;
}

function askForPrivacy(host: AdminHost, shop: ShopState, fields: Fields): ControlAnswer {
  const topic = text(fields.topic);
  if (!PRIVACY_TOPICS.includes(topic as PrivacyTopic)) return refused(`The topic is one of: ${PRIVACY_TOPICS.join(", ")}.`);
  if (topic !== "shop/redact" && !text(fields.email)) return refused("Say which customer: an email address.");
  requestPrivacy(host.context, shop, topic as PrivacyTopic, text(fields.email));
  return done;
}

const scopeList = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : text(value).split(/[\s,]+/)).filter(Boolean);

export const CONTROLS: Record<string, Control> = {
  install: (host, shop) => ({ ok: true, result: { installationId: installApp(host.context, shop).id } }),
  uninstall: (host, shop) => {
    uninstallApp(host.context, shop);
    return done;
  },
  scopes: (host, shop, fields) => {
    if (!shop.installation) return refused("The app is not installed.");
    grantScopes(host.context, shop, scopeList(fields.scopes));
    return done;
  },
  "tokens/revoke": (host, shop) => {
    revokeTokens(host.context, shop);
    return done;
  },
  "tokens/expire": (host, shop) => {
    expireTokens(host.context, shop);
    return done;
  },
  "session-token": (host, shop) => ({ ok: true, result: { token: mintSessionToken(host.context.app, shop) } }),
  "proxy-path": moveProxy,
  throttle: (host, _shop, fields) => {
    host.throttle.requestsLeft = Math.max(0, Math.trunc(Number(fields.requests ?? 1)) || 0);
    return done;
  },
  "bulk/settings": setBulk,
  privacy: askForPrivacy,
  "webhooks/fault": (host, _shop, fields) => setWebhookFault(host, fields),
  "webhooks/clear-faults": (host) => {
    host.webhooks.faults.clear();
    return done;
  },
  "webhooks/redeliver": (host, _shop, fields) =>
    host.webhooks.redeliver(text(fields.webhookId)) ? done : refused("That webhook is no longer in the log."),
  "app-block": (host, shop, fields) => {
    const block = text(fields.block);
    if (!block) return refused("Say which block.");
    const placed = ["true", "on", true].includes(fields.placed as string);
    shop.appEmbeds.set(placementKey(block), { enabled: placed, settings: {} });
    host.context.store.changed();
    return done;
  },
  theme: (host, _shop, fields) => {
    const wanted = themeFolders(host).find(({ name }) => name === text(fields.theme));
    if (!wanted)
      return refused(
        `The theme is one of: ${themeFolders(host)
          .map(({ name }) => name)
          .join(", ")}.`,
      );
    chooseTheme(host, wanted.folder);
    return done;
  },
  "app-embed": (host, shop, fields) => {
    const key = text(fields.block);
    if (!key) return refused("Say which block.");
    const settings = shop.appEmbeds.get(key)?.settings ?? {};
    shop.appEmbeds.set(key, { enabled: ["true", "on", true].includes(fields.enabled as string), settings });
    host.context.store.changed();
    return done;
  },
};

/** Runs a control on the named shop, or on the only one there is. */
export function runControl(host: AdminHost, name: string, fields: Fields): ControlAnswer {
  const control = CONTROLS[name];
  if (!control) return refused(`There is no control "${name}". Known: ${Object.keys(CONTROLS).join(", ")}.`);
  const [first] = host.context.store.state.shops.values();
  const shop = fields.shop ? findShop(host.context, text(fields.shop)) : first;
  return shop ? control(host, shop, fields) : refused("There is no such shop.");
}

/** What is set at the moment: for the controls page and for tests. */
export function readControls(host: AdminHost) {
  return {
    throttledRequestsLeft: host.throttle.requestsLeft,
    webhookFaults: host.webhooks.faults.list(),
    shops: [...host.context.store.state.shops.values()].map((shop) => ({
      domain: shop.domain,
      installed: shop.installation !== null,
      scopes: shop.installation?.grantedScopes ?? [],
      tokens: shop.installation?.tokens.length ?? 0,
    })),
  };
}
