import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { recordOwedLines } from "#app/flows/record-owed-lines.ts";
import { recordReturnedUnits } from "#app/flows/record-returned-units.ts";
import { recordStockLevels } from "#app/flows/record-stock-levels.ts";
import { closeMailTransports } from "#app/integrations/send-mail.ts";
import { deliverMessages } from "#app/jobs/deliver-messages.ts";
import { assign, facts, level, makeShop, place, second, BERLIN, VARIANT } from "./assigned-shop.ts";
import { startMailServer, type MailServer } from "./mail-server.ts";

const WAREHOUSE = "warehouse@nordlicht.test";
let server: MailServer;
let shopId: number;
/** Mails leave after a minute by the clock: what happens is long past, so that all of them are due. */
let at: Date;
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

beforeAll(async () => {
  server = await startMailServer();
  env.SMTP_URL = server.url;
});
afterAll(async () => {
  closeMailTransports();
  await server.stop();
});
beforeEach(async () => {
  server.mails.length = 0;
  at = new Date(Date.now() - 24 * 3_600_000);
  shopId = await makeShop({ ownerEmail: "owner@nordlicht.test" });
  await set({ staffEmails: [WAREHOUSE] });
  await assign(shopId, facts({ levels: [place(BERLIN, -5)] }));
  await inShop(shopId, (tx) => tx.assignment.updateMany({ data: { mode: "backorder" } }));
});

const set = (data: { staffEmails?: string[]; mutedMessages?: string[] }) =>
  prisma.shop.update({ where: { id: shopId }, data: { name: "Nordlicht", ...data } });
let told = 0;
const stock = (units: number, now = at) =>
  inShop(shopId, (tx) =>
    recordStockLevels(tx, { levels: [level(units, second(++told))], cause: "inventory_levels/update", now }),
  );
const toStaff = () => inShop(shopId, (tx) => tx.message.findMany({ where: { audience: "staff" }, orderBy: { id: "asc" } }));
const kinds = async () => (await toStaff()).map(({ kind }) => kind);
const order = (orderId: bigint, units: number) =>
  inShop(shopId, (tx) => {
    const line = { lineId: orderId * 10n, variantId: VARIANT, units, ahead: true };
    return recordOwedLines(tx, { order: { orderId, name: `#${orderId}`, orderedAt: at, lines: [line] }, now: at });
  });

test("a restock that leaves units owed is a shortfall, one that does not is a restock: by mail, in so many words", async () => {
  await stock(-2);
  await stock(10, later(30));
  expect(await deliverMessages(shopId)).toBe("done");
  const mails = server.mails.filter(({ envelopeTo }) => envelopeTo[0] === WAREHOUSE);
  expect(mails.map(({ subject }) => subject)).toEqual(["Not enough came: Teapot – Blue", "New stock: Teapot – Blue"]);
  expect(mails[0]?.text).toContain("Teapot – Blue\n3 units came, 2 are still owed to customers.");
  expect(mails[1]?.text).toContain("12 units came; 2 of what customers were owed are covered, nothing is owed any more.");
});

test("nobody is written to without an address, nor of a kind that is switched off; a shortfall is a restock then", async () => {
  await set({ staffEmails: [] });
  await stock(-4);
  expect(await kinds()).toEqual([]);
  await set({ staffEmails: [WAREHOUSE], mutedMessages: ["staff_shortfall"] });
  await stock(-3);
  expect(await kinds()).toEqual(["staff_restock"]);
  await set({ mutedMessages: ["staff_shortfall", "staff_restock"] });
  await stock(5, later(60));
  expect(await kinds()).toEqual(["staff_restock"]);
});

test("what comes within a minute is told in one mail; what comes after it waits for the next", async () => {
  for (const units of [-3, -1, 4, 2, 6]) await stock(units, at);
  const [shortfall, restock, ...more] = await toStaff();
  expect([shortfall?.kind, restock?.kind, more.length]).toEqual(["staff_shortfall", "staff_restock", 0]);
  expect(shortfall?.facts).toMatchObject({ items: [{ owed: 3 }, { owed: 1 }] });
  expect(await deliverMessages(shopId)).toBe("done");
  await stock(-1, later(2));
  await stock(3, later(3));
  const next = (await toStaff()).at(-1);
  expect(next?.dueAt.getTime()).toBe((restock?.dueAt.getTime() ?? 0) + 10 * 60_000);
});

test("an order with owed units is told once, to each address", async () => {
  await set({ staffEmails: [WAREHOUSE, "support@nordlicht.test"] });
  await order(1042n, 2);
  await order(1042n, 2);
  const messages = await toStaff();
  expect(messages.map(({ toAddress }) => toAddress)).toEqual([WAREHOUSE, "support@nordlicht.test"]);
  expect(messages[0]?.facts).toEqual({ items: [{ order: "#1042", units: 2, products: "Teapot – Blue" }], others: 0 });
});

test("units that a refund gave back are no restock, and neither is more of what sells anyway", async () => {
  const lines = [{ variantId: VARIANT, units: 2 }];
  await inShop(shopId, (tx) =>
    recordReturnedUnits(tx, { of: { kind: "refunded", shopifyId: 1n }, lines, cause: "refunds/create", now: at }),
  );
  await stock(-3);
  expect(await kinds()).toEqual([]);
  await stock(4);
  await stock(9, later(60));
  expect(await kinds()).toEqual(["staff_restock"]);
});
