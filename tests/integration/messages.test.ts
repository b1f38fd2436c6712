import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { leaveWaitlist } from "#app/flows/leave-waitlist.ts";
import { queueMessages } from "#app/flows/queue-messages.ts";
import { suppressAddress } from "#app/flows/suppress-address.ts";
import { closeMailTransports } from "#app/integrations/send-mail.ts";
import { deliverMessages } from "#app/jobs/deliver-messages.ts";
import { readToken } from "#app/lib/signed-token.server.ts";
import { assignment, entries, fillLine, join, makeShop, messages, restock, VARIANT } from "./line.ts";
import { header, startMailServer, type MailServer } from "./mail-server.ts";

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  env.SMTP_URL = server.url;
});
afterEach(() => {
  server.mails.length = 0;
  server.refuseRecipient = () => undefined;
  server.refuseMessage = () => undefined;
});
afterAll(async () => {
  closeMailTransports();
  await server.stop();
});

/** As the worker does it, until nothing more is due now. */
async function deliverAll(shopId: number) {
  for (let slices = 0; slices < 100; slices += 1) {
    const outcome = await deliverMessages(shopId);
    if (outcome !== "more") return outcome;
  }
  throw new Error("Delivering does not come to an end.");
}

const trail = (shopId: number) =>
  inShop(shopId, (tx) => tx.messageEvent.findMany({ orderBy: { id: "asc" }, select: { kind: true, detail: true } }));
const makeDueAgain = (shopId: number) =>
  inShop(shopId, (tx) => tx.message.updateMany({ where: { state: "queued" }, data: { dueAt: new Date(0) } }));
const textOf = (address: string) => server.mails.find((mail) => mail.envelopeTo[0] === address);

test("200 units and 350 waiting: 200 mails say it is back, 150 say it ran out again, in the order of the line", async () => {
  const shop = await makeShop();
  await fillLine(shop, 350, new Date(Date.now() - 60_000));
  await restock(shop, 0, 200);
  expect(await deliverAll(shop)).toBe("done");
  const back = server.mails.filter((mail) => mail.subject === "Fjell lantern – Brass is back");
  const ranOut = server.mails.filter((mail) => mail.subject?.includes("run out again, you keep your place"));
  expect([back.length, ranOut.length, server.mails.length]).toEqual([200, 150, 350]);
  expect(new Set(back.map((mail) => mail.envelopeTo[0]))).toEqual(
    new Set(Array.from({ length: 200 }, (_, n) => `shopper-${n + 1}@example.test`)),
  );
  expect(textOf("shopper-201@example.test")?.text).toContain("number 1 in line");
  expect(textOf("shopper-350@example.test")?.text).toContain("number 150 in line");
  expect((await messages(shop)).every((message) => message.state === "sent" && message.providerMessageId)).toBe(true);
  expect(server.connections).toBeLessThanOrEqual(30);
});

test("a fan-out in which everybody has been told today already comes to its end by itself", async () => {
  const shop = await makeShop();
  await fillLine(shop, 252, new Date(Date.now() - 60_000));
  await restock(shop, 0, 1);
  await deliverAll(shop);
  await restock(shop, 1, 2);
  server.mails.length = 0;
  expect(await deliverAll(shop)).toBe("done");
  expect(server.mails).toHaveLength(1);
  expect(await inShop(shop, (tx) => tx.$queryRaw`select 1 from fan_outs`)).toEqual([]);
});

