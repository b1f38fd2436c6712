import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

const SHOP = "a.myshopify.com";

/** Shopify's token endpoint and Admin API, as far as tokens are concerned. */
const shopify = { refreshes: [] as string[], status: 200, delayMs: 0, accepts: "any", admin: [] as object[] };
const server = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk) => (text += chunk));
  request.on("end", () => {
    const isToken = request.url === "/admin/oauth/access_token";
    const [status, body] = isToken ? refresh(JSON.parse(text)) : admin(String(request.headers["x-shopify-access-token"]));
    setTimeout(
      () => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
      shopify.delayMs,
    );
  });
});

function refresh({ refresh_token: used }: { refresh_token: string }): [number, object] {
  shopify.refreshes.push(used);
  if (shopify.status !== 200) return [shopify.status, { error: "invalid_request" }];
  const next = shopify.refreshes.length;
  return [
    200,
    {
      access_token: `access-${next}`,
      refresh_token: `refresh-${next}`,
      expires_in: 3600,
      refresh_token_expires_in: 7_776_000,
      scope: "read_orders",
    },
  ];
}

function admin(token: string): [number, object] {
  if (shopify.accepts !== "any" && shopify.accepts !== token) return [401, {}];
  return [200, shopify.admin.shift() ?? { data: { token } }];
}

let app: {
  storage: typeof import("#app/session-storage.server.ts");
  admin: typeof import("#app/shopify/admin.ts");
  db: typeof import("#app/db.server.ts");
  boss: typeof import("#app/queue/boss.server.ts");
};
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("SHOPIFY_API_BASE", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  app = {
    storage: await import("#app/session-storage.server.ts"),
    admin: await import("#app/shopify/admin.ts"),
    db: await import("#app/db.server.ts"),
    boss: await import("#app/queue/boss.server.ts"),
  };
});
beforeEach(async () => {
  Object.assign(shopify, { refreshes: [], status: 200, delayMs: 0, accepts: "any", admin: [] });
  await app.db.prisma.session.deleteMany();
  await app.db.prisma.shop.deleteMany();
  await app.db.prisma.shop.create({ data: { domain: SHOP } });
});
afterAll(async () => {
  server.close();
  await app.boss.boss.stop({ graceful: false });
  await app.db.pool.end();
});

const MINUTE_MS = 60_000;
const storeSession = (expiresInMs: number, overrides: Partial<ConstructorParameters<typeof Session>[0]> = {}) =>
  app.storage.sessionStorage.storeSession(
    new Session({
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: "",
      isOnline: false,
      accessToken: "access-0",
      refreshToken: "refresh-0",
      expires: new Date(Date.now() + expiresInMs),
      refreshTokenExpires: new Date(Date.now() + 86_400_000),
      scope: "read_orders",
      ...overrides,
    }),
  );
const load = () => app.storage.sessionStorage.loadSession(`offline_${SHOP}`);
const shop = () => app.db.prisma.shop.findUniqueOrThrow({ where: { domain: SHOP } });
const ask = () => app.admin.adminGraphql<{ token: string }>(SHOP, "#graphql\n query { shop { name } }");

test("the table never holds a token in clear, and the storage gives them back", async () => {
  await storeSession(60 * MINUTE_MS);
  const raw = JSON.stringify((await app.db.pool.query("select * from session")).rows);
  expect(raw).not.toMatch(/access-0|refresh-0/);
  expect(raw).toContain("sealed:test:");
  expect(await load()).toMatchObject({ accessToken: "access-0", refreshToken: "refresh-0", scope: "read_orders" });
});

test("a sealed token copied into another shop's row does not open there", async () => {
  await storeSession(60 * MINUTE_MS);
  await app.db.pool.query("update session set id = 'offline_b.myshopify.com', shop = 'b.myshopify.com'");
  expect(await app.storage.sessionStorage.loadSession("offline_b.myshopify.com")).toBeUndefined();
});

