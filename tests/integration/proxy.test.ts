import { beforeAll, describe, expect, test } from "vitest";
import { env } from "#app/env.server.ts";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { signToken } from "#app/lib/signed-token.server.ts";
import * as confirmRoute from "#app/routes/proxy.confirm.tsx";
import * as leaveRoute from "#app/routes/proxy.leave.tsx";
import * as elsewhereRoute from "#app/routes/proxy.$.tsx";
import * as waitlistRoute from "#app/routes/proxy.waitlist.tsx";
import { boss } from "#app/queue/boss.server.ts";
import { forwarded, JSON_HEADERS, send, type Asked } from "./proxy-visit.ts";
import { entries, join, makeShop, VARIANT } from "./line.ts";

const OTHER_VARIANT = 4711n;
let shop: number;
let other: number;
beforeAll(async () => {
  shop = await makeShop({ domain: "nordlicht.myshopify.com" });
  other = await makeShop({ domain: "other.myshopify.com", variantId: OTHER_VARIANT });
});

const post = (fields: Record<string, unknown>, asked: Asked = {}) =>
  send(waitlistRoute, forwarded({ body: JSON.stringify(fields), headers: JSON_HEADERS, ...asked }));
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  send(waitlistRoute, forwarded({ body: new URLSearchParams(fields), headers }));
const variant_id = VARIANT.toString();

