/** orders/create: shoppers from the waitlist who bought. */
import { z } from "zod";
import { recordPurchase } from "#app/flows/record-purchase.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import type { TopicHandler } from "./topic-handler.ts";

const shopifyId = z.union([z.string(), z.number()]).transform(toShopifyId);

const order = z.object({
  email: z.string().nullish(),
  contact_email: z.string().nullish(),
  created_at: z.coerce.date().nullish(),
  customer: z.object({ id: shopifyId.nullish(), email: z.string().nullish() }).nullish(),
  line_items: z.array(z.object({ variant_id: shopifyId.nullish() })),
});

export const ordersCreateTopic: TopicHandler = {
  topics: ["orders/create"],
  async handle({ tx, payload, triggeredAt, now }) {
    const { line_items, customer, ...told } = order.parse(payload);
    const variantIds = [...new Set(line_items.flatMap((line) => line.variant_id ?? []))];
    const email = told.email || told.contact_email || customer?.email || null;
    const customerId = customer?.id ?? null;
    if (variantIds.length === 0) return { ignored: "the order has no line of a known variant" };
    if (!email && customerId === null) return { ignored: "the order names no customer" };
    const orderedAt = told.created_at ?? triggeredAt;
    const { done } = await recordPurchase(tx, { variantIds, email, customerId, orderedAt, now });
    return done > 0 ? "processed" : { ignored: "the customer had no place on a waitlist" };
  },
};
