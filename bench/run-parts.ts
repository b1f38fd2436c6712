/** What is done with a large catalogue, when its worker is killed, and what must be true at the end: nothing lost, nothing twice. */
import { gid } from "#sandbox/store/gid.ts";
import type { ShopState, Variant } from "#sandbox/store/state.ts";
import { findImport } from "#app/data/imports.ts";
import { countImportRows } from "#app/data/import-rows.ts";
import { inShop } from "#app/data/in-shop.ts";
import { everything } from "#app/domain/assign-selection.ts";
import { readProductsFilter } from "#app/domain/products-filter.ts";
import { stageImport } from "#app/flows/stage-import.ts";
import { startApply } from "#app/flows/start-apply.ts";
import { startAssignRun } from "#app/flows/start-assign-run.ts";
import { startRun } from "#app/flows/start-run.ts";
import { deleteInBulk, readInBulk, writeInBulk } from "./raw-bulk.ts";

export type LargeStore = { shopId: number; shop: ShopState };
/** A worker is killed when so large a share of the items is done, or told to Shopify. */
export type KillAt = { share: number; of: "done" | "told" };
export type Part = {
  name: string;
  /** One run after the other, each begun when the one before has ended. */
  runs: { begin(store: LargeStore): Promise<bigint>; items: number; kills: KillAt[] }[];
  /** Whatever is not as it must be, in words. */
  check(store: LargeStore): Promise<string[]>;
  /** The same bulk operations without Standby, in seconds. */
  raw(store: LargeStore): Promise<number>;
};

const ACTOR = "bench";
const MAX_FILE_BYTES = 1024 ** 3;
const DAY = "2031-05-06";
/** Of five rows of the file two are bad: one names nobody, one a day that is none. */
const isGood = (row: number) => row % 5 < 3;
const HALF_DONE: KillAt = { share: 0.5, of: "done" };
const HALF_TOLD: KillAt = { share: 0.5, of: "told" };
const variantsOf = ({ shop }: LargeStore): Variant[] => [...shop.variants.values()];
const goodOnes = (store: LargeStore) => variantsOf(store).filter((_, row) => isGood(row));

export function assigning(items: number): Part {
  const begin = async ({ shopId }: LargeStore) => {
    const input = { selection: everything(), title: "Assign", actor: ACTOR, now: new Date() };
    const started = await inShop(shopId, (tx) => startAssignRun(tx, input));
    if (!started.ok) throw new Error(started.reason);
    return started.run.id;
  };
  return {
    name: "assign",
    runs: [{ begin, items, kills: [HALF_DONE, HALF_TOLD] }],
    check: async (store) => [
      ...(await onceEach(store, "variant-assigned", items)),
      ...(await onceEach(store, "offer-written", items)),
      ...expectAll(store, (said) => said === "DENY waitlist", "variants stand in Shopify with another offer"),
    ],
    raw: async (store) => (await readInBulk(store.shop)) + (await writeInBulk(store.shop, variantsOf(store))),
  };
}

export function importing(rows: number): Part {
  let importId = 0n;
  const good = Array.from({ length: rows }, (_, row) => row).filter(isGood).length;
  const stage = async (store: LargeStore) => {
    const file = stockFile(variantsOf(store));
    const input = {
      kind: "stock" as const,
      fileName: "bench.csv",
      file,
      maxBytes: MAX_FILE_BYTES,
      actor: ACTOR,
      now: new Date(),
    };
    const staged = await stageImport(store.shopId, input);
    if (!staged.ok) throw new Error(staged.reason);
    importId = staged.importId;
    return runOf(store);
  };
  const runOf = async ({ shopId }: LargeStore) => (await inShop(shopId, (tx) => findImport(tx, importId)))?.runId ?? 0n;
  const apply = async (store: LargeStore) => {
    const started = await inShop(store.shopId, (tx) => startApply(tx, { importId, actor: ACTOR, now: new Date() }));
    if (!started.ok) throw new Error(started.reason);
    return runOf(store);
  };
  const wanted = { read: 0, change: 0, same: 0, problem: rows - good, applied: good };
  return {
    name: "import",
    runs: [
      { begin: stage, items: rows, kills: [HALF_DONE] },
      { begin: apply, items: good, kills: [HALF_DONE, HALF_TOLD] },
    ],
    check: async (store) => [
      ...differences("rows", await inShop(store.shopId, (tx) => countImportRows(tx, importId)), wanted),
      ...(await onceEach(store, "values-imported", good)),
      ...differences(
        "mails",
        { told: await inShop(store.shopId, (tx) => tx.message.count({ where: { kind: "import_result" } })) },
        { told: 1 },
      ),
      ...expectAll(store, (_, day, row) => day === (isGood(row) ? DAY : null), "variants stand in Shopify with another day"),
    ],
    raw: (store) => writeInBulk(store.shop, goodOnes(store)),
  };
}

