import { afterAll, beforeAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { readImportPage } from "#app/data/views/import-page.ts";
import { answerImport, openQuestions } from "#app/flows/stage-import.ts";
import { boss } from "#app/queue/boss.server.ts";
import * as upload from "#app/routes/app.import.upload.ts";
import { storeSessions, visit } from "./admin-visit.ts";
import { assign, assignment, facts, forgetJobs, makeShop, place, BERLIN } from "./assigned-shop.ts";
import { apply, check, NOW, readImport, stage, work } from "./handed-in.ts";

const TEA = 9_007_199_254_741_001n;
const SKUS = ["TEA-0", "TEA-1", "TEA-2", "TEA-3", "TEA-4", "TÉ-€5", "=1+1", "00123", "0077", "077"];
const CAP_WORDS = "This file is larger than 50 MB. Split it, or delete the columns that you do not need, and upload it again.";
let shopId: number;
let domain: string;

beforeAll(async () => {
  shopId = await makeShop({ ownerEmail: "owner@shop.test" });
  const variants = SKUS.map((sku, nth) => {
    const id = BigInt(nth);
    return facts({ variantId: TEA + id, inventoryItemId: 500n + id, sku, variantTitle: sku, levels: [place(BERLIN, 5)] });
  });
  await assign(shopId, ...variants);
  ({ domain } = await inShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { id: shopId } })));
  await storeSessions(domain);
  await forgetJobs();
});
afterAll(() => boss.stop({ graceful: false }));

const bytes = (...values: number[]) => new Uint8Array([...values, ...Array.from({ length: 400 }, () => 0x20)]);
const big = (text: string) => new Uint8Array(Buffer.from(text, "utf16le").swap16());

test.each([
  [
    "a workbook with a wrong name",
    bytes(0x50, 0x4b, 3, 4),
    "This is an Excel workbook (XLSX) or a ZIP file, whatever its name says.",
  ],
  ["an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0), "This is an old Excel workbook (XLS), whatever its name says."],
  ["bytes that are no text", bytes(0x41, 0, 0, 0x42), "This is not a text file."],
  ["nothing", "", "This file is empty. Save your table as CSV once more, and upload that file."],
  ["blank lines alone", "\ufeff\r\n\r\n", "This file is empty."],
  ["a heading alone", "SKU;Incoming stock\r\n", "This file has a heading and no rows. Fill in at least one row."],
  [
    "a quotation mark never closed",
    `"SKU,Incoming stock\n${"TEA-0,1\n".repeat(20_000)}`,
    "No row of this file can be read: a quotation mark is opened and never closed.",
  ],
])("%s is refused with what to do, and nothing is kept", async (_name, file, words) => {
  const before = await inShop(shopId, (tx) => tx.import.count());
  const staged = await stage(shopId, file);
  expect(staged.ok ? "taken" : staged.reason).toContain(words);
  expect(await inShop(shopId, (tx) => tx.import.count())).toBe(before);
});

test("a file over the cap is refused while it arrives, also when its sender does not say how long it is", async () => {
  const line = new TextEncoder().encode(`${" ".repeat(60_000)}\n`);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(sent === 0 ? new TextEncoder().encode("SKU,Incoming stock\n") : line);
      sent += line.length;
    },
  });
  const { url, headers } = visit(domain, "/app/import/upload?kind=stock&name=my.csv");
  const request = new Request(url, { method: "POST", body, headers, duplex: "half" } as RequestInit);
  const answer = await upload.action({ request, params: {}, context: {} });
  expect(await answer.json()).toEqual({ ok: false, problem: CAP_WORDS });
  expect(sent).toBeLessThan(60_000_000);
});

const HEAD = "SKU;Incoming stock\r\n";
test.each([
  ["Windows-1252", new Uint8Array([...Buffer.from(`${HEAD}T`, "latin1"), 0xc9, 0x2d, 0x80, ...Buffer.from("5;7\r\n")])],
  ["UTF-8 without a mark", `${HEAD}TÉ-€5;7\r\n`],
  ["UTF-16, the large end first, with a mark", big(`\ufeff${HEAD}TÉ-€5;7\r\n`)],
  ["UTF-16, the large end first, without one", big(`Incoming stock;SKU\r\n${"1;NOPE\r\n".repeat(8)}7;TÉ-€5\r\n`)],
  ["bars between the cells", "SKU|Incoming stock\nTÉ-€5|7\n"],
  ["a byte of zero in the middle of a long file", `${HEAD}${"NOPE;1\r\n".repeat(9_000)}TÉ\u0000-€5;7\u0000\r\n`],
  ["the same heading twice: the first counts", "SKU,Incoming stock,SKU,Incoming stock\nTÉ-€5,7,TEA-0,8\n"],
  ["more cells than headings", "SKU,Incoming stock\nTÉ-€5,7,,,,more\n"],
  ["cells of ten thousand characters", `Note,SKU,Incoming stock\n${"n".repeat(10_000)},TÉ-€5,7\n`],
])("%s: read as it was meant", async (_name, file) => {
  const { stored, importId } = await check(shopId, file);
  const rows = await inShop(shopId, (tx) => tx.importRow.findMany({ where: { importId, state: "change" } }));
  expect(rows).toMatchObject([{ variantId: TEA + 5n, changes: { incomingUnits: { to: 7 } } }]);
  expect(stored?.state).toBe("checked");
});