test("twenty callers at once refresh an expiring token once, and all get the new one", async () => {
  shopify.delayMs = 50;
  await storeSession(2 * MINUTE_MS);
  const sessions = await Promise.all(Array.from({ length: 20 }, load));
  expect(shopify.refreshes).toEqual(["refresh-0"]);
  expect(new Set(sessions.map((session) => session?.accessToken))).toEqual(new Set(["access-1"]));
});

test("another process that holds the shop's lock is waited for, and its token is taken", async () => {
  await storeSession(2 * MINUTE_MS);
  const { withShopLock } = await import("#app/data/shop-lock.ts");
  const { sealedSessions } = await import("#app/data/sessions.ts");
  let ours: Promise<unknown> | undefined;
  await withShopLock("tokens", SHOP, async () => {
    ours = load().then((session) => session?.accessToken);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const theirs = await sealedSessions.loadSession(`offline_${SHOP}`);
    if (!theirs) throw new Error("The session is gone.");
    theirs.accessToken = "access-of-another-process";
    theirs.expires = new Date(Date.now() + 60 * MINUTE_MS);
    await sealedSessions.storeSession(theirs);
  });
  expect(await ours).toBe("access-of-another-process");
  expect(shopify.refreshes).toEqual([]);
});

test("a token with time left is used as it is", async () => {
  await storeSession(10 * MINUTE_MS);
  expect(await ask()).toEqual({ token: "access-0" });
  expect(shopify.refreshes).toEqual([]);
});

test.each([401, 400, 403])("a refresh answered with %i is final: the shop is marked and must open the app", async (status) => {
  shopify.status = status;
  await storeSession(-MINUTE_MS);
  await expect(ask()).rejects.toThrow(app.admin.NeedsReauth);
  expect((await shop()).needsReauthAt).not.toBeNull();
  expect(await load()).toBeUndefined();
  await storeSession(60 * MINUTE_MS, { accessToken: "access-new" });
  expect((await shop()).needsReauthAt).toBeNull();
});

test.each([500, 503, 429])("a refresh answered with %i is tried again with the same refresh token", async (status) => {
  shopify.status = status;
  await storeSession(-MINUTE_MS);
  await expect(ask()).rejects.toThrow(app.admin.ShopifyUnavailable);
  expect((await shop()).needsReauthAt).toBeNull();
  shopify.status = 200;
  expect(await ask()).toEqual({ token: "access-2" });
  expect(shopify.refreshes).toEqual(["refresh-0", "refresh-0"]);
});

test("while Shopify does not refresh, what is left of a token is used", async () => {
  shopify.status = 503;
  await storeSession(2 * MINUTE_MS);
  expect(await ask()).toEqual({ token: "access-0" });
});

test("a token that Shopify refuses early is refreshed once and the call goes through", async () => {
  shopify.accepts = "access-1";
  await storeSession(60 * MINUTE_MS);
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers).toEqual([{ token: "access-1" }, { token: "access-1" }, { token: "access-1" }]);
  expect(shopify.refreshes).toHaveLength(1);
});

test("a token that stays refused after a refresh marks the shop", async () => {
  shopify.accepts = "nothing";
  await storeSession(60 * MINUTE_MS);
  await expect(ask()).rejects.toThrow(app.admin.NeedsReauth);
  expect((await shop()).needsReauthAt).not.toBeNull();
});

test("throttling is waited out by the cost that Shopify names", async () => {
  await storeSession(60 * MINUTE_MS);
  const cost = { requestedQueryCost: 60, throttleStatus: { currentlyAvailable: 10, restoreRate: 100 } };
  shopify.admin = [{ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }], extensions: { cost } }];
  const startedAt = Date.now();
  expect(await ask()).toEqual({ token: "access-0" });
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(490);
});

test("a refused document is a bug and says so; denied fields are not", async () => {
  await storeSession(60 * MINUTE_MS);
  shopify.admin = [{ errors: [{ message: "Field 'x' doesn't exist" }] }];
  await expect(ask()).rejects.toThrow(/Field 'x'/);
  shopify.admin = [{ data: { shop: null }, errors: [{ message: "no", extensions: { code: "ACCESS_DENIED" } }] }];
  expect(await ask()).toEqual({ shop: null });
});
