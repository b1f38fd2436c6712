import { expect, test } from "vitest";
import type { DriftKind } from "#app/domain/drift.ts";
import type { Offer } from "#app/domain/offer.ts";
import { describeDrift } from "./drift-words.ts";

const WAITLIST = '{"offer":"waitlist"}';

const ROWS: [DriftKind, string, string | null, Offer | null, string][] = [
  ["policy", "DENY", "CONTINUE", "waitlist", "Shoppers can buy it when there is none."],
  ["policy", "CONTINUE", "DENY", "backorder", "The backorder cannot be placed"],
  ["policy", "CONTINUE", "DENY", "in_stock", "It cannot be bought once stock is used up."],
  ["offer_metafield", WAITLIST, null, "waitlist", "does not say “Waitlist”"],
  ["offer_metafield", WAITLIST, "oops", "waitlist", "does not say “Waitlist”"],
  ["offer_metafield", WAITLIST, '{"offer":"toString"}', "waitlist", "does not say “Waitlist”"],
  ["offer_metafield", WAITLIST, '{"offer":"backorder"}', "waitlist", "says “Backorder”. Standby set “Waitlist”."],
  ["offer_metafield", WAITLIST, '{"offer":"waitlist","texts":{}}', "waitlist", "not those you set"],
  ["selling_plan", "7", "", "preorder", "has dropped it from the template's payment plan"],
  ["selling_plan", "", "7", "in_stock", "pay later, although Standby set it to full payment"],
  ["selling_plan", "7", "8", "preorder", "another deposit, or at another time"],
  ["scopes", "read_orders,write_products", "", null, "read orders, change products"],
  [
    "webhook_subscription",
    "",
    "ORDERS_CREATE 2026-10 https://else.test/hook",
    null,
    "orders create to https://else.test/hook (version 2026-10)",
  ],
  ["webhooks_missed", "0", "1", null, "found it by itself"],
  ["orders_missed", "0", "2", null, "the subscription to news of orders is missing at Shopify"],
  ["webhook_version", "2026-10", "orders/create 2026-07", null, "orders/create: version 2026-07, Standby reads 2026-10."],
  [
    "plan_terms",
    "",
    JSON.stringify([{ template: "Spring", term: "deposit", meant: "20 %", found: "50 %" }]),
    null,
    "“Spring”: what is paid at checkout (50 %, you set 20 %).",
  ],
  ["proxy_moved", "/apps/standby", null, null, "open it once in your browser"],
];

test("what Shopify refused is told in its words, and not as something it dropped", () => {
  const refused = { kind: "selling_plan" as const, expected: "7", found: "", offer: "preorder" as const };
  const { noticed } = describeDrift({ ...refused, repairProblem: "Shopify answered: This product is in too many groups" });
  expect(noticed).toMatch(/it is not in the template's payment plan\. Shopify answered: This product is in too many groups\.$/);
});

test.each(ROWS)("%s: meant %s, found %s while %s", (kind, expected, found, offer, words) => {
  expect(describeDrift({ kind, expected, found, offer }).noticed).toContain(words);
});
