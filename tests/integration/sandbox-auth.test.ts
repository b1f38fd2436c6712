import "@shopify/shopify-api/adapters/node";
import { ApiVersion, HttpResponseError, LogSeverity, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import { abstractFetch, setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { issueToken } from "#sandbox/auth/issue-tokens.ts";
import { installApp } from "#sandbox/auth/install-app.ts";
import { launchQuery, mintSessionToken, readSessionToken } from "#sandbox/auth/sign.ts";
import type { SellingPlanGroup } from "#sandbox/store/state.ts";
import { API_KEY, API_SECRET, SHOP, startListeningApp, startTestSandbox } from "./sandbox-process.ts";

const library = shopifyApi({
  apiKey: API_KEY,
  apiSecretKey: API_SECRET,
  hostName: "app.example.test",
  apiVersion: ApiVersion.October26,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error, log: async () => undefined },
});

let app: Awaited<ReturnType<typeof startListeningApp>>;
let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
const fetchBefore = abstractFetch;

beforeAll(async () => {
  app = await startListeningApp();
  sandbox = await startTestSandbox(app.url);
  setAbstractFetchFunc((url, init) => {
    const target = new URL(String(url));
    const headers = new Headers(init?.headers);
    headers.set("x-forwarded-shop", target.host);
    return fetch(sandbox.context.origins.admin + target.pathname, { ...init, headers });
  });
});
afterAll(async () => {
  setAbstractFetchFunc(fetchBefore);
  await sandbox.stop();
  await app.stop();
});
beforeEach(async () => {
  await sandbox.webhooks.idle();
  app.heard.length = 0;
  sandbox.shop.installation = null;
  installApp(sandbox.context, sandbox.shop);
});

const sessionToken = () => mintSessionToken(sandbox.context.app, sandbox.shop);
const exchange = async (requestedTokenType = RequestedTokenType.OfflineAccessToken, expiring = true) => {
  const { session } = await library.auth.tokenExchange({
    shop: SHOP,
    sessionToken: sessionToken(),
    requestedTokenType,
    expiring,
  });
  return session;
};
const refresh = async (refreshToken: string | undefined) =>
  (await library.auth.refreshToken({ shop: SHOP, refreshToken: refreshToken ?? "" })).session;
const shopName = async (accessToken: string | undefined) => {
  const response = await fetch(`${sandbox.context.origins.admin}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": accessToken ?? "", "x-forwarded-shop": SHOP },
    body: JSON.stringify({ query: "{ shop { name } }" }),
  });
  return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: unknown } };
};
const statusOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HttpResponseError)) throw new Error(`Expected a refusal, got ${String(error)}`);
  return { status: error.response.code, body: error.response.body as { error?: string } };
};

describe("token exchange with the real library", () => {
  test("gives an expiring offline token that opens the Admin API", async () => {
    const session = await exchange();
    expect(session.isOnline).toBe(false);
    expect(session.scope).toBe(
      "read_inventory,read_locations,write_app_proxy,write_draft_orders,write_inventory,write_locations,write_merchant_managed_fulfillment_orders,write_orders,write_products,write_purchase_options,write_third_party_fulfillment_orders,write_validations",
    );
    expect(session.expires?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect(session.refreshTokenExpires?.getTime()).toBeGreaterThan(Date.now() + 89 * 86_400_000);
    expect(await shopName(session.accessToken)).toMatchObject({
      status: 200,
      body: { data: { shop: { name: "Standby Demo" } } },
    });
  });

  test("gives an offline token without an end, and an online token with its user", async () => {
    const forever = await exchange(RequestedTokenType.OfflineAccessToken, false);
    expect([forever.expires, forever.refreshToken]).toEqual([undefined, undefined]);
    const online = await exchange(RequestedTokenType.OnlineAccessToken);
    expect(online.isOnline).toBe(true);
    expect(online.onlineAccessInfo?.associated_user.id).toBe(sandbox.shop.staff[0]?.id);
  });

  test("refuses a session token of another secret, another app, another shop or another time", async () => {
    const { context, shop } = sandbox;
    const body = (subject: string) => ({
      client_id: API_KEY,
      client_secret: API_SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: subject,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: RequestedTokenType.OfflineAccessToken,
      expiring: "1",
    });
    const subjects = [
      mintSessionToken({ ...context.app, apiSecret: "other" }, shop),
      mintSessionToken({ ...context.app, apiKey: "other" }, shop),
      mintSessionToken(context.app, { ...shop, domain: "other.myshopify.com" }),
      mintSessionToken(context.app, shop, Date.now() - 3_600_000),
      "rubbish",
      "e30.e30.e30",
    ];
    for (const subject of subjects) {
      const response = await fetch(`${context.origins.admin}/admin/oauth/access_token`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-shop": SHOP },
        body: JSON.stringify(body(subject)),
      });
      expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, "invalid_subject_token"]);
    }
  });

  test("refuses a shop without the app", async () => {
    sandbox.shop.installation = null;
    expect(await statusOf(exchange())).toMatchObject({ status: 400, body: { error: "invalid_request" } });
  });
});

describe("refreshing", () => {
  test("rotates, keeps the old refresh token until the new one is used, then ends it", async () => {
    const first = await exchange();
    const second = await refresh(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await shopName(second.accessToken)).status).toBe(200);
    const again = await refresh(first.refreshToken);
    const third = await refresh(again.refreshToken);
    expect(third.accessToken).not.toBe(again.accessToken);
    expect(await statusOf(refresh(first.refreshToken))).toMatchObject({ status: 401, body: { error: "invalid_request" } });
  });

  test("ends with a new acquisition, with revocation and after 90 days", async () => {
    const first = await exchange();
    const second = await exchange();
    expect((await statusOf(refresh(first.refreshToken))).status).toBe(401);
    sandbox.control("tokens/revoke");
    expect((await statusOf(refresh(second.refreshToken))).status).toBe(401);
    const installation = sandbox.shop.installation ?? installApp(sandbox.context, sandbox.shop);
    const old = issueToken(sandbox.context, installation, "offline-expiring");
    old.refreshTokenExpiresAt = new Date(Date.now() - 1000).toISOString();
    expect((await statusOf(refresh(old.refreshToken ?? ""))).status).toBe(401);
  });

  test("works after the access token has run out", async () => {
    const session = await exchange();
    sandbox.control("tokens/expire");
    expect((await shopName(session.accessToken)).status).toBe(401);
    const fresh = await refresh(session.refreshToken);
    expect((await shopName(fresh.accessToken)).status).toBe(200);
  });
});

describe("what Shopify signs", () => {
  test("the launch query passes the library's check, and a changed one does not", async () => {
    const query = launchQuery(sandbox.context.app, sandbox.shop, new URLSearchParams({ tab: "a b&c", page: "2" }));
    expect(await library.utils.validateHmac(Object.fromEntries(query))).toBe(true);
    expect(library.utils.sanitizeHost(query.get("host") ?? "")).toBeTruthy();
    query.set("shop", "other.myshopify.com");
    expect(await library.utils.validateHmac(Object.fromEntries(query))).toBe(false);
  });

  test("session tokens are read by the library and name shop and user", async () => {
    const payload = await library.session.decodeSessionToken(sessionToken());
    expect(payload).toMatchObject({ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, aud: API_KEY });
    expect(payload.exp - payload.iat).toBe(60);
    expect(readSessionToken(sandbox.context.app, sessionToken())?.sub).toBe(String(sandbox.shop.staff[0]?.id));
  });

  test("session tokens are given to the admin host's own pages only", async () => {
    const address = `${sandbox.context.origins.admin}/store/standby-demo/bridge/session-token`;
    expect((await fetch(address)).status).toBe(403);
    const response = await fetch(address, { headers: { "x-sandbox-host": "1" } });
    const { token } = (await response.json()) as { token: string };
    expect(await library.session.decodeSessionToken(token)).toMatchObject({ dest: `https://${SHOP}` });
  });
});

