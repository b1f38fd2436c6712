/** Looks at the next rows of a file: what each would change, or what is wrong with it. Writes nothing but that. */
import { saveImport, type StoredImport } from "#app/data/imports.ts";
import { flagRepeatedRows, nextReadRows, saveCheckedRows, type CheckedRow, type ReadRow } from "#app/data/import-rows.ts";
import { findImportTargets, todayOnOf, type ImportTarget } from "#app/data/import-targets.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { findSuppressions, recipientKey } from "#app/data/suppressions.ts";
import { findWaitingAddresses } from "#app/data/import-waitlist.ts";
import { compareStockRow, readStockRow, type StockRow } from "#app/domain/import-stock-row.ts";
import { findVariant, zeroedSkus, type KnownVariants } from "#app/domain/import-variant-ref.ts";
import { findWaitedFor, productKeys, readWaitlistRow, type WaitlistRow } from "#app/domain/import-waitlist-row.ts";

const ROWS_AT_ONCE = 2_000;

export type ImportChecked = { reached: number; rows: number; last: boolean };

/** @param after the last row number that was looked at; 0 at the start */
export async function checkImport(tx: ShopTx, stored: StoredImport, after: number, now: Date): Promise<ImportChecked> {
  const rows = await nextReadRows(tx, stored.id, { after, limit: ROWS_AT_ONCE });
  const checked = stored.kind === "stock" ? await checkStock(tx, stored, rows, now) : await checkWaitlist(tx, stored, rows, now);
  await saveCheckedRows(tx, stored.id, checked);
  const last = rows.length < ROWS_AT_ONCE;
  if (last) {
    await flagRepeatedRows(tx, stored.id, stored.kind);
    await saveImport(tx, stored.id, { state: "checked" });
  }
  return { reached: rows.at(-1)?.rowNumber ?? after, rows: rows.length, last };
}

type Read<Row> = { rowNumber: number; row: Row };

async function checkStock(tx: ShopTx, stored: StoredImport, rows: ReadRow[], now: Date): Promise<CheckedRow[]> {
  const order = stored.dateOrder ?? "dmy";
  const read = rows.map(({ rowNumber, cells }) => ({ rowNumber, row: readStockRow(cells, stored.columns, order) }));
  const known = index(await findImportTargets(tx, namesOf(read)));
  const todayOn = await todayOnOf(tx, now);
  return read.map((one) => ({ ...nothing(one.rowNumber), ...checkStockRow(one.row, known, todayOn) }));
}

const nothing = (rowNumber: number): CheckedRow => ({
  rowNumber,
  state: "same",
  variantId: null,
  email: null,
  note: "",
  changes: null,
});

function checkStockRow(row: StockRow, known: KnownVariants<ImportTarget>, todayOn: string): Partial<CheckedRow> {
  const found = findVariant(row.ref, known);
  if (!found.ok) return { state: "problem", note: [found.reason, ...row.problems].join(" ") };
  const { variantId } = found.variant;
  const { changes, problems } = compareStockRow(row, found.variant, todayOn);
  if (problems.length > 0) return { state: "problem", variantId, note: problems.join(" ") };
  return { state: Object.keys(changes).length > 0 ? "change" : "same", variantId, changes, note: found.note ?? "" };
}

async function checkWaitlist(tx: ShopTx, stored: StoredImport, rows: ReadRow[], now: Date): Promise<CheckedRow[]> {
  const order = stored.dateOrder ?? "dmy";
  const read = rows.map(({ rowNumber, cells }) => ({ rowNumber, row: readWaitlistRow(cells, stored.columns, order, now) }));
  const refs = read.map(({ row }) => row.ref);
  const known = index(
    await findImportTargets(tx, {
      ...namesOf(read),
      productIds: refs.flatMap(({ productId }) => productId ?? []),
      handles: refs.flatMap(({ handle }) => handle || []),
      titles: refs.flatMap(({ productTitle }) => productTitle.toLowerCase() || []),
    }),
  );
  const found = read.map((one) => ({ ...one, found: findWaitedFor(one.row.ref, known) }));
  const places = found.flatMap(({ row, found: { ok, ...rest } }) =>
    ok && row.facts && "variant" in rest ? [{ address: row.facts.email, variantId: rest.variant.variantId }] : [],
  );
  const [waiting, suppressed] = [await findWaitingAddresses(tx, places), await findSuppressions(tx, places)];
  return found.map(({ rowNumber, row, found: target }) => {
    if (!target.ok) return { ...nothing(rowNumber), state: "problem", note: [target.reason, ...row.problems].join(" ") };
    const place = checkPlace(row, target.variant.variantId, waiting, suppressed);
    return { ...nothing(rowNumber), ...(target.note && { note: target.note }), ...place };
  });
}

function checkPlace(
  row: WaitlistRow,
  variantId: bigint,
  waiting: Set<string>,
  suppressed: Map<string, string>,
): Partial<CheckedRow> {
  const { facts, joinedAt, over, problems } = row;
  if (!facts || problems.length > 0) return { state: "problem", variantId, note: problems.join(" ") };
  const { email, quantity, locale, phone } = facts;
  const key = recipientKey({ address: email, variantId });
  const named = { variantId, email };
  if (over) return { ...named, note: `Not taken on: this person ${over}, says the other app.` };
  if (waiting.has(key))
    return { ...named, note: "Not taken on: this person waits for the variant already, and keeps that place." };
  const reason = suppressed.get(key);
  if (reason) return { ...named, note: `Not taken on: this address must not be written to, it ${SUPPRESSED[reason] ?? reason}.` };
  return { ...named, state: "change", changes: { joinedAt: joinedAt?.toISOString() ?? null, quantity, locale, phone } };
}

const SUPPRESSED: Record<string, string> = {
  unsubscribed: "unsubscribed",
  bounced: "could not be reached",
  complained: "called a mail spam",
};

function namesOf(read: Read<Pick<StockRow | WaitlistRow, "ref">>[]) {
  return {
    variantIds: read.flatMap(({ row }) => row.ref.variantId ?? []),
    skus: read.flatMap(({ row: { ref } }) => [
      ...(ref.sku ? [ref.sku] : []),
      ...(ref.variantId === null ? zeroedSkus(ref.sku) : []),
    ]),
  };
}

function index(targets: ImportTarget[]) {
  const bySku = new Map<string, ImportTarget[]>();
  const byProduct = new Map<string, ImportTarget[]>();
  const add = (map: Map<string, ImportTarget[]>, key: string, target: ImportTarget) => {
    const list = map.get(key);
    if (list) list.push(target);
    else map.set(key, [target]);
  };
  for (const target of targets) {
    add(bySku, target.sku, target);
    for (const key of productKeys(target)) add(byProduct, key, target);
  }
  return { byId: new Map(targets.map((target) => [target.variantId, target])), bySku, byProduct };
}
