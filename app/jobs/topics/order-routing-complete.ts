/** fulfillment_orders/order_routing_complete: an order has its fulfilment orders; those that waited for that are seen to. */
import { enqueue } from "#app/queue/enqueue.ts";
import { findUnsettledOrders } from "#app/data/owing-orders.ts";
import type { TopicHandler, TopicInput } from "./topic-handler.ts";

/** The webhook does not name the order, so every order that waits is looked at. */
async function handleMany(inputs: TopicInput[]) {
  const [{ tx, shopId }] = inputs as [TopicInput];
  const orderIds = await findUnsettledOrders(tx);
  for (const orderId of orderIds) await enqueue(tx, "mark-order", { shopId, orderId: String(orderId) });
  return orderIds.length > 0 ? "processed" : { ignored: "no order waits for its fulfilment orders" };
}

export const orderRoutingTopic: TopicHandler = {
  topics: ["fulfillment_orders/order_routing_complete"],
  handle: (input) => handleMany([input]),
  handleMany,
};
