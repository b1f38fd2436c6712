import { afterAll, beforeAll, expect, test } from "vitest";
import { inShop } from "#app/data/in-shop.ts";
import { exportVariants } from "#app/data/views/export-pages.ts";
import { VARIANTS_HEADINGS, variantsFileCells } from "#app/domain/variants-file.ts";
import { answerImport, openQuestions } from "#app/flows/stage-import.ts";
import { startApply } from "#app/flows/start-apply.ts";
import { csvLine } from "#app/lib/csv-cell.ts";
import { boss } from "#app/queue/boss.server.ts";
import { assign, assignment, events, facts, forgetJobs, makeShop, place, BERLIN } from "./assigned-shop.ts";
import { apply, check, NOW, readImport, stage, states, work } from "./handed-in.ts";

let shopId: number;
const TEA = 9_007_199_254_741_001n;
const variant = (nth: number, sku: string, title = "Teapot") =>
  facts({
    variantId: TEA + BigInt(nth),
    inventoryItemId: 500n + BigInt(nth),
    sku,
    productTitle: title,
    variantTitle: `No. ${nth}`,
    levels: [place(BERLIN, 5)],
  });

beforeAll(async () => {
  shopId = await makeShop({ ownerEmail: "owner@shop.test" });
  await assign(
    shopId,
    variant(0, "TEA-0"),
    variant(1, "TEA-1"),
    variant(2, "TWIN"),
    variant(3, "TWIN"),
    variant(4, "=SUM(A1)", '-Ünïcode, "quoted"\nline'),
  );
  await forgetJobs();
});
afterAll(() => boss.stop({ graceful: false }));

const exported = async (shop = shopId) => {
  const rows = await inShop(shop, (tx) => exportVariants(tx, { after: null, limit: 100 }));
  return csvLine(VARIANTS_HEADINGS) + rows.map((row) => csvLine(variantsFileCells(row))).join("");
};

test("a file as it was downloaded changes nothing", async () => {
  const { rows, stored } = await check(shopId, `\ufeff${await exported()}`);
  expect(stored).toMatchObject({ state: "checked", readRows: 5, brokenAtRow: null });
  expect(rows.map((row) => [row.state, row.note])).toEqual(rows.map(() => ["same", ""]));
});

test("what is filled in is shown first, changes nothing yet, then changes once", async () => {
  const file =
    "sku;incoming stock;Threshold;BACK_IN_STOCK_DATE;Switch condition\r\nTEA-0;1.200;40;24.12.2031;-2\r\nTEA-1;;;;\r\nNOPE;1;;;\r\n";
  const { importId, rows } = await check(shopId, file);
  expect(states(rows)).toEqual({ 2: "change", 3: "same", 4: "problem" });
  expect(rows[0]?.changes).toEqual({
    incomingUnits: { from: null, to: 1200 },
    thresholdUnits: { from: null, to: 40 },
    backInStockOn: { from: null, to: "2031-12-24" },
    switchCondition: { from: null, to: -2 },
  });
  expect(rows[2]?.note).toContain("No assigned variant has the SKU NOPE");
  expect(await assignment(shopId, TEA)).toMatchObject({ incomingUnits: null, overrides: [] });

  const applied = await apply(shopId, importId);
  expect(states(applied.rows)).toEqual({ 2: "applied", 3: "same", 4: "problem" });
  expect(applied.stored?.state).toBe("applied");
  const now = await assignment(shopId, TEA);
  expect(now).toMatchObject({ incomingUnits: 1200, thresholdUnits: 40, switchCondition: -2, intentVersion: 3 });
  expect(now.backInStockOn?.toISOString().slice(0, 10)).toBe("2031-12-24");
  expect(now.overrides.sort()).toEqual(["backInStockOn", "incomingUnits", "switchCondition", "thresholdUnits"]);
  expect(await events(shopId, "values-imported")).toMatchObject([
    { actor: "Ada", detail: { file: "file.csv", row: 2, changes: { incomingUnits: { from: null, to: 1200 } } } },
  ]);
  expect(await events(shopId, "import-applied")).toMatchObject([{ detail: { applied: 1, same: 1, problem: 1 } }]);
  expect(await inShop(shopId, (tx) => tx.message.findMany({ where: { kind: "import_result" } }))).toMatchObject([
    { toAddress: "owner@shop.test", facts: { applied: 1, problem: 1 } },
  ]);
  expect(await inShop(shopId, (tx) => startApply(tx, { importId, actor: "Ada", now: NOW }))).toMatchObject({ ok: false });
  await work(shopId, importId);
  expect(await events(shopId, "values-imported")).toHaveLength(1);
});

