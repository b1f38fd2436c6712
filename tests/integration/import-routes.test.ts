import { afterAll, beforeAll, expect, test } from "vitest";
import { purgeImports } from "#app/data/purge-imports.ts";
import { inShop } from "#app/data/in-shop.ts";
import { pool } from "#app/db.server.ts";
import { redactCustomer } from "#app/flows/redact-customer.ts";
import { boss } from "#app/queue/boss.server.ts";
import * as page from "#app/routes/app.import.$importId/route.tsx";
import * as files from "#app/routes/app.import.files.$file.ts";
import * as upload from "#app/routes/app.import.upload.ts";
import * as index from "#app/routes/app.import._index/route.tsx";
import * as result from "#app/routes/app.import_.$importId.result.ts";
import { assignVariant, type AssignedVariant } from "./assigned-variant.ts";
import { answerOf, storeSessions, visit } from "./admin-visit.ts";
import { work } from "./handed-in.ts";

const OURS = "ours.myshopify.com";
const THEIRS = "theirs.myshopify.com";
let ours: AssignedVariant;
let theirs: AssignedVariant;

beforeAll(async () => {
  ours = await assignVariant(OURS, { variantId: 9_007_199_254_740_993n, title: "=Linen, shirt", waiting: 3 });
  theirs = await assignVariant(THEIRS, { variantId: 9_007_199_254_740_995n, title: "Wool hat", waiting: 1 });
  await storeSessions(OURS);
  await storeSessions(THEIRS);
});
afterAll(() => Promise.all([boss.stop({ graceful: false }), pool.end()]));

type Handler = (args: never) => unknown;
const call = (handler: Handler, request: Request, params: Record<string, string> = {}) =>
  answerOf(Promise.resolve().then(() => handler({ request, params, context: {} } as never)));

function uploading(domain: string, file: string, kind = "stock", headers: Record<string, string> = {}): Request {
  const get = visit(domain, `/app/import/upload?kind=${kind}&name=my.csv`);
  return new Request(get.url, { method: "POST", body: file, headers: { ...Object.fromEntries(get.headers), ...headers } });
}

const handIn = async (file: string, kind = "stock") => {
  const { body } = await call(upload.action, uploading(OURS, file, kind));
  return (body as { importId: string }).importId;
};

const FILE = `Variant ID,Incoming stock\n${9_007_199_254_740_993n},40\n1,2\n`;

test("a file is taken, checked, shown with its problems, applied, and given back with its result", async () => {
  const importId = await handIn(FILE);
  await work(ours.shopId, BigInt(importId));
  const checked = await call(page.loader, visit(OURS, `/app/import/${importId}`), { importId });
  expect(checked.body).toMatchObject({
    file: { state: "checked" },
    counts: { change: 1, problem: 1 },
    page: {
      rows: [
        { name: "=Linen, shirt", state: "change" },
        { name: "1", state: "problem" },
      ],
    },
  });
  const problems = await call(page.loader, visit(OURS, `/app/import/${importId}?only=problem`), { importId });
  expect((problems.body as { page: { rows: unknown[] } }).page.rows).toHaveLength(1);
  expect((await call(page.action, visit(OURS, "/app", { intent: "apply" }), { importId })).body).toMatchObject({ ok: true });
  expect((await call(page.action, visit(OURS, "/app", { intent: "apply" }), { importId })).status).toBe(422);
  await work(ours.shopId, BigInt(importId));
  const file = await call(result.loader, visit(OURS, `/app/import/${importId}/result?only=all`), { importId });
  expect(file.body).toContain("9007199254740993,40,2,Changed,Incoming stock: none → 40,\r\n");
  const bad = await call(result.loader, visit(OURS, `/app/import/${importId}/result?only=problem`), { importId });
  expect(String(bad.body).split("\r\n")).toHaveLength(3);
  expect((await call(index.loader, visit(OURS, "/app/import"))).body).toMatchObject({ imports: [{ state: "applied" }] });
});