describe("installation", () => {
  const post = (path: string, body: Record<string, string> = {}, origin = sandbox.context.origins.admin) =>
    fetch(sandbox.context.origins.admin + path, {
      method: "POST",
      headers: { origin },
      body: new URLSearchParams(body),
      redirect: "manual",
    });

  test("is asked for with the toml's scopes, made by a press of the button, and opens the app", async () => {
    sandbox.shop.installation = null;
    const address = `${sandbox.context.origins.admin}/store/standby-demo/apps/standby`;
    const before = await (await fetch(address)).text();
    expect(before).toContain("Install Standby");
    expect(before).toContain("See and change products");
    expect((await post("/store/standby-demo/apps/standby/install")).status).toBe(303);
    expect(sandbox.shop.installation).toMatchObject({ proxyPath: "/apps/standby" });
    const after = await (await fetch(`${address}/app/products?page=2&shop=evil`)).text();
    const source = /<iframe[^>]+src="([^"]+)"/.exec(after)?.[1]?.replaceAll("&amp;", "&");
    const frame = new URL(source ?? "");
    expect([frame.origin, frame.pathname, frame.searchParams.get("page")]).toEqual([app.url, "/app/products", "2"]);
    expect(await library.utils.validateHmac(Object.fromEntries(frame.searchParams))).toBe(true);
  });

  test("cannot be pressed from another address", async () => {
    expect((await post("/store/standby-demo/apps/standby/install", {}, "http://evil.example")).status).toBe(403);
    expect((await post("/_sandbox/uninstall", {}, "http://evil.example")).status).toBe(403);
  });

  test("uninstalling ends the tokens, takes the app's selling plans and tells the app", async () => {
    const session = await exchange();
    const plans = (appId: string) => ({ id: 1, appId, name: "Plans", plans: [] }) as unknown as SellingPlanGroup;
    sandbox.shop.sellingPlanGroups.set(1, plans("4711")).set(2, plans("99"));
    expect((await post("/_sandbox/uninstall", { shop: SHOP })).status).toBe(200);
    await sandbox.webhooks.idle();
    expect((await shopName(session.accessToken)).status).toBe(401);
    expect((await statusOf(refresh(session.refreshToken))).status).toBe(401);
    expect([...sandbox.shop.sellingPlanGroups.keys()]).toEqual([2]);
    expect(app.heard.map(({ headers }) => headers["x-shopify-topic"])).toEqual(["app/uninstalled"]);
    expect(JSON.parse(app.heard[0]?.body ?? "")).toMatchObject({ id: sandbox.shop.id, myshopify_domain: SHOP });
  });

  test("a change of scopes is told, and the next opening asks for what is missing", async () => {
    sandbox.control("scopes", { scopes: "read_orders" });
    await sandbox.webhooks.idle();
    const body = JSON.parse(app.heard[0]?.body ?? "") as { previous: string[]; current: string[] };
    expect([body.previous.length, body.current]).toEqual([12, ["read_orders"]]);
    const address = `${sandbox.context.origins.admin}/store/standby-demo/apps/standby`;
    expect(await (await fetch(address)).text()).toContain("asks for more access");
    await post("/store/standby-demo/apps/standby/update");
    expect(sandbox.shop.installation?.grantedScopes).toHaveLength(12);
  });

  test("privacy requests reach the app, after an uninstall too", async () => {
    sandbox.control("privacy", { topic: "customers/data_request", email: "ada@example.com" });
    sandbox.control("uninstall");
    sandbox.control("privacy", { topic: "shop/redact" });
    await sandbox.webhooks.idle();
    expect(app.heard.map(({ headers }) => headers["x-shopify-topic"]).sort()).toEqual([
      "app/uninstalled",
      "customers/data_request",
      "shop/redact",
    ]);
    expect(sandbox.control("privacy", { topic: "customers/redact" })).toMatchObject({ ok: false });
  });

  test("throttling on demand hits exactly the next requests", async () => {
    const { accessToken } = await exchange();
    sandbox.control("throttle", { requests: 1 });
    expect((await shopName(accessToken)).body.errors).toMatchObject([{ extensions: { code: "THROTTLED" } }]);
    expect((await shopName(accessToken)).body).toMatchObject({ data: { shop: { name: "Standby Demo" } } });
  });
});
