import { expect, test } from "vitest";
import { findShopDrift, findVariantDrift, type ShopInShopify, type VariantInShopify } from "./find-drift.ts";

const METAFIELD = '{"version":1,"offer":"waitlist","texts":{"en":{"badge":"","message":"Soon"}}}';
const REORDERED = '{ "texts": {"en": {"message": "Soon", "badge": ""}}, "offer": "waitlist", "version": 1 }';
const intent = { policy: "DENY", metafield: METAFIELD, sellingPlanGroupIds: [7n] } as const;
const asMeant: VariantInShopify = { policy: "DENY", metafield: METAFIELD, sellingPlanGroupIds: [7n] };

const VARIANTS: [string, Partial<VariantInShopify>, string[]][] = [
  ["all as meant", {}, []],
  ["the same metafield in another order", { metafield: REORDERED }, []],
  ["sells on without stock", { policy: "CONTINUE" }, ["policy CONTINUE"]],
  ["no metafield", { metafield: null }, ["offer_metafield null"]],
  ["another metafield", { metafield: '{"offer":"in_stock"}' }, ['offer_metafield {"offer":"in_stock"}']],
  ["a metafield that is no JSON", { metafield: "oops" }, ["offer_metafield oops"]],
  ["out of its selling plan", { sellingPlanGroupIds: [] }, ["selling_plan "]],
  ["selling plans not read", { sellingPlanGroupIds: null }, []],
  ["everything", { policy: "CONTINUE", metafield: null }, ["policy CONTINUE", "offer_metafield null"]],
];

test.each(VARIANTS)("a variant: %s", (_name, found, drifts) => {
  const meant = { ...intent, sellingPlanGroupIds: [...intent.sellingPlanGroupIds] };
  expect(findVariantDrift(meant, { ...asMeant, ...found }).map((drift) => `${drift.kind} ${drift.found}`)).toEqual(drifts);
});

const NEEDED = ["read_inventory", "write_products"];
const SHOPS: [string, Partial<ShopInShopify>, string[]][] = [
  ["all as meant", {}, []],
  ["more than needed granted", { scopes: ["read_inventory", "write_products", "read_orders"] }, []],
  ["writing granted where reading is needed", { scopes: ["write_inventory", "write_products"] }, []],
  ["reading granted where writing is needed", { scopes: ["read_inventory", "read_products"] }, ["scopes write_products"]],
  ["no definition", { hasDefinition: false }, ["metafield_definition defined"]],
  ["another proxy path", { proxyPath: "/apps/else" }, ["proxy_path /apps/standby"]],
  [
    "a subscription that Standby did not make",
    { extraSubscriptions: ["ORDERS_CREATE 2026-10 https://else.test"] },
    ["webhook_subscription "],
  ],
  ["nothing behind the proxy path", { proxyAnswers: false }, ["proxy_moved /apps/standby"]],
  ["nobody knows what is behind it", { proxyAnswers: null }, []],
  ["webhooks of the version that Standby reads", { webhookVersions: [{ topic: "a/b", apiVersion: "2026-10" }] }, []],
  ["of another", { webhookVersions: [{ topic: "a/b", apiVersion: "2026-07" }] }, ["webhook_version 2026-10"]],
  ["no proxy path", { proxyPath: null }, ["proxy_path /apps/standby"]],
];

test.each(SHOPS)("a shop: %s", (_name, found, drifts) => {
  const there = { hasDefinition: true, proxyPath: "/apps/standby", scopes: NEEDED, extraSubscriptions: [], ...found };
  const drift = findShopDrift({ proxyPath: "/apps/standby", scopes: NEEDED, webhookVersion: "2026-10" }, there);
  expect(drift.map(({ kind, expected }) => `${kind} ${expected}`)).toEqual(drifts);
});