test("everything can be taken away as files, and no formula runs in them", async () => {
  for (const name of ["variants", "waitlist", "history", "messages"]) {
    const { status, body } = await call(files.loader, visit(OURS, `/app/import/files/${name}`), { file: name });
    expect([status, String(body).includes("Wool hat"), String(body).startsWith("\ufeff")], name).toEqual([200, false, false]);
  }
  const excel = visit(OURS, "/app/import/files/variants?excel=1");
  const { body } = await call(files.loader, excel, { file: "variants" });
  expect(body).toContain(`"'=Linen, shirt",,,0,40,,,,gid://shopify/ProductVariant/9007199254740993,`);
  for (const file of ["constructor", "../secrets", ""]) {
    expect((await call(files.loader, visit(OURS, "/app/import/files/x"), { file })).status).toBe(404);
  }
});

test("too large, no table, no kind: words, and nothing is kept", async () => {
  const large = await call(upload.action, uploading(OURS, "x", "stock", { "content-length": "200000000" }));
  expect([large.status, JSON.stringify(large.body)]).toEqual([413, expect.stringContaining("larger than 50 MB")]);
  expect(await call(upload.action, uploading(OURS, "PK\u0003\u0004")).then(({ body }) => JSON.stringify(body))).toContain("XLSX");
  expect((await call(upload.action, uploading(OURS, FILE, "orders"))).status).toBe(422);
});

test("another shop's file is not there, to look at, to answer or to apply", async () => {
  const importId = await handIn(FILE);
  const params = { importId };
  expect((await call(page.loader, visit(THEIRS, "/app"), params)).status).toBe(404);
  expect((await call(result.loader, visit(THEIRS, "/app"), params)).status).toBe(404);
  for (const intent of ["apply", "check", "answer"]) {
    expect((await call(page.action, visit(THEIRS, "/app", { intent }), params)).status, intent).toBe(404);
  }
  expect((await call(index.loader, visit(THEIRS, "/app/import"))).body).toMatchObject({ imports: [] });
});

test("a redacted customer leaves the files, and old files leave the database", async () => {
  const importId = BigInt(await handIn("Email,Variant ID\nAda@x.test,1\nbob@x.test,1\n", "waitlist"));
  const redaction = { shopDomain: OURS, customer: { email: "ada@X.test" }, inboxId: 0n, now: new Date() };
  await inShop(ours.shopId, (tx) => redactCustomer(tx, redaction));
  const rows = await inShop(ours.shopId, (tx) => tx.importRow.findMany({ where: { importId } }));
  expect(rows.map((row) => row.cells)).toEqual(["bob@x.test\u001f1"]);
  await purgeImports(30);
  expect(await inShop(ours.shopId, (tx) => tx.import.count())).toBeGreaterThan(0);
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await inShop(ours.shopId, async (tx) => {
    const abandoned = { shopId: ours.shopId, kind: "stock", fileName: "half", actor: "Ada", createdAt: yesterday };
    await tx.import.createMany({ data: [abandoned, { ...abandoned, state: "checked", fileName: "whole" }] });
  });
  await purgeImports(30);
  const left = await inShop(ours.shopId, (tx) => tx.import.findMany({ where: { createdAt: yesterday } }));
  expect(left.map(({ fileName }) => fileName)).toEqual(["whole"]);
  await inShop(ours.shopId, (tx) => tx.import.updateMany({ data: { createdAt: new Date("2020-01-01") } }));
  await inShop(theirs.shopId, (tx) =>
    tx.import.create({ data: { shopId: theirs.shopId, kind: "stock", fileName: "x", actor: "x" } }),
  );
  await purgeImports(30);
  expect(await inShop(ours.shopId, (tx) => tx.importRow.count())).toBe(0);
  expect(await inShop(theirs.shopId, (tx) => tx.import.count())).toBe(1);
});
