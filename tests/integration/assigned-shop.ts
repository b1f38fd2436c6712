/** A shop with assigned variants, and short words for what tests do to it and ask of it. */
import { randomBytes } from "node:crypto";
import { inShop } from "#app/data/in-shop.ts";
import { prisma } from "#app/db.server.ts";
import type { VariantFacts } from "#app/domain/variant-facts.ts";
import { assignVariants } from "#app/flows/assign-variants.ts";
import { ensureDefaultTemplate } from "#app/flows/ensure-default-template.ts";
import { recordStockLevels, type StockLevelFact } from "#app/flows/record-stock-levels.ts";

/** Real ids of Shopify's are larger than a JSON number can hold. */
export const VARIANT = 9_007_199_254_741_993n;
export const ITEM = 271_878_346_596_884_015n;
export const BERLIN = 11n;
export const PARIS = 12n;
export const READ_AT = new Date("2026-05-12T09:00:00.000Z");

export async function makeShop(values: { ownerEmail?: string; switchCondition?: number } = {}): Promise<number> {
  const domain = `s${randomBytes(6).toString("hex")}.myshopify.com`;
  return (await prisma.shop.create({ data: { domain, ...values } })).id;
}

/** Seconds after the facts were read. */
export const second = (seconds: number) => new Date(READ_AT.getTime() + seconds * 1000);

export const place = (locationId: bigint, availableUnits: number) => ({
  locationId,
  locationName: locationId === BERLIN ? "Berlin" : "Paris",
  locationIsActive: true,
  locationFulfillsOnlineOrders: true,
  availableUnits,
  updatedAt: READ_AT,
});

export const facts = (values: Partial<VariantFacts> = {}): VariantFacts => ({
  variantId: VARIANT,
  productId: 7n,
  inventoryItemId: ITEM,
  productTitle: "Teapot",
  variantTitle: "Blue",
  productHandle: "teapot",
  sku: "TEA-1",
  imageUrl: null,
  vendor: "Kiln & Clay",
  policy: "DENY",
  tracked: true,
  onOnlineStore: true,
  levels: [place(BERLIN, 5)],
  readAt: READ_AT,
  ...values,
});

export function assign(shopId: number, ...variants: VariantFacts[]) {
  return inShop(shopId, async (tx) => {
    const template = await ensureDefaultTemplate(tx);
    return assignVariants(tx, { variants, templateId: template.id, actor: "Ada", now: READ_AT });
  });
}

export const level = (availableUnits: number, at: Date, rest: Partial<StockLevelFact> = {}): StockLevelFact => ({
  inventoryItemId: ITEM,
  locationId: BERLIN,
  availableUnits,
  updatedAt: at,
  ...rest,
});

export const record = (shopId: number, ...levels: StockLevelFact[]) =>
  inShop(shopId, (tx) => recordStockLevels(tx, { levels, cause: "inventory_levels/update", now: new Date() }));

export const assignment = (shopId: number, variantId = VARIANT) =>
  inShop(shopId, (tx) => tx.assignment.findUniqueOrThrow({ where: { shopId_variantId: { shopId, variantId } } }));

export const events = async (shopId: number, name?: string) =>
  (await inShop(shopId, (tx) => tx.event.findMany({ where: name ? { name } : {}, orderBy: { id: "asc" } }))).map(
    ({ name, actor, detail }) => ({ name, actor, detail }),
  );

/** Variants that jobs were enqueued for, as the engine has them. */
export const jobs = async (shopId: number, name = "write-offers") => {
  const rows = await prisma.$queryRaw<{ data: { variantId?: string; variantIds?: string[] } }[]>`
    select data from pgboss.job where name = ${name} and (data->>'shopId')::int = ${shopId}`;
  return rows.flatMap(({ data }) => data.variantIds ?? data.variantId ?? []);
};

export const forgetJobs = () => prisma.$executeRaw`delete from pgboss.job`;
