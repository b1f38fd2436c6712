import fc from "fast-check";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { boss } from "#app/queue/boss.server.ts";
import { placeOrder } from "#sandbox/store/operations/place-order.ts";
import { entries } from "./line.ts";
import {
  available,
  entryOf,
  holds,
  joinLine,
  keep,
  leave,
  openDrafts,
  openStore,
  pastDeadline,
  pay,
  restock,
  store,
} from "./holds-store.ts";

const shopify = await vi.hoisted(async () => {
  const { startSandboxShopify } = await import("./sandbox-shopify.ts");
  const started = await startSandboxShopify();
  process.env.SHOPIFY_API_BASE = started.base;
  return started;
});

beforeEach(async () => {
  shopify.fault = () => null;
  await openStore(shopify);
});

afterAll(async () => {
  shopify.stop();
  await boss.stop({ graceful: false });
});

type Act =
  | { act: "join"; who: number; quantity: number }
  | { act: "restock" | "sale"; units: number }
  | { act: "leave" | "pay" | "elsewhere"; who: number }
  | { act: "deadline" };
const who = fc.integer({ min: 0, max: 5 });
const units = fc.integer({ min: 1, max: 3 });
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant("join" as const), who, quantity: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ act: fc.constantFrom("restock" as const, "sale" as const), units }),
  fc.record({ act: fc.constantFrom("leave" as const, "pay" as const, "elsewhere" as const), who }),
  fc.record({ act: fc.constant("deadline" as const) }),
);

async function perform(act: Act): Promise<number> {
  const { shopId, state, variantId } = store;
  const line = { variantId: Number(variantId), quantity: "units" in act ? act.units : 1 };
  if (act.act === "join") {
    const joined = await joinLine(`p${act.who}`, act.quantity);
    return joined.outcome === "joined" && !joined.known ? 1 : 0;
  }
  if (act.act === "restock") await restock(act.units);
  else if (act.act === "sale") placeOrder(shopify.context, state, { lines: [line], email: "x@example.test" });
  else if (act.act === "deadline") await pastDeadline();
  else if (act.act === "leave" && (await entryOf(`p${act.who}`))) await leave(`p${act.who}`);
  else if (act.act === "pay") {
    const draft = openDrafts().find(({ email }) => email === `p${act.who}@example.test`);
    if (draft) await pay(draft);
  } else if (act.act === "elsewhere") {
    const email = `p${act.who}@example.test`;
    const now = new Date();
    await inShop(shopId, (tx) => recordPurchase(tx, { variantIds: [variantId], email, customerId: null, orderedAt: now, now }));
  }
  return 0;
}

test("joins, restocks, sales, payments, deadlines and leaving in any order: no unit twice, none lost, nobody passed over", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 10 }), async (acts) => {
      await openStore(shopify);
      let created = 0;
      let came = 0;
      for (const act of acts) {
        created += await perform(act);
        if (act.act === "restock") came += act.units;
        await keep();
      }
      const rows = await entries(store.shopId, store.variantId);
      expect(rows).toHaveLength(created);
      const given = await inShop(store.shopId, (tx) => tx.allocation.findMany({ orderBy: { id: "asc" } }));
      for (const row of await inShop(store.shopId, (tx) => tx.restock.findMany())) {
        const ours = given.filter((line) => line.restockId === row.id).reduce((sum, line) => sum + line.units, 0);
        expect(ours).toBe(row.allocatedUnits);
        expect(row.allocatedUnits).toBeLessThanOrEqual(row.freedUnits);
      }
      const order = given.map((line) => rows.findIndex(({ id }) => id === line.entryId));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const kept = await holds();
      const open = kept.filter(({ state }) => state === "held");
      const reserved = openDrafts()
        .flatMap(({ reservations }) => reservations)
        .reduce((sum, each) => sum + each.units, 0);
      expect(open.reduce((sum, hold) => sum + hold.units, 0)).toBe(reserved);
      expect(new Set(open.map(({ draftId }) => draftId))).toEqual(new Set(openDrafts().map(({ id }) => BigInt(id))));
      for (const hold of open) expect(rows.find(({ id }) => id === hold.entryId)!.state).toBe("allocated");
      const sold = [...store.state.orders.values()]
        .flatMap(({ lineItems }) => lineItems)
        .reduce((sum, one) => sum + one.quantity, 0);
      expect(sold + reserved + available()).toBe(came);
      if (available() > 0) expect(rows.filter(({ state }) => state === "waiting")).toEqual([]);
    }),
    { numRuns: 5 },
  );
});