test("a condition from a file switches the offer", async () => {
  const { importId } = await check(shopId, "sku,switch condition\nTEA-1,7\n");
  await apply(shopId, importId);
  expect(await assignment(shopId, TEA + 1n)).toMatchObject({ offer: "waitlist", switchCondition: 7 });
  await apply(shopId, (await check(shopId, "sku,switch condition\nTEA-1,clear\n")).importId);
  expect(await assignment(shopId, TEA + 1n)).toMatchObject({ offer: "in_stock", switchCondition: null });
});

test("bad rows are named one by one, and the good ones stay", async () => {
  const file = [
    "Variant ID,SKU,Incoming stock,Back-in-stock date",
    ",TWIN,3,",
    `gid://shopify/ProductVariant/${TEA + 2n},TWIN,3,`,
    "4.41E+13,,3,",
    "4.41E+13,TEA-1,3,",
    `${TEA},,-4,`,
    `${TEA},,1.5,2020-01-01`,
    ",,3,",
    "99999,,3,",
    ",=SUM(A1),4,",
    ",'=SUM(A1),5,",
    "'",
  ].join("\n");
  const { rows } = await check(shopId, file);
  expect(states(rows)).toEqual({
    2: "problem",
    3: "change",
    4: "problem",
    5: "change",
    6: "problem",
    7: "problem",
    8: "problem",
    9: "problem",
    10: "problem",
    11: "change",
    12: "problem",
  });
  const notes = Object.fromEntries(rows.map(({ rowNumber, note }) => [rowNumber, note]));
  expect(notes[2]).toContain("2 variants have the SKU TWIN. Enter the variant id");
  expect(notes[4]).toContain("rounded the variant id to 4.41E+13");
  expect(notes[6]).toContain("-4 is below zero");
  expect(notes[7]).toMatch(/not a whole number.*2020-01-01 is not in the future|2020-01-01.*/s);
  expect(notes[10]).toBe("Row 11 names the same variant: that row counts, being further down.");
  expect(notes[11]).toBe("Row 10 names the same variant: this row counts, being further down.");
});

test("a threshold below what is owed is refused in the form's words, also when orders came after the look", async () => {
  const owe = (variantId: bigint, units: number) =>
    inShop(shopId, (tx) =>
      tx.assignment.update({
        where: { shopId_variantId: { shopId, variantId } },
        data: { stockUnits: -units, owedUnits: units },
      }),
    );
  await owe(TEA, 3);
  const file = "sku,threshold,incoming stock\nTEA-0,2,9\nTEA-1,2,9\n";
  const { importId, rows } = await check(shopId, file);
  const words = "Threshold: 3 units are owed already. Enter at least 3, or switch the offer off by hand.";
  expect(rows.map(({ state, note }) => [state, note])).toEqual([
    ["problem", words],
    ["change", ""],
  ]);
  await owe(TEA + 1n, 3);
  const applied = await apply(shopId, importId);
  expect(applied.rows.map(({ state, note }) => [state, note])).toEqual([
    ["problem", words],
    ["problem", words],
  ]);
  expect(await assignment(shopId, TEA + 1n)).toMatchObject({ thresholdUnits: null, incomingUnits: null });
  await owe(TEA, 0);
  await owe(TEA + 1n, 0);
});