describe("joining", () => {
  test("a shopper gets a place; the same address again gets the same answer, which names no place", async () => {
    const first = await post({ variant_id, email: "Ann@Example.test", quantity: 2, locale: "en" });
    expect([first.status, first.json]).toEqual([
      200,
      { ok: true, message: expect.stringContaining("You’re on the list. Your place in line is in the e-mail") },
    ]);
    await post({ variant_id, email: "bo@example.test" });
    const again = await post({ variant_id, email: "ann@example.test", quantity: 5, locale: "en" });
    expect(again.json).toEqual(first.json);
    expect((await entries(shop)).filter((entry) => entry.email === "ann@example.test")).toHaveLength(1);
    expect(again.headers.get("cache-control")).toBe("no-store");
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  test("without a script the shopper gets a page of the theme, in their language, with a way back", async () => {
    const back = "/products/fjell-lantern?variant=1";
    const { status, headers, text } = await form({ variant_id, email: "cy@example.test", locale: "de", return_to: back });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("application/liquid");
    expect(text).toContain("Sie stehen auf der Liste");
    expect(text).toContain(`<a href="${back}">`);
  });

  test.each([
    ["/de/products/fjell-lantern?variant=1", "/de"],
    ["/products/fjell-lantern?variant=1", null],
    ["/apps/de/products/x", null],
    [`/${"de-".repeat(50)}/products/x`, null],
  ])("who joins from %s keeps that language's part of the shop: %s", async (return_to, storefrontRoot) => {
    const email = `root-${Math.random()}@example.test`;
    await form({ variant_id, email, locale: "de", return_to });
    expect((await entries(shop)).find((entry) => entry.email === email)).toMatchObject({ storefrontRoot });
  });

  test("the browser's language is used when the form names none; a script's FormData is read too", async () => {
    const body = new FormData();
    body.set("variant_id", variant_id);
    body.set("email", "wrong");
    const request = forwarded({ body, headers: { Accept: "application/json", "Accept-Language": "de-DE,de;q=0.9" } });
    expect((await send(waitlistRoute, request)).json).toMatchObject({ ok: false, message: "Bitte prüfen Sie Ihre Angaben." });
  });

  test.each(["//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)", "/a b", "/x\ny"])(
    "the way back never leads to %j",
    async (return_to) => {
      const { text } = await form({ variant_id, email: "dee@example.test", return_to });
      expect(text).toContain('<a href="/">');
      expect(text).not.toContain("evil");
    },
  );
});

describe("bad input", () => {
  test.each([
    ["no address", { email: "" }, { email: "Enter your e-mail address." }],
    ["half an address", { email: "ann@" }, { email: expect.any(String) }],
    ["no whole number", { email: "a@example.test", quantity: "1.5" }, { quantity: expect.any(String) }],
    ["too many", { email: "a@example.test", quantity: 1001 }, { quantity: expect.any(String) }],
    ["a strange phone", { email: "a@example.test", phone: "call me" }, { phone: expect.any(String) }],
    ["a filled honeypot", { email: "bot@example.test", website: "http://spam.test" }, {}],
  ])("%s: 422 and what to correct", async (_, fields, errors) => {
    const { status, json } = await post({ variant_id, ...fields });
    expect([status, json]).toEqual([422, { ok: false, message: expect.any(String), errors }]);
    expect((await entries(shop)).some((entry) => entry.email === fields.email && fields.email !== "")).toBe(false);
  });

  test.each([
    ["an unknown variant", { variant_id: "5" }, 404],
    ["a variant of another shop", { variant_id: OTHER_VARIANT.toString() }, 404],
    ["an id that is none", { variant_id: "1 or 1=1" }, 404],
    ["an id beyond a bigint", { variant_id: "9999999999999999999" }, 404],
    ["no variant", {}, 404],
  ])("%s", async (_, fields, status) => {
    expect((await post({ email: "eve@example.test", ...fields })).status).toBe(status);
  });

  test.each([
    ["cut-off JSON", '{"email":', "application/json", 400],
    ["a JSON list", "[1,2]", "application/json", 400],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x00]), "application/json", 400],
    ["a form of no known type", "email=a", "text/csv", 400],
    ["a field of 500 characters", JSON.stringify({ email: "a".repeat(500) }), "application/json", 400],
    ["9 KB", JSON.stringify({ email: "a".repeat(9000) }), "application/json", 413],
  ])("%s", async (_, body, type, status) => {
    const request = forwarded({ body: body as BodyInit, headers: { "Content-Type": type, Accept: "application/json" } });
    const answer = await send(waitlistRoute, request);
    expect([answer.status, answer.json.ok]).toEqual([status, false]);
    expect(answer.text).not.toMatch(/\bat .*\.ts|Error:/);
  });

  test("a body without an end is cut at 8 KB, whatever its length header says", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const request = new Request(forwarded({}).url, {
      method: "POST",
      body,
      headers: JSON_HEADERS,
      duplex: "half",
    } as RequestInit);
    expect((await send(waitlistRoute, request)).status).toBe(413);
    expect(sent).toBeLessThan(32 * 1024);
  });

  test("what shoppers type can be neither HTML nor Liquid on the page", async () => {
    const { text } = await form({
      variant_id,
      email: "{{ shop.email }}<script>alert(1)</script>",
      return_to: "/{{settings}}{%25x%25}",
    });
    expect(text).not.toMatch(/\{\{|\{%|<script/);
  });
});

describe("who may ask", () => {
  test.each([
    ["another secret", { secret: "guess" }],
    ["a request from two minutes ago", { at: Date.now() - 120_000 }],
    ["a request from the future", { at: Date.now() + 120_000 }],
  ])("%s: 401", async (_, asked) => {
    expect((await post({ variant_id, email: "ann@example.test" }, asked)).status).toBe(401);
  });

  test("a changed or missing parameter breaks the signature", async () => {
    const { url } = forwarded({ query: { a: "1" } });
    for (const changed of [url.replace("a=1", "a=2"), url.replace(/&?signature=\w+/, ""), url.replace("nordlicht", "other")]) {
      const request = new Request(changed, { method: "POST", body: "{}", headers: JSON_HEADERS });
      expect((await send(waitlistRoute, request)).status).toBe(401);
    }
  });

  test("the secret before a rotation is still good", async () => {
    env.SHOPIFY_API_SECRET_PREVIOUS = "old-secret";
    expect((await post({ variant_id, email: "ann@example.test" }, { secret: "old-secret" })).status).toBe(200);
    env.SHOPIFY_API_SECRET_PREVIOUS = undefined;
  });

  test("an unknown shop and one that uninstalled: 404", async () => {
    expect((await post({ variant_id, email: "a@example.test" }, { domain: "nobody.myshopify.com" })).status).toBe(404);
    const gone = await makeShop({ domain: "gone.myshopify.com" });
    await prisma.shop.update({ where: { id: gone }, data: { uninstalledAt: new Date() } });
    expect((await post({ variant_id, email: "a@example.test" }, { domain: "gone.myshopify.com" })).status).toBe(404);
  });

  test("one client may knock sixty times, another is not hindered; nothing about them is kept in the clear", async () => {
    const from = (address: string) =>
      post({ variant_id, email: "nope" }, { headers: { ...JSON_HEADERS, "X-Forwarded-For": `${address}, 10.0.0.1` } });
    const statuses = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await from("8.8.8.8")).status);
    expect(statuses.slice(0, 60).every((status) => status === 422)).toBe(true);
    const limited = await from("8.8.8.8");
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from("8.8.4.4")).status).toBe(422);
    const keys = await prisma.rateWindow.findMany();
    expect(JSON.stringify(keys.map((window) => window.key))).not.toContain("8.8");
  });

  test("one address may be tried ten times an hour", async () => {
    const statuses = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await post({ variant_id, email: "often@example.test" })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  });

  test("links and the form follow when the merchant moves the proxy, told once however many ask", async () => {
    const moved = await makeShop({ domain: "moved.myshopify.com", variantId: 815n });
    const asked = { path: "", method: "GET", domain: "moved.myshopify.com", pathPrefix: "/a/wait" };
    await Promise.all([1, 2, 3].map(() => send(elsewhereRoute, forwarded(asked))));
    expect((await prisma.shop.findUniqueOrThrow({ where: { id: moved } })).proxyPath).toBe("/a/wait");
    const told = await inShop(moved, (tx) => tx.event.findMany({ where: { name: "proxy-moved" } }));
    expect(told.map(({ detail }) => detail)).toEqual([{ proxyPath: "/a/wait" }]);
    const jobs = await boss.fetch("prepare-shop", { batchSize: 100 });
    expect(jobs.filter(({ data }) => (data as { shopId: number }).shopId === moved)).toHaveLength(1);
  });

  test("a path that is none is not followed", async () => {
    await post({ variant_id, email: "b@example.test" }, { pathPrefix: "//evil.test/x" });
    expect((await prisma.shop.findUniqueOrThrow({ where: { id: shop } })).proxyPath).toBe("/apps/standby");
  });

  test("a variant deleted between the page and the post has no waitlist, in plain words, and what was posted is not kept", async () => {
    const gone = await makeShop({ domain: "deleted.myshopify.com", variantId: 816n });
    await inShop(gone, (tx) => markVariantDeleted(tx, { variantIds: [816n], now: new Date() }));
    const answer = await post({ variant_id: "816", email: "late@example.test" }, { domain: "deleted.myshopify.com" });
    expect(answer).toMatchObject({ status: 404, json: { ok: false, message: expect.stringMatching(/waitlist/) } });
    expect(await inShop(gone, (tx) => tx.waitlistEntry.count())).toBe(0);
  });

  test("a GET joins nothing; anything else below the proxy is not here", async () => {
    expect((await send(waitlistRoute, forwarded({ method: "GET", headers: { Accept: "application/json" } }))).status).toBe(405);
    expect((await send(elsewhereRoute, forwarded({ path: "admin", method: "GET" }))).status).toBe(404);
    expect((await send(elsewhereRoute, forwarded({ path: "admin", secret: "x", method: "GET" }))).status).toBe(401);
  });
});

