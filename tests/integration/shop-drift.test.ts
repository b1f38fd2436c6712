import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { followProxy } from "#app/flows/follow-proxy.ts";
import { boss } from "#app/queue/boss.server.ts";
import { close, listen, portOf } from "#sandbox/http.ts";
import { webhookSubscriptionsOf } from "#sandbox/store/operations/webhook-subscriptions.ts";
import {
  checkAll,
  driftsOf,
  makeReconciledShop,
  repairOf,
  runSlices,
  workOffJobs,
  type ReconciledShop,
} from "./reconciled-shop.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  process.env.SCOPES = "read_inventory,read_locations,read_orders,write_app_proxy,write_products";
  return started;
});

let shop: ReconciledShop;

beforeEach(async () => {
  shopify.fault = () => null;
  shop = await makeReconciledShop(shopify);
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

const repair = (variantId?: bigint) => repairOf(shop, variantId);
const check = () => checkAll(shop);

test("a proxy that the merchant moved answers with a page that is not there: the health check says so, until it is followed", async () => {
  let path = "/apps/standby";
  const storefront = await listen(
    (request, response) => {
      const isThere = request.url === `${path}/waitlist`;
      response.writeHead(isThere ? 405 : 404, { "content-type": isThere ? "application/json" : "text/html" }).end("{}");
    },
    0,
    "the storefront",
    () => {},
  );
  const openStorefront = () =>
    prisma.shop.update({ where: { id: shop.shopId }, data: { storefrontUrl: `http://localhost:${portOf(storefront)}` } });
  await openStorefront();
  await check();
  expect(await driftsOf(shop)).toEqual([]);
  path = "/a/wait";
  await check();
  expect(await driftsOf(shop)).toEqual(["proxy_moved"]);
  expect(await repair(), "only the merchant can tell where").toEqual({ repairing: 0 });
  await inShop(shop.shopId, (tx) => followProxy(tx, { proxyPath: path, now: new Date() }));
  await workOffJobs();
  const told = [...(shop.state.metafields.get(`gid://shopify/AppInstallation/${shop.state.installation!.id}`)?.values() ?? [])];
  expect(told.map(({ key, value }) => [key, value])).toEqual([["proxy_path", path]]);
  await openStorefront();
  await check();
  expect(await driftsOf(shop)).toEqual([]);
  await close(storefront);
});

test("the shop's own: definition and proxy path made anew, scopes left to the merchant", async () => {
  shop.state.metafieldDefinitions.clear();
  const installation = shop.state.installation!;
  shop.state.metafields.delete(`gid://shopify/AppInstallation/${installation.id}`);
  installation.grantedScopes = installation.grantedScopes.filter((scope) => scope !== "read_orders");
  await check();
  expect(await driftsOf(shop)).toEqual(["metafield_definition", "proxy_path", "scopes"]);
  await repair();
  await workOffJobs();
  await runSlices(shop.shopId);
  expect(await driftsOf(shop)).toEqual(["scopes"]);
  installation.grantedScopes.push("read_orders");
  await check();
  expect(await driftsOf(shop)).toEqual([]);
});

test("a subscription made behind Standby's back is found with its address and filter, and removed when somebody says so", async () => {
  const at = "2026-05-12T09:00:00Z";
  const made = { topic: "ORDERS_CREATE", uri: "https://else.test/hook", filter: "total_price:>100", includeFields: null };
  webhookSubscriptionsOf(shop.state).set(1, { id: 1, ...made, createdAt: at, updatedAt: at });
  await check();
  const [drift] = await inShop(shop.shopId, (tx) => tx.drift.findMany());
  expect(drift).toMatchObject({
    kind: "webhook_subscription",
    found: "ORDERS_CREATE 2026-10 https://else.test/hook total_price:>100",
  });
  expect(webhookSubscriptionsOf(shop.state).size).toBe(1);
  await repair(0n);
  await workOffJobs();
  await runSlices(shop.shopId);
  expect([await driftsOf(shop), webhookSubscriptionsOf(shop.state).size]).toEqual([[], 0]);
});