test("dates that may be read two ways are asked about once, and a wrong guess of columns can be mended", async () => {
  const staged = await stage(shopId, "sku,eta\nTEA-0,03/04/2031\nTEA-1,05/06/2031\n");
  if (!staged.ok) throw new Error(staged.reason);
  const { stored } = await readImport(shopId, staged.importId);
  expect(stored?.state).toBe("asking");
  const asked = stored && (await inShop(shopId, (tx) => openQuestions(tx, stored)));
  expect(asked).toEqual({ columns: null, dateOrder: true });
  await inShop(shopId, (tx) => answerImport(tx, { importId: staged.importId, dateOrder: "mdy", now: NOW }));
  expect((await work(shopId, staged.importId)).rows[0]?.changes).toMatchObject({ backInStockOn: { to: "2031-03-04" } });

  const unknown = await stage(shopId, "Artikel Code,Kommt\nTEA-0,77\n");
  if (!unknown.ok) throw new Error(unknown.reason);
  const none = await inShop(shopId, (tx) => answerImport(tx, { importId: unknown.importId, columns: { sku: 0 }, now: NOW }));
  expect(none).toMatchObject({ ok: false });
  await inShop(shopId, (tx) => answerImport(tx, { importId: unknown.importId, columns: { sku: 0, incomingUnits: 1 }, now: NOW }));
  expect((await work(shopId, unknown.importId)).rows[0]?.changes).toMatchObject({ incomingUnits: { to: 77 } });
});

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
test.each([
  ["UTF-16 with tabs", utf16("SKU\tIncoming stock\nTEA-0\t9\n")],
  ["Latin-1", new Uint8Array(Buffer.from("SKU;Incoming stock;Größe\nTEA-0;9;für\n", "latin1"))],
  ["a separator line, blank lines and old line ends", "sep=;\r\n\r\nSKU;Incoming stock\rTEA-0;9\r\r"],
  ["quoted line breaks", 'SKU,Incoming stock,Product\n"TEA-0","9","two\nlines"\n'],
  ["text formulas", 'SKU,Incoming stock\n"=""TEA-0""","=""9"""\n'],
])("%s is read", async (_name, file) => {
  const { rows } = await check(shopId, file);
  expect(rows).toMatchObject([{ state: "change", changes: { incomingUnits: { to: 9 } } }]);
});

test("what is no table is refused with what to do, and leaves nothing", async () => {
  const before = await inShop(shopId, (tx) => tx.import.count());
  for (const [file, words] of [
    ["PK\u0003\u0004renamed", "XLSX"],
    ["%PDF-1.4", "PDF"],
    ["", "empty"],
    ["SKU,Incoming stock\n", "no rows"],
    ["x,".repeat(300), "columns"],
  ] as const) {
    const staged = await stage(shopId, file);
    expect(staged.ok ? "" : staged.reason).toContain(words);
  }
  expect(await stage(shopId, "SKU,Incoming stock\nTEA-0,1\n".repeat(1000), "stock", 1_000)).toMatchObject({ ok: false });
  expect(await inShop(shopId, (tx) => tx.import.count())).toBe(before);
});

test("a quotation mark that never ends spoils nothing before it", async () => {
  const { rows, stored } = await check(shopId, `SKU,Incoming stock\nTEA-0,1\nTEA-1,2\n"TEA-2,3\n${"x,y\n".repeat(40_000)}`);
  expect(states(rows)).toEqual({ 2: "change", 3: "change" });
  expect(stored?.brokenAtRow).toBe(4);
});

test("a shop's files and variants are its own", async () => {
  const other = await makeShop();
  await assign(other, variant(0, "THEIRS"));
  const { rows, importId } = await check(shopId, "sku,incoming stock\nTHEIRS,1\n");
  expect(states(rows)).toEqual({ 2: "problem" });
  expect(await readImport(other, importId)).toEqual({ stored: null, rows: [] });
  expect(await inShop(other, (tx) => startApply(tx, { importId, actor: "Eve", now: NOW }))).toMatchObject({ ok: false });
});
