/** Orders with owed units: their lines, what Shopify was told of them, and the holds on them. */
import type { ShopTx } from "#app/data/in-shop.ts";
import type { Fulfilment } from "#app/domain/template-fulfilment.ts";
import type { OwingOrder } from "#app/generated/prisma/client.ts";

export type { OwingOrder };

export type OwedLineRow = {
  orderId: bigint;
  lineId: bigint;
  variantId: bigint;
  units: number;
  /** A calendar day, "2026-12-01". */
  promisedOn: string | null;
  fulfilment: Fulfilment;
};

export const findOwingOrder = (tx: ShopTx, orderId: bigint): Promise<OwingOrder | null> =>
  tx.owingOrder.findUnique({ where: { shopId_orderId: { shopId: tx.shopId, orderId } } });

/** @returns false when it was there before. */
export async function addOwingOrder(
  tx: ShopTx,
  order: { orderId: bigint; orderName: string; orderedAt: Date },
  lines: OwedLineRow[],
): Promise<boolean> {
  const { count } = await tx.owingOrder.createMany({ data: [{ ...order, shopId: tx.shopId }], skipDuplicates: true });
  if (count === 0) return false;
  const dated = lines.map(({ promisedOn, ...line }) => ({
    ...line,
    shopId: tx.shopId,
    promisedOn: promisedOn && new Date(promisedOn),
  }));
  await tx.owedLine.createMany({ data: dated });
  return true;
}

const LINE = { orderId: true, lineId: true, variantId: true, units: true, promisedOn: true, fulfilment: true } as const;

type Found = Omit<OwedLineRow, "promisedOn" | "fulfilment"> & { promisedOn: Date | null; fulfilment: unknown };

const toRow = ({ promisedOn, fulfilment, ...line }: Found): OwedLineRow => ({
  ...line,
  promisedOn: promisedOn?.toISOString().slice(0, "2026-12-01".length) ?? null,
  fulfilment: fulfilment as Fulfilment,
});

/** Not yet covered. */
export async function openLinesOfOrder(tx: ShopTx, orderId: bigint): Promise<OwedLineRow[]> {
  const where = { shopId: tx.shopId, orderId, coveredAt: null };
  return (await tx.owedLine.findMany({ where, select: LINE, orderBy: { lineId: "asc" } })).map(toRow);
}

/** Not yet covered, oldest order first. */
export async function openLinesOfVariant(
  tx: ShopTx,
  variantId: bigint,
): Promise<{ orderId: bigint; lineId: bigint; units: number }[]> {
  const rows = await tx.$queryRaw<{ order_id: bigint; line_id: bigint; units: number }[]>`
    select line.order_id, line.line_id, line.units from owed_lines line
    join owing_orders placed on placed.shop_id = line.shop_id and placed.order_id = line.order_id
    where line.shop_id = ${tx.shopId} and line.variant_id = ${variantId} and line.covered_at is null
    order by placed.ordered_at, line.order_id, line.line_id`;
  return rows.map((row) => ({ orderId: row.order_id, lineId: row.line_id, units: row.units }));
}

/** Of these variants, those that orders wait for. */
export async function variantsWithOpenLines(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  if (variantIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ variant_id: bigint }[]>`
    select distinct variant_id from owed_lines
    where shop_id = ${tx.shopId} and variant_id = any(${variantIds}::bigint[]) and covered_at is null`;
  return rows.map((row) => row.variant_id);
}

export async function markCovered(tx: ShopTx, lineIds: bigint[], now: Date): Promise<void> {
  await tx.owedLine.updateMany({
    where: { shopId: tx.shopId, lineId: { in: lineIds }, coveredAt: null },
    data: { coveredAt: now },
  });
}

export async function saveLineUnits(tx: ShopTx, lineId: bigint, units: number): Promise<void> {
  await tx.owedLine.updateMany({ where: { shopId: tx.shopId, lineId }, data: { units } });
}

/** @returns false when it was marked before. */
export async function saveMarked(tx: ShopTx, orderId: bigint, now: Date): Promise<boolean> {
  const where = { shopId: tx.shopId, orderId, markedAt: null };
  return (await tx.owingOrder.updateMany({ where, data: { markedAt: now } })).count > 0;
}

/** @returns false when it was settled before. */
export async function saveSettled(tx: ShopTx, orderId: bigint, now: Date): Promise<boolean> {
  const where = { shopId: tx.shopId, orderId, settledAt: null };
  return (await tx.owingOrder.updateMany({ where, data: { settledAt: now } })).count > 0;
}

/** Whose fulfilment orders are awaited. */
export async function findUnsettledOrders(tx: ShopTx): Promise<bigint[]> {
  const where = { shopId: tx.shopId, settledAt: null };
  const rows = await tx.owingOrder.findMany({ where, select: { orderId: true }, orderBy: { orderId: "asc" }, take: 100 });
  return rows.map(({ orderId }) => orderId);
}

export type PlacedHold = { orderId: bigint; holdId: bigint; fulfillmentOrderId: bigint };

/** @returns false when it was noted before. */
export async function addHold(tx: ShopTx, hold: PlacedHold, now: Date): Promise<boolean> {
  const data = [{ ...hold, shopId: tx.shopId, placedAt: now }];
  return (await tx.orderHold.createMany({ data, skipDuplicates: true })).count > 0;
}

/** Holds on orders that wait for nothing any more. */
export async function holdsToRelease(tx: ShopTx): Promise<(PlacedHold & { orderName: string })[]> {
  return tx.$queryRaw<(PlacedHold & { orderName: string })[]>`
    select hold.order_id as "orderId", hold.hold_id as "holdId", hold.fulfillment_order_id as "fulfillmentOrderId",
      placed.order_name as "orderName"
    from order_holds hold
    join owing_orders placed on placed.shop_id = hold.shop_id and placed.order_id = hold.order_id
    where hold.shop_id = ${tx.shopId} and hold.released_at is null and not exists (
      select 1 from owed_lines line
      where line.shop_id = hold.shop_id and line.order_id = hold.order_id and line.covered_at is null)
    order by placed.ordered_at, hold.order_id limit 100`;
}

/** @returns false when it was noted before. */
export async function saveReleased(tx: ShopTx, { orderId, holdId }: PlacedHold, now: Date): Promise<boolean> {
  const where = { shopId: tx.shopId, orderId, holdId, releasedAt: null };
  return (await tx.orderHold.updateMany({ where, data: { releasedAt: now } })).count > 0;
}

/** Variants of an order, for its history. */
export async function variantsOfOrder(tx: ShopTx, orderId: bigint): Promise<bigint[]> {
  const where = { shopId: tx.shopId, orderId };
  const rows = await tx.owedLine.findMany({ where, select: { variantId: true }, distinct: ["variantId"] });
  return rows.map(({ variantId }) => variantId);
}
