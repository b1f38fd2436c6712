import { Session } from "@shopify/shopify-api";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { sealedSessions } from "#app/data/sessions.ts";
import { pool, prisma } from "#app/db.server.ts";
import { installShop } from "#app/flows/install-shop.ts";
import { uninstallShop } from "#app/flows/uninstall-shop.ts";
import { prepareShop } from "#app/jobs/prepare-shop.ts";
import { boss } from "#app/queue/boss.server.ts";
import { createShop } from "#sandbox/store/operations/create-shop.ts";
import type { ShopState } from "#sandbox/store/state.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

let number = 0;
let domain: string;
let state: ShopState;
beforeEach(async () => {
  domain = `teapots-${++number}.myshopify.com`;
  state = createShop(shopify.context, {
    domain,
    name: "Teapots",
    email: "owner@teapots.test",
    locations: [{ name: "Berlin" }, { name: "Paris" }],
  });
  const token = {
    accessToken: `token-${domain}`,
    expiresAt: null,
    refreshToken: null,
    refreshTokenExpiresAt: null,
    revoked: false,
  };
  const grantedScopes = ["read_inventory", "read_locations", "write_products"];
  state.installation = {
    id: number,
    grantedScopes,
    installedAt: "2026-05-12T09:00:00Z",
    proxyPath: "/apps/standby",
    tokens: [token],
  };
  await storeSession();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
  shopify.stop();
});

const storeSession = () =>
  sealedSessions.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken: `token-${domain}`,
      scope: "write_products",
    }),
  );
const install = (now = new Date()) => installShop({ domain, scopes: "write_products", now });
const shop = () => prisma.shop.findUniqueOrThrow({ where: { domain } });
const events = (shopId: number) =>
  inShop(shopId, async (tx) => (await tx.event.findMany({ orderBy: { id: "asc" } })).map((event) => event.name));
const prepareJobs = async (shopId: number) =>
  (await pool.query("select 1 from pgboss.job where name = 'prepare-shop' and data->>'shopId' = $1", [String(shopId)])).rowCount;

test("five visits at once install a shop once, with one job to prepare it", async () => {
  const ids = new Set(await Promise.all([1, 2, 3, 4, 5].map(() => install())));
  expect(ids.size).toBe(1);
  const [shopId] = [...ids] as [number];
  expect(await events(shopId)).toEqual(["shop-installed"]);
  expect(await prepareJobs(shopId)).toBe(1);
});

test("a shop that uninstalled and comes back is installed again, with its rows", async () => {
  const shopId = await install(new Date("2026-01-01"));
  await inShop(shopId, (tx) => uninstallShop(tx, new Date("2026-02-01")));
  expect(await shop()).toMatchObject({ uninstalledAt: new Date("2026-02-01"), grantedScopes: "" });
  expect(await install(new Date("2026-03-01"))).toBe(shopId);
  expect(await shop()).toMatchObject({ uninstalledAt: null, installedAt: new Date("2026-03-01"), preparedAt: null });
  expect(await events(shopId)).toEqual(["shop-installed", "shop-uninstalled", "shop-installed"]);
  expect(await prepareJobs(shopId)).toBe(2);
});

test("preparing reads the shop and its locations, makes one default template and tells the theme the proxy's path", async () => {
  const shopId = await install();
  await prepareShop({ shopId });
  await prepareShop({ shopId });
  const saved = await shop();
  expect(saved).toMatchObject({
    name: "Teapots",
    shopEmail: "owner@teapots.test",
    grantedScopes: "read_inventory,read_locations,write_products",
  });
  expect(saved.preparedAt).not.toBeNull();
  const { templates, locations } = await inShop(shopId, async (tx) => ({
    templates: await tx.template.findMany(),
    locations: await tx.$queryRaw<{ name: string }[]>`select name from locations order by name`,
  }));
  expect(templates).toMatchObject([{ isDefault: true, mode: "waitlist" }]);
  expect(locations.map(({ name }) => name)).toEqual(["Berlin", "Paris"]);
  const metafields = state.metafields.get(`gid://shopify/AppInstallation/${state.installation?.id}`) ?? [];
  expect(metafields).toMatchObject([{ namespace: "standby", key: "proxy_path", value: "/apps/standby" }]);
});

test("preparing a shop that has gone meanwhile asks Shopify nothing", async () => {
  const shopId = await install(new Date("2026-01-01"));
  await inShop(shopId, (tx) => uninstallShop(tx, new Date()));
  shopify.asked.length = 0;
  await prepareShop({ shopId });
  expect(shopify.asked).toEqual([]);
});
