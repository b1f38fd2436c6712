/** orders/create: shoppers from the waitlist who bought, and units sold ahead of their stock, which its job sees to. */
import { z } from "zod";
import { queueOrder } from "#app/flows/queue-order.ts";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { recordSoldAhead } from "#app/flows/record-sold-ahead.ts";
import { holdsInTags } from "#app/domain/decide-hold.ts";
import { isSoldAhead } from "#app/domain/told-order.ts";
import { shopifyId } from "./payload-fields.ts";
import type { TopicHandler } from "./topic-handler.ts";

const order = z.object({
  id: shopifyId,
  email: z.string().nullish(),
  contact_email: z.string().nullish(),
  created_at: z.coerce.date().nullish(),
  tags: z.string().nullish(),
  customer: z.object({ id: shopifyId.nullish(), email: z.string().nullish() }).nullish(),
  line_items: z.array(
    z.object({
      variant_id: shopifyId.nullish(),
      quantity: z.number().int().min(0).nullish(),
      properties: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
    }),
  ),
});
type Order = z.infer<typeof order>;

export const ordersCreateTopic: TopicHandler = {
  topics: ["orders/create"],
  async handle({ tx, topic, payload, triggeredAt, now }) {
    const { id: orderId, line_items, customer, ...told } = order.parse(payload);
    const variantIds = [...new Set(line_items.flatMap((line) => line.variant_id ?? []))];
    const { owing } = await recordSoldAhead(tx, { orderId, lines: soldAhead(line_items), cause: topic, now });
    await queueOrder(tx, { orderId, lines: unitsOf(line_items) });
    const email = told.email || told.contact_email || customer?.email || null;
    const customerId = customer?.id ?? null;
    const holdIds = holdsInTags(told.tags ?? "");
    if (variantIds.length === 0) return { ignored: "the order has no line of a known variant" };
    if (!email && customerId === null && holdIds.length === 0)
      return owing > 0 ? "processed" : { ignored: "the order names no customer" };
    const orderedAt = told.created_at ?? triggeredAt;
    const { done } = await recordPurchase(tx, { variantIds, email, customerId, holdIds, orderedAt, now });
    return done + owing > 0 ? "processed" : { ignored: "the customer had no place on a waitlist" };
  },
};

const unitsOf = (lines: Order["line_items"]) =>
  lines.flatMap(({ variant_id: variantId, quantity }) => (variantId && quantity ? [{ variantId, units: quantity }] : []));

const soldAhead = (lines: Order["line_items"]) =>
  lines.flatMap(({ variant_id: variantId, quantity: units, properties }) =>
    isSoldAhead(properties) && variantId && units ? [{ variantId, units }] : [],
  );