export function unassigning(items: number): Part {
  const begin = async ({ shopId }: LargeStore) => {
    const input = { selection: { filter: readProductsFilter(new URLSearchParams()) }, afterwards: "restore" };
    const run = { kind: "unassign" as const, title: "Unassign", totalItems: items, input, actor: ACTOR, now: new Date() };
    return (await inShop(shopId, (tx) => startRun(tx, run))).id;
  };
  const leftOver = ({ shopId }: LargeStore) =>
    inShop(shopId, async (tx) => ({ toPutBack: await tx.unassignedVariant.count(), assigned: await tx.assignment.count() }));
  return {
    name: "unassign",
    runs: [{ begin, items, kills: [HALF_DONE, HALF_TOLD] }],
    check: async (store) => [
      ...(await onceEach(store, "variant-unassigned", items)),
      ...differences("variants", await leftOver(store), { toPutBack: 0, assigned: 0 }),
      ...differences(
        "lines of the owner's file",
        { kept: await inShop(store.shopId, (tx) => tx.runLine.count()) },
        { kept: items },
      ),
      ...expectAll(store, (said) => said === "CONTINUE none", "variants are not as they were found"),
    ],
    raw: async (store) =>
      (await writeInBulk(store.shop, variantsOf(store))) + (await deleteInBulk(store.shop, variantsOf(store))),
  };
}

async function* stockFile(variants: Variant[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from("Variant ID,Incoming stock,Back-in-stock date\r\n");
  const bad = (id: number, row: number) => (row % 5 === 3 ? `${id + 10 ** 12},7,${DAY}` : `${id},7,2031-13-45`);
  for (const [row, { id }] of variants.entries()) {
    yield Buffer.from(`${isGood(row) ? `${id},7,${DAY}` : bad(id, row)}\r\n`);
  }
}

async function onceEach({ shopId }: LargeStore, name: string, wanted: number): Promise<string[]> {
  const [seen] = await inShop(
    shopId,
    (tx) => tx.$queryRaw<{ variants: number; lines: number }[]>`
    select count(distinct variant_id)::int as variants, count(*)::int as lines from events where shop_id = ${shopId} and name = ${name}`,
  );
  return differences(name, seen ?? {}, { variants: wanted, lines: wanted });
}

const differences = (what: string, found: Record<string, number>, wanted: Record<string, number>): string[] =>
  Object.entries(wanted).flatMap(([name, count]) =>
    found[name] === count ? [] : [`${what}: ${found[name] ?? "none"} ${name} instead of ${count}`],
  );

/** What Shopify's storefront would say: policy and offer, and the day. */
function expectAll(
  store: LargeStore,
  holds: (said: string, day: string | null, row: number) => boolean,
  otherwise: string,
): string[] {
  const wrong = variantsOf(store).filter(({ id, inventoryPolicy }, row) => {
    const value = store.shop.metafields.get(gid("ProductVariant", id))?.[0]?.value;
    const { offer = "none", backInStockOn = null } = JSON.parse(value ?? "{}") as {
      offer?: string;
      backInStockOn?: string | null;
    };
    return !holds(`${inventoryPolicy} ${offer}`, backInStockOn, row);
  }).length;
  return wrong === 0 ? [] : [`${wrong} ${otherwise}`];
}