test("a separator that nobody knows, or headings that nobody knows: the page asks which column is what", async () => {
  for (const file of ["SKU:Incoming stock\nTEA-0:4\n", "Artikel Code,Kommt\nTEA-0,4\n"]) {
    const staged = await stage(shopId, file);
    if (!staged.ok) throw new Error(staged.reason);
    const { stored } = await readImport(shopId, staged.importId);
    const asked = stored && (await inShop(shopId, (tx) => openQuestions(tx, stored)));
    expect([stored?.state, asked?.columns]).toEqual([
      "asking",
      "Choose the column that names the variant: its variant id or its SKU.",
    ]);
  }
  const staged = await stage(shopId, "Wer,Was,Wann\nada@x.test,TEA-0,2025-01-02\n", "waitlist");
  if (!staged.ok) throw new Error(staged.reason);
  const { importId } = staged;
  const answer = { importId, columns: { email: 0, sku: 1, joinedAt: 2 }, now: NOW };
  expect(await inShop(shopId, (tx) => answerImport(tx, answer))).toEqual({ ok: true });
  expect((await work(shopId, importId)).rows).toMatchObject([
    { state: "change", changes: { joinedAt: "2025-01-02T00:00:00.000Z" } },
  ]);
});

test.each([
  ["1,5", "Incoming stock: “1,5” is not a whole number."],
  ["1.000.000.000", "Incoming stock"],
  ["viel", "Incoming stock"],
  ["-3", "Incoming stock: -3 is below zero."],
])("%s for units: said in words, and no other row suffers", async (text, words) => {
  const { rows } = await check(shopId, `SKU;Incoming stock\nTEA-0;${text}\nTEA-1;3,0\n`);
  expect(rows[0]).toMatchObject({ state: "problem", note: expect.stringContaining(words) });
  expect(rows[1]).toMatchObject({ state: "change", changes: { incomingUnits: { to: 3 } } });
});

test("a formula is text, whether guarded or not", async () => {
  for (const cell of ["=1+1", "'=1+1", '"=""=1+1"""']) {
    const { rows } = await check(shopId, `SKU,Incoming stock\n${cell},6\n`);
    expect(rows, cell).toMatchObject([{ state: "change", changes: { incomingUnits: { to: 6 } } }]);
  }
});

test("numbers among SKUs: zeros that a spreadsheet dropped are found again, what it rounded is said", async () => {
  const file = `SKU;Incoming stock\n123;4\n77;5\n4,00638E+12;6\n`;
  const { rows } = await check(shopId, file);
  expect(rows).toMatchObject([
    { state: "change", product: expect.stringContaining("00123"), note: expect.stringContaining("has zeros in front") },
    { state: "problem", note: expect.stringContaining("2 variants have the SKU 77 with zeros in front.") },
    { state: "problem", note: expect.stringContaining("Your spreadsheet program rounded the SKU to 4,00638E+12.") },
  ]);
  const { rows: waiting } = await check(shopId, "Email,SKU\nada@x.test,123\n", "waitlist");
  expect(waiting).toMatchObject([
    { state: "change", product: expect.stringContaining("00123"), note: expect.stringContaining("zeros in front") },
  ]);
});

test("with two bad rows of five the good part is applied, and the result says which is which", async () => {
  const lines = Array.from({ length: 5 }, (_, nth) => (nth % 5 < 3 ? `TEA-${nth},1${nth}` : `NOPE-${nth},1`));
  const { importId } = await check(shopId, `SKU,Incoming stock\n${lines.join("\n")}\n`);
  const { rows } = await apply(shopId, importId);
  expect(rows.map(({ state }) => state)).toEqual(["applied", "applied", "applied", "problem", "problem"]);
  expect((await assignment(shopId, TEA + 2n)).incomingUnits).toBe(12);
});

test("a row about a person says who and what, also when the address is wrong", async () => {
  const { importId } = await check(shopId, "Email,SKU\nada.x.test,TEA-0\nbo@x.test,TEA-1\n", "waitlist");
  const shown = await inShop(shopId, (tx) => readImportPage(tx, importId, { after: null, before: null, only: null }));
  expect(shown?.page.rows.map(({ name, note }) => [name, note])).toEqual([
    ["ada.x.test · Teapot, TEA-0", "This is not an email address."],
    ["bo@x.test · Teapot, TEA-1", ""],
  ]);
});