test("a mail says who it is from, what it is about and how to leave with one click", async () => {
  const shop = await makeShop();
  await prisma.shop.update({ where: { id: shop }, data: { storefrontUrl: "https://nordlicht.example" } });
  await join(shop, "ann@example.test", 1, new Date(), "de-AT");
  await deliverAll(shop);
  const [mail] = server.mails;
  expect(mail).toMatchObject({
    subject: "Sie stehen auf der Warteliste für Fjell lantern – Brass",
    from: { name: "Nordlicht", address: "hello@nordlicht.test" },
    envelopeFrom: "hello@nordlicht.test",
  });
  const product = `https://nordlicht.example/products/fjell-lantern?variant=${VARIANT}`;
  expect(mail?.text).toContain(product);
  expect(mail?.html).toContain(`href="${product}"`);
  expect(mail?.html).toContain('lang="de"');
  expect(header(mail as never, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  const url = new URL((header(mail as never, "List-Unsubscribe") ?? "").replace(/[<>\s]/g, ""));
  expect(url.origin + url.pathname).toBe("https://nordlicht.example/apps/standby/leave");
  const [entry] = await entries(shop);
  expect(readToken("leave", url.searchParams.get("token") ?? "")).toEqual({ shop: String(shop), entry: String(entry?.id) });
  expect((await trail(shop)).map((line) => line.kind)).toEqual(["queued", "sent"]);
});

test("links lead to the language or market that the shopper came from; the way out needs neither", async () => {
  const shop = await makeShop();
  await prisma.shop.update({ where: { id: shop }, data: { storefrontUrl: "https://nordlicht.example" } });
  await join(shop, "ann@example.test", 1, new Date(), "de-AT");
  await inShop(shop, (tx) => tx.waitlistEntry.updateMany({ data: { storefrontRoot: "/de-at" } }));
  await deliverAll(shop);
  const mail = server.mails.at(-1);
  expect(mail?.text).toContain(`https://nordlicht.example/de-at/products/fjell-lantern?variant=${VARIANT}`);
  expect(header(mail as never, "List-Unsubscribe")).toContain("https://nordlicht.example/apps/standby/leave?");
});

test("stock is looked at again: whoever could not be told keeps the place and is first next time", async () => {
  const shop = await makeShop();
  await fillLine(shop, 3, new Date(Date.now() - 60_000));
  await restock(shop, 0, 2);
  await inShop(shop, (tx) => tx.assignment.updateMany({ data: { stockUnits: 0 } }));
  await deliverAll(shop);
  expect(server.mails.filter((mail) => mail.subject?.includes("is back"))).toEqual([]);
  expect((await entries(shop)).map((entry) => entry.state)).toEqual(["waiting", "waiting", "waiting"]);
  expect(await assignment(shop)).toMatchObject({ waitingEntries: 3, waitingUnits: 3 });
  const withheld = (await messages(shop)).filter((message) => message.kind === "back_in_stock");
  expect(withheld.map((message) => message.state)).toEqual(["suppressed", "suppressed"]);
  expect(withheld[0]?.stateReason).toContain("Stock was gone");
  await restock(shop, 0, 1);
  await deliverAll(shop);
  expect(textOf("shopper-1@example.test")?.subject).toContain("is back");
});

test("suppression beats what is queued", async () => {
  const shop = await makeShop();
  await join(shop, "ann@example.test");
  await inShop(shop, (tx) => suppressAddress(tx, { address: "Ann@Example.test", reason: "unsubscribed", now: new Date() }));
  expect(await deliverAll(shop)).toBe("done");
  expect(server.mails).toEqual([]);
  expect((await messages(shop))[0]).toMatchObject({
    state: "suppressed",
    stateReason: "The recipient asked not to be written to.",
  });
});

test("whoever leaves before their mail goes out gets none", async () => {
  const shop = await makeShop();
  const joined = await join(shop, "ann@example.test");
  if (joined.outcome !== "joined") throw new Error(joined.outcome);
  await inShop(shop, (tx) => leaveWaitlist(tx, { entryId: joined.entryId, actor: "A shopper", now: new Date() }));
  await deliverAll(shop);
  expect(server.mails).toEqual([]);
});

test("a mailbox that does not exist fails for good, and its address is not written to again", async () => {
  const shop = await makeShop();
  server.refuseRecipient = (address) => (address.startsWith("gone") ? { code: 550, text: "5.1.1 User unknown" } : undefined);
  await join(shop, "gone@example.test");
  await join(shop, "ann@example.test");
  expect(await deliverAll(shop)).toBe("done");
  expect((await messages(shop)).map((message) => message.state)).toEqual(["failed", "sent"]);
  expect((await entries(shop)).map((entry) => entry.state)).toEqual(["cancelled", "waiting"]);
  await join(shop, "gone@example.test");
  await deliverAll(shop);
  expect((await messages(shop)).at(-1)).toMatchObject({
    state: "suppressed",
    stateReason: "Earlier mail to this address came back.",
  });
});

test("a refusal of the message itself says nothing about the address", async () => {
  const shop = await makeShop();
  server.refuseMessage = () => ({ code: 554, text: "5.7.1 Message rejected by policy" });
  await join(shop, "ann@example.test");
  await deliverAll(shop);
  expect((await messages(shop))[0]?.state).toBe("failed");
  expect((await entries(shop))[0]?.state).toBe("waiting");
});

test("a server that is busy is asked again later, with the same Message-ID", async () => {
  const shop = await makeShop();
  const ids: (string | undefined)[] = [];
  server.refuseMessage = (mail) => {
    ids.push(mail.messageId);
    return ids.length === 1 ? { code: 451, text: "4.7.1 Try again later" } : undefined;
  };
  await join(shop, "ann@example.test");
  const outcome = await deliverAll(shop);
  expect(outcome).toHaveProperty("nextAt");
  expect((outcome as { nextAt: Date }).nextAt.getTime() - Date.now()).toBeGreaterThan(25_000);
  await makeDueAgain(shop);
  expect(await deliverAll(shop)).toBe("done");
  expect(ids[0]).toBe(ids[1]);
  expect((await trail(shop)).map((line) => line.kind)).toEqual(["queued", "retry", "sent"]);
});

test("wrong credentials and a server that is away leave the message queued with a reason", async () => {
  const shop = await makeShop();
  const strict = await startMailServer({ user: "standby", password: "right" });
  const away = await startMailServer();
  await away.stop();
  try {
    env.SMTP_URL = strict.url.replace("right", "wrong");
    await join(shop, "ann@example.test");
    expect(await deliverAll(shop)).toHaveProperty("nextAt");
    expect((await messages(shop))[0]).toMatchObject({
      state: "queued",
      stateReason: expect.stringContaining("user name and password"),
    });
    expect((await messages(shop))[0]?.stateReason).not.toContain("wrong");
    env.SMTP_URL = away.url;
    await makeDueAgain(shop);
    expect(await deliverAll(shop)).toHaveProperty("nextAt");
    expect((await messages(shop))[0]).toMatchObject({ state: "queued", stateReason: "The mail server could not be reached." });
    env.SMTP_URL = strict.url;
    await makeDueAgain(shop);
    expect(await deliverAll(shop)).toBe("done");
    expect(strict.mails).toHaveLength(1);
  } finally {
    env.SMTP_URL = server.url;
    closeMailTransports();
    await strict.stop();
  }
});

test("after three days it is given up", async () => {
  const shop = await makeShop();
  server.refuseMessage = () => ({ code: 451, text: "4.3.0 Not now" });
  await join(shop, "ann@example.test");
  await inShop(shop, (tx) => tx.message.updateMany({ data: { createdAt: new Date(Date.now() - 72 * 3_600_000) } }));
  expect(await deliverAll(shop)).toBe("done");
  expect((await messages(shop))[0]).toMatchObject({ state: "failed", stateReason: expect.stringContaining("three days") });
});

test("a slice that died with its worker goes out again when its lease has run out, and only then", async () => {
  const shop = await makeShop();
  await join(shop, "ann@example.test");
  const leasedUntil = new Date(Date.now() + 60_000);
  await inShop(shop, (tx) => tx.message.updateMany({ data: { state: "sending", leasedUntil, attempts: 1 } }));
  expect(await deliverMessages(shop)).toEqual({ nextAt: leasedUntil });
  expect(server.mails).toEqual([]);
  await inShop(shop, (tx) => tx.message.updateMany({ data: { leasedUntil: new Date(Date.now() - 1) } }));
  expect(await deliverMessages(shop)).toBe("done");
  expect(server.mails).toHaveLength(1);
});

test("four workers at once send everything once", async () => {
  const shop = await makeShop();
  await fillLine(shop, 60, new Date(Date.now() - 60_000));
  await restock(shop, 0, 60);
  await Promise.all([1, 2, 3, 4].map(() => deliverAll(shop)));
  expect(server.mails.map((mail) => mail.envelopeTo[0]).sort()).toEqual(
    Array.from({ length: 60 }, (_, n) => `shopper-${n + 1}@example.test`).sort(),
  );
});

test("a worker told to stop puts back what it has not begun", async () => {
  const shop = await makeShop();
  await join(shop, "ann@example.test");
  expect(await deliverMessages(shop, AbortSignal.abort())).toBe("more");
  expect((await messages(shop))[0]).toMatchObject({ state: "queued", leasedUntil: null });
  expect((await trail(shop)).map((line) => line.kind)).toEqual(["queued"]);
});

test("one occasion, one message; nothing goes out for a shop that uninstalled or is unknown", async () => {
  const shop = await makeShop();
  const owner = {
    kind: "offer_switched" as const,
    audience: "owner" as const,
    toAddress: "owner@nordlicht.test",
    locale: "en",
    variantId: VARIANT,
    facts: { from: "in_stock", to: "waitlist", reason: "stock 0 ≤ switch condition 0", stockUnits: 0 },
    dedupeKey: "offer_switched:1",
  };
  const queue = () => inShop(shop, (tx) => queueMessages(tx, [owner, owner]));
  expect([await queue(), await queue()]).toEqual([1, 0]);
  await deliverAll(shop);
  expect(server.mails[0]?.subject).toBe("Fjell lantern – Brass is now on a waitlist");
  expect(server.mails[0]?.text).toContain("Why: stock 0 ≤ switch condition 0.");
  expect(header(server.mails[0] as never, "List-Unsubscribe")).toBeUndefined();
  await join(shop, "ann@example.test");
  await prisma.shop.update({ where: { id: shop }, data: { uninstalledAt: new Date() } });
  expect(await deliverAll(shop)).toBe("done");
  expect(server.mails).toHaveLength(1);
  expect(await deliverMessages(2_000_000)).toBe("done");
});

test("queueing rings the shop's bell in the same transaction", async () => {
  const shop = await makeShop();
  const rings = () => prisma.doorbell.count({ where: { bell: "messages", shopKey: String(shop) } });
  const attempt = inShop(shop, async (tx) => {
    await queueMessages(tx, [
      { kind: "waitlist_joined", audience: "customer", toAddress: "a@example.test", locale: "en", dedupeKey: "x" },
    ]);
    throw new Error("changed my mind");
  });
  await expect(attempt).rejects.toThrow("changed my mind");
  expect([await rings(), (await messages(shop)).length]).toEqual([0, 0]);
  await join(shop, "ann@example.test");
  expect(await rings()).toBe(1);
});