describe("leaving", () => {
  async function place(email: string) {
    const joined = await join(shop, email);
    if (joined.outcome !== "joined") throw new Error(joined.outcome);
    const token = signToken("leave", { shop: String(shop), entry: String(joined.entryId) });
    const state = async () => (await entries(shop)).find((entry) => entry.id === joined.entryId)?.state;
    return { token, state };
  }
  const leave = (asked: Asked) => send(leaveRoute, forwarded({ path: "leave", ...asked }));

  test("opening the link only asks; the button acts; a second time changes nothing", async () => {
    const { token, state } = await place("leaver@example.test");
    const asked = await leave({ method: "GET", query: { token } });
    expect(asked.text).toContain('<form method="post" action="leave?locale=en">');
    expect(await state()).toBe("waiting");
    for (let times = 0; times < 2; times += 1) {
      const left = await leave({ body: new URLSearchParams({ token }) });
      expect([left.status, left.text]).toEqual([200, expect.stringContaining("You’ve left the waitlist")]);
      expect(await state()).toBe("cancelled");
    }
  });

  test("a German mail leads to German pages, from the question to the answer, in a browser that asks for English", async () => {
    const { token, state } = await place("anna@example.test");
    const headers = { "Accept-Language": "en-GB,en;q=0.9" };
    const query = { token, locale: "de" };
    const { text } = await leave({ method: "GET", query, headers });
    expect(text).toContain('lang="de"');
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? "";
    const { pathname, searchParams } = new URL(action, "https://nordlicht.test/de/apps/standby/leave?token=x");
    expect(pathname).toBe("/de/apps/standby/leave");
    const sent = { query: Object.fromEntries(searchParams), body: new URLSearchParams({ token }), headers };
    expect((await leave(sent)).text).toContain("Sie haben die Warteliste verlassen");
    expect(await state()).toBe("cancelled");
    expect((await leave({ method: "GET", query: { token: "x", locale: "de" }, headers })).text).toContain('lang="de"');
  });

  test.each(["", "xx", "DE ", "__proto__", '"><script>', "{{ shop.name }}", "../de", "a".repeat(5000)])(
    "a language that no mail of ours names is the browser's: %j",
    async (locale) => {
      const token = signToken("leave", { shop: String(shop), entry: "1" });
      const headers = { "Accept-Language": "fr-CA,fr;q=0.9" };
      const { status, text } = await leave({ method: "GET", query: { token, locale }, headers });
      expect([status, text]).toEqual([200, expect.stringContaining('lang="fr"')]);
      expect(text).toContain('action="leave?locale=fr"');
      expect(text).not.toMatch(/<script|\{\{/);
    },
  );

  test("a mail program leaves with one click", async () => {
    const { token, state } = await place("clicker@example.test");
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    expect((await leave({ query: { token, locale: "de" }, body })).status).toBe(200);
    expect(await state()).toBe("cancelled");
  });

  test("who wants to hear nothing more leaves every line of the shop", async () => {
    const { token, state } = await place("enough@example.test");
    expect((await leave({ body: new URLSearchParams({ token, everything: "1" }) })).text).toContain("all waitlists");
    expect(await state()).toBe("cancelled");
    expect(await inShop(shop, (tx) => tx.suppression.count({ where: { reason: "unsubscribed" } }))).toBe(1);
  });

  test("a token that is forged, cut off, for another use or of another shop opens nothing", async () => {
    const { token, state } = await place("safe@example.test");
    const foreign = signToken("leave", { shop: String(other), entry: "1" });
    const otherUse = signToken("confirm", { shop: String(shop), entry: "1" });
    for (const wrong of ["", "x", token.slice(0, -2), `${token}x`, `a${token}`, foreign, otherUse, "a.b.c"]) {
      expect((await leave({ body: new URLSearchParams({ token: wrong }) })).status).toBe(404);
      expect((await leave({ method: "GET", query: { token: wrong } })).status).toBe(404);
    }
    expect((await leave({ body: new URLSearchParams({ token }), domain: "other.myshopify.com" })).status).toBe(404);
    expect(await state()).toBe("waiting");
  });
});

describe("double opt-in", () => {
  const confirm = (asked: Asked) => send(confirmRoute, forwarded({ path: "confirm", domain: "careful.myshopify.com", ...asked }));
  const ask = (email: string) => post({ variant_id, email, locale: "en" }, { domain: "careful.myshopify.com" });
  let careful: number;
  beforeAll(async () => {
    careful = await makeShop({ domain: "careful.myshopify.com" });
    await prisma.shop.update({ where: { id: careful }, data: { doubleOptIn: true } });
  });

  const tokenOf = async (email: string, until = new Date(Date.now() + 60_000)) => {
    const entry = (await entries(careful)).find((each) => each.email === email);
    return signToken("confirm", { shop: String(careful), entry: String(entry?.id), until: until.toISOString() });
  };
  const stateOf = async (email: string) => (await entries(careful)).find((each) => each.email === email)?.state;

  test("the answer is the same for an address in line, one that was asked and a new one", async () => {
    const first = await ask("ann@example.test");
    expect(first.json).toEqual({ ok: true, message: expect.stringContaining("Check your e-mail") });
    const again = await ask("ann@example.test");
    await confirm({ body: new URLSearchParams({ token: await tokenOf("ann@example.test") }) });
    expect(await stateOf("ann@example.test")).toBe("waiting");
    const inLine = await ask("ann@example.test");
    for (const answer of [again, inLine]) expect([answer.status, answer.text]).toEqual([first.status, first.text]);
  });

  test("opening the link only asks; the button confirms, once, and says the place to its owner", async () => {
    await ask("bo@example.test");
    const token = await tokenOf("bo@example.test");
    const asked = await confirm({ method: "GET", query: { token } });
    expect(asked.text).toContain('<form method="post" action="confirm?locale=en">');
    expect(await stateOf("bo@example.test")).toBe("pending");
    expect((await confirm({ body: new URLSearchParams({ token }) })).text).toContain("number 2 in line");
    expect(await stateOf("bo@example.test")).toBe("waiting");
    expect((await confirm({ body: new URLSearchParams({ token }) })).text).toContain("confirmed this before");
  });

  test("a link that is too old, forged, for another use or of another shop confirms nothing", async () => {
    await ask("cy@example.test");
    const old = await tokenOf("cy@example.test", new Date(Date.now() - 1000));
    const good = await tokenOf("cy@example.test");
    const entry = (await entries(careful)).find((each) => each.email === "cy@example.test");
    const otherUse = signToken("leave", { shop: String(careful), entry: String(entry?.id) });
    const body = (token: string) => ({ body: new URLSearchParams({ token }) });
    expect((await confirm(body(old))).status).toBe(410);
    for (const wrong of ["", "x", good.slice(0, -2), `${good}x`, otherUse]) expect((await confirm(body(wrong))).status).toBe(404);
    expect((await confirm({ ...body(good), domain: "other.myshopify.com" })).status).toBe(404);
    expect(await stateOf("cy@example.test")).toBe("pending");
  });
});
