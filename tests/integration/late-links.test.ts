/** Links in mails that are opened twice, late, cut off or after the product is gone: a plain sentence each. */
import { expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import type { EntryState } from "#app/domain/waitlist-entry.ts";
import { claimMessages } from "#app/flows/claim-messages.ts";
import { endWaitlist } from "#app/flows/end-waitlist.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { signToken } from "#app/lib/signed-token.server.ts";
import { renderMessage } from "#app/messages/render.ts";
import * as confirmRoute from "#app/routes/proxy.confirm.tsx";
import * as leaveRoute from "#app/routes/proxy.leave.tsx";
import * as turnRoute from "#app/routes/proxy.turn.tsx";
import { assignment, entries, join, makeShop, VARIANT } from "./line.ts";
import { forwarded, send } from "./proxy-visit.ts";

const HOUR_MS = 3_600_000;
const ROUTES = { confirm: confirmRoute, leave: leaveRoute, turn: turnRoute };
type Use = keyof typeof ROUTES;

let shops = 0;
async function makeLine(): Promise<{ shop: number; domain: string }> {
  shops += 1;
  const domain = `late-${shops}.myshopify.com`;
  return { shop: await makeShop({ domain }), domain };
}

async function joined({ shop }: { shop: number }, email = "ann@example.test"): Promise<bigint> {
  const result = await join(shop, email);
  if (result.outcome === "closed") throw new Error(result.reason);
  return result.entryId;
}

type Line = { shop: number; domain: string };
const link = ({ shop, domain }: Line, use: Use, entryId: bigint, method: "GET" | "POST" = "GET", body = "", locale = "en") => {
  const query = { token: signToken(use, { shop: String(shop), entry: String(entryId) }), locale };
  const headers = body ? { "Content-Type": "application/x-www-form-urlencoded" } : undefined;
  return send(ROUTES[use], forwarded({ path: use, method, domain, query, headers, body: body || undefined }));
};

const setState = ({ shop }: Line, entryId: bigint, state: EntryState, allocatedAt: Date | null = null) =>
  inShop(shop, (tx) => tx.waitlistEntry.updateMany({ where: { id: entryId }, data: { state, allocatedAt } }));

async function keep({ shop }: Line, entryId: bigint, hold: { state: string; until: Date; keepsPlace?: boolean }): Promise<void> {
  await inShop(shop, async (tx) => {
    const common = { shopId: shop, variantId: VARIANT, entryId, restockId: 1n };
    await tx.hold.create({
      data: {
        ...common,
        units: 1,
        hours: 24,
        state: hold.state,
        draftId: 5n,
        dueAt: hold.state === "held" ? hold.until : null,
        holdUntil: hold.until,
        keepsPlace: hold.keepsPlace ?? false,
      },
    });
    const facts = { payUrl: "https://shop.test/invoices/a%b?x=1&y={{ z }}" };
    await tx.message.create({
      data: { ...common, kind: "unit_held", audience: "customer", channel: "smtp", dedupeKey: `unit_held:${entryId}`, facts },
    });
  });
}

test("what is kept leads on to its checkout, with the time in words and no script", async () => {
  const line = await makeLine();
  const entryId = await joined(line);
  await setState(line, entryId, "allocated", new Date());
  await keep(line, entryId, { state: "held", until: new Date(Date.now() + 2 * HOUR_MS) });
  const { status, text } = await link(line, "turn", entryId, "GET", "", "de");
  expect([status, text]).toEqual([200, expect.stringContaining('<meta http-equiv="refresh" content="0;url=https://shop.test/')]);
  expect(text).toContain("Jetzt bezahlen");
  expect(text).toContain('lang="de"');
  expect(text).not.toMatch(/\{\{|<script/);
});

test.each<[string, EntryState, { state: string; keepsPlace?: boolean }, string]>([
  ["ended", "expired", { state: "released" }, "and your place ended. If you’d still like it, join the waitlist again"],
  ["kept", "waiting", { state: "released", keepsPlace: true }, "You keep your place"],
  ["not given back yet", "allocated", { state: "held" }, "and your place ended"],
])("a missed turn whose place is %s says until when it was kept and what to do", async (_, state, hold, said) => {
  const line = await makeLine();
  const entryId = await joined(line);
  await setState(line, entryId, state, state === "waiting" ? null : new Date());
  await keep(line, entryId, { ...hold, until: new Date("2026-11-20T12:00:00Z") });
  const { status, text } = await link(line, "turn", entryId);
  expect([status, text]).toEqual([200, expect.stringContaining("Your turn is over")]);
  expect(text).toContain("until 20 November");
  expect(text).toContain(said);
  expect(text).toContain(`/products/fjell-lantern?variant=${VARIANT}`);
});

test("leaving twice says that it was done before, and still lets one be left alone", async () => {
  const line = await makeLine();
  const [entryId, other] = [await joined(line), await joined(line, "ben@example.test")];
  expect((await link(line, "leave", entryId, "POST")).text).toContain("Your place is free");
  const again = await link(line, "leave", entryId);
  expect(again.text).toContain("You gave up this place before");
  expect(again.text).toContain("write to me about any product");
  expect((await link(line, "leave", entryId, "POST")).text).toContain("You gave up this place before");
  expect((await link(line, "leave", entryId, "POST", "everything=1")).text).toContain("all waitlists");
  expect((await link(line, "leave", other)).text).toContain("Leave the waitlist?");
});

test.each<[EntryState, Date | null, string]>([
  ["done", new Date(), "You’ve bought it"],
  ["expired", new Date(), "This turn is over"],
])("the leave link of a place that is %s does not claim to have freed it", async (state, allocatedAt, said) => {
  const line = await makeLine();
  const entryId = await joined(line);
  await setState(line, entryId, state, allocatedAt);
  for (const method of ["GET", "POST"] as const) {
    const { status, text } = await link(line, "leave", entryId, method);
    expect([status, text]).toEqual([200, expect.stringContaining(said)]);
    expect(text).not.toContain("Your place is free");
  }
});

test("a link that was cut off, is for another use or of another shop says the same, whoever it was for", async () => {
  const [line, other] = [await makeLine(), await makeLine()];
  const entryId = await joined(line);
  const cut = signToken("turn", { shop: String(line.shop), entry: String(entryId) }).slice(0, -2);
  const tokens = [cut, "", signToken("leave", { shop: String(line.shop), entry: String(entryId) })];
  const ask = (token: string, domain: string) =>
    send(turnRoute, forwarded({ path: "turn", method: "GET", domain, query: { token } }));
  const answers = await Promise.all([
    ...tokens.map((token) => ask(token, line.domain)),
    ask(signToken("turn", { shop: String(line.shop), entry: String(entryId) }), other.domain),
    ask(signToken("turn", { shop: String(line.shop), entry: "4711" }), line.domain),
  ]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
});

test("a place is confirmed while its product is hidden; its mail has no way to a page that is not there", async () => {
  const line = await makeLine();
  await prisma.shop.update({ where: { id: line.shop }, data: { doubleOptIn: true } });
  const entryId = await joined(line);
  await inShop(line.shop, (tx) => tx.assignment.updateMany({ data: { productHiddenAt: new Date() } }));
  expect((await link(line, "confirm", entryId)).text).toContain("Confirm your place?");
  expect((await link(line, "confirm", entryId, "POST")).text).toContain("number 1 in line");
  expect((await link(line, "confirm", entryId)).text).toContain("You confirmed this before");
  expect((await entries(line.shop)).map(({ state }) => state)).toEqual(["waiting"]);
  const { shop, messages } = await inShop(line.shop, (tx) => claimMessages(tx, { limit: 10, now: new Date() }));
  const told = messages.find(({ kind }) => kind === "waitlist_joined")!;
  const { productTitle, variantTitle, productHandle } = await assignment(line.shop);
  const variant = { variantId: VARIANT, productTitle, variantTitle, productHandle, imageUrl: null };
  const isHidden = told.productHiddenAt !== null;
  const { text } = renderMessage({ ...told, shop, variant: { ...variant, isHidden }, leaveToken: null });
  expect(text).toContain("Your place in line");
  expect(text).not.toContain("/products/");
});

test("a place of a deleted variant is not confirmed, and all its links say that it is gone", async () => {
  const line = await makeLine();
  const entryId = await joined(line);
  await prisma.shop.update({ where: { id: line.shop }, data: { doubleOptIn: true } });
  const pending = await joined(line, "ben@example.test");
  await inShop(line.shop, (tx) => markVariantDeleted(tx, { variantIds: [VARIANT], now: new Date() }));
  expect((await link(line, "confirm", pending, "POST")).text).toContain("no longer sells this product");
  await inShop(line.shop, (tx) => endWaitlist(tx, { variantIds: [VARIANT], tell: true, actor: "Robin", now: new Date() }));
  for (const use of ["leave", "turn", "confirm"] as const) {
    const { text } = await link(line, use, entryId);
    expect(text).toContain("no longer sells this product");
    expect(text).not.toContain("/products/");
  }
});
