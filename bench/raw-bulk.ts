/** The same bulk operations without Standby: what Shopify alone takes for them. */
import { setTimeout as sleep } from "node:timers/promises";
import { gid } from "#sandbox/store/gid.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import type { InventoryPolicy } from "#app/domain/offer.ts";
import { catalogueQuery } from "#app/shopify/bulk-catalogue.ts";
import * as offers from "#app/shopify/bulk-offers.ts";
import { readBulkOperation, startBulkMutation, startBulkQuery, type BulkStarted } from "#app/shopify/bulk-operations.ts";

const LOOK_MS = 250;
const VARIANTS_PER_OPERATION = 10_000;

type Variant = { id: number; productId: number };
type Lines = (variants: Variant[]) => string[];

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

/** Reads the catalogue once. @returns how many seconds it took */
export const readInBulk = (shop: ShopState): Promise<number> =>
  secondsOf(async () => ended(shop, await startBulkQuery(shop.domain, catalogueQuery({ name: "RawQuery" }))));

/** Writes policy and metafield of variants as they stand. @returns how many seconds it took */
export const writeInBulk = (shop: ShopState, variants: Variant[]): Promise<number> =>
  secondsOf(() => mutate(shop, variants, offers.WRITE_VARIANTS_IN_BULK, (some) => updates(shop, some)));

/** Takes the metafields of variants away. @returns how many seconds it took */
export const deleteInBulk = (shop: ShopState, variants: Variant[]): Promise<number> =>
  secondsOf(() => mutate(shop, variants, offers.DELETE_METAFIELDS_IN_BULK, deletions));

async function mutate(shop: ShopState, variants: Variant[], document: string, lines: Lines): Promise<void> {
  for (let from = 0; from < variants.length; from += VARIANTS_PER_OPERATION) {
    const file = [Buffer.from(lines(variants.slice(from, from + VARIANTS_PER_OPERATION)).join("\n"))];
    await ended(shop, await startBulkMutation(shop.domain, offers.named(document, "RawMutation"), file));
  }
}

async function ended(shop: ShopState, started: BulkStarted): Promise<void> {
  if (started.state !== "started") throw new Error(`The sandbox starts no bulk operation: ${JSON.stringify(started)}`);
  for (;;) {
    const { state } = await readBulkOperation(shop.domain, started.operationId);
    if (state === "done") return;
    if (state === "failed") throw new Error("The sandbox's bulk operation failed.");
    await sleep(LOOK_MS);
  }
}

function updates(shop: ShopState, variants: Variant[]): string[] {
  const byProduct = new Map<number, Variant[]>();
  for (const variant of variants) byProduct.set(variant.productId, [...(byProduct.get(variant.productId) ?? []), variant]);
  return [...byProduct].map(([productId, ofProduct]) =>
    offers.variantsLine(
      BigInt(productId),
      ofProduct.map(({ id }) => ({
        variantId: BigInt(id),
        policy: shop.variants.get(id)?.inventoryPolicy as InventoryPolicy,
        offer: shop.metafields.get(gid("ProductVariant", id))?.[0]?.value,
      })),
    ),
  );
}

function deletions(variants: Variant[]): string[] {
  const lines: string[] = [];
  for (let from = 0; from < variants.length; from += offers.METAFIELDS_PER_LINE) {
    const some = variants.slice(from, from + offers.METAFIELDS_PER_LINE);
    lines.push(offers.deletionLine(some.map(({ id }) => BigInt(id))));
  }
  return lines;
}
