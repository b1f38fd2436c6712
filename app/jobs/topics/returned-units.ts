/** refunds/create and orders/cancelled: units that come back to stock without anybody having entered new stock. */
import { z } from "zod";
import type { CountedOrder } from "#app/data/counted-orders.ts";
import { recordReturnedUnits, type ReturnedLine } from "#app/flows/record-returned-units.ts";
import { shopifyId } from "./payload-fields.ts";
import type { TopicHandler, TopicInput } from "./topic-handler.ts";

const CANCELLED = "orders/cancelled";

const refund = z.object({
  id: shopifyId,
  refund_line_items: z
    .array(
      z.object({
        quantity: z.number().int().min(0),
        restock_type: z.string().nullish(),
        location_id: shopifyId.nullish(),
        line_item: z.object({ variant_id: shopifyId.nullish() }).nullish(),
      }),
    )
    .default([]),
});
const order = z.object({
  id: shopifyId,
  line_items: z.array(
    z.object({ variant_id: shopifyId.nullish(), quantity: z.number().int().min(0), fulfillment_status: z.string().nullish() }),
  ),
  refunds: z.array(refund.omit({ id: true })).default([]),
});

export const returnedUnitsTopic: TopicHandler = {
  topics: ["refunds/create", CANCELLED],
  async handle({ tx, topic, payload, now }: TopicInput) {
    const { of, lines } = topic === CANCELLED ? readCancelled(order.parse(payload)) : readRefund(refund.parse(payload));
    if (lines.length === 0) return { ignored: "no unit came back to stock" };
    const { returned } = await recordReturnedUnits(tx, { of, lines, cause: topic, now });
    return returned > 0 ? "processed" : { ignored: "No unit of an assigned variant came back to stock that counts." };
  },
};

type Told = { of: CountedOrder; lines: ReturnedLine[] };

const NO_RESTOCK = "no_restock";

const readRefund = ({ id, refund_line_items }: z.infer<typeof refund>): Told => ({
  of: { kind: "refunded", shopifyId: id },
  lines: refund_line_items.flatMap(({ quantity: units, restock_type, location_id: locationId, line_item }) =>
    line_item?.variant_id && units > 0 && restock_type !== NO_RESTOCK
      ? [{ variantId: line_item.variant_id, units, locationId }]
      : [],
  ),
});

/** What its refunds speak of, refunds/create tells: only an order without them speaks for itself, and only stock says whether it was restocked. */
function readCancelled({ id, line_items, refunds }: z.infer<typeof order>): Told {
  const of: CountedOrder = { kind: "cancelled", shopifyId: id };
  if (refunds.some(({ refund_line_items }) => refund_line_items.length > 0)) return { of, lines: [] };
  const lines = line_items.flatMap(({ variant_id: variantId, quantity: units, fulfillment_status }) =>
    variantId && units > 0 && !fulfillment_status ? [{ variantId, units }] : [],
  );
  return { of, lines };
}
