/** Counts what an order owes, line by line, and keeps it with what its variants' assignments say now. */
import { findAssignments, type Assignment } from "#app/data/assignments.ts";
import { recordEvents } from "#app/data/events.ts";
import type { ShopTx } from "#app/data/in-shop.ts";
import { lockVariants } from "#app/data/offers.ts";
import { takeBackSoldAhead } from "#app/data/sold-ahead.ts";
import { addOwingOrder, openLinesOfVariant, type OwedLineRow } from "#app/data/owing-orders.ts";
import { countOrderOwed, linesCovered, type OrderedLine } from "#app/domain/count-order-owed.ts";
import { NO_FULFILMENT, type Fulfilment } from "#app/domain/template-fulfilment.ts";
import { variantSuffix } from "#app/domain/variant-name.ts";
import { decideOffers } from "#app/flows/decide-offers.ts";
import { queueReleases } from "#app/flows/queue-releases.ts";
import { tellStaff, type StaffNews } from "#app/flows/tell-staff.ts";

type Line = OrderedLine & { variantId: bigint | null };
type Order = { orderId: bigint; name: string; orderedAt: Date; lines: Line[] };

const ACTOR = "Standby";

/** Once per order. Call it with stock read after the order was placed. @returns whether the order owes anything */
export async function recordOwedLines(tx: ShopTx, { order, now }: { order: Order; now: Date }): Promise<boolean> {
  const variantIds = [...new Set(order.lines.flatMap(({ variantId }) => variantId ?? []))];
  const locked = await lockVariants(tx, variantIds);
  const counted = (await findAssignments(tx, locked)).filter(({ mode }) => mode !== "waitlist").map((one) => count(order, one));
  const owing = counted.filter(({ owed }) => owed.length > 0);
  if (owing.length === 0) return false;
  const { orderId, name, orderedAt } = order;
  const rows = owing.flatMap(({ owed }) => owed);
  if (!(await addOwingOrder(tx, { orderId, orderName: name, orderedAt }, rows))) return true;
  for (const { variantId, servedUnits } of owing) await takeBackSoldAhead(tx, variantId, servedUnits);
  await recordEvents(
    tx,
    owing.map(({ variantId, owed }) => ({
      ...{ variantId, name: "units-owed", actor: ACTOR, at: now },
      detail: { order: name, units: owed.reduce((sum, { units }) => sum + units, 0) },
    })),
  );
  const changed = owing.map(({ variantId }) => variantId);
  await decideOffers(tx, { variantIds: changed, actor: ACTOR, cause: "orders/create", now });
  await queueReleases(tx, await coveredAlready(tx, changed));
  await tellStaff(tx, { news: [newBackorder(order, owing)], now });
  return true;
}

function newBackorder({ orderId, name }: Order, owing: Counted[]): StaffNews {
  const units = owing.flatMap(({ owed }) => owed).reduce((sum, line) => sum + line.units, 0);
  const products = owing.map(({ title }) => title).join(", ");
  return { kind: "staff_backorder", item: { order: name, units, products }, occasion: String(orderId) };
}

/** Stock may have come while the order was on its way to us: its rise was told before its lines were known. */
async function coveredAlready(tx: ShopTx, variantIds: bigint[]): Promise<bigint[]> {
  const covered: bigint[] = [];
  for (const { variantId, owedUnits } of await findAssignments(tx, variantIds)) {
    if (linesCovered(await openLinesOfVariant(tx, variantId), owedUnits).length > 0) covered.push(variantId);
  }
  return covered;
}

type Counted = {
  variantId: bigint;
  /** "Fjell lantern – Brass". */
  title: string;
  owed: OwedLineRow[];
  /** Of lines that were counted as sold ahead as a whole, what stock served. */
  servedUnits: number;
};

const titleOf = ({ productTitle, variantTitle }: Assignment): string =>
  [productTitle, variantSuffix(variantTitle)].filter(Boolean).join(" – ");

function count({ orderId, lines }: Order, assignment: Assignment): Counted {
  const { variantId, offer, stockUnits, capSoldUnits } = assignment;
  const own = lines.filter((line) => line.variantId === variantId);
  const ahead = own.map((line) => ({ ...line, ahead: line.ahead && offer !== "in_stock" }));
  const owed = countOrderOwed(ahead, (stockUnits ?? 0) - capSoldUnits);
  const owedOf = (lineId: bigint) => owed.find((line) => line.lineId === lineId)?.units ?? 0;
  const servedUnits = ahead.reduce((sum, line) => sum + (line.ahead ? line.units - owedOf(line.lineId) : 0), 0);
  const promisedOn = assignment.backInStockOn?.toISOString().slice(0, "2026-12-01".length) ?? null;
  const fulfilment = { ...NO_FULFILMENT, ...(assignment.fulfilment as Partial<Fulfilment>) };
  return {
    variantId,
    title: titleOf(assignment),
    servedUnits,
    owed: owed.map((line) => ({ ...line, orderId, variantId, promisedOn, fulfilment })),
  };
}
