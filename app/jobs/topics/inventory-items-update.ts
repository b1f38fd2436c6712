/** inventory_items/update and delete: is the stock still tracked, is the item still there. */
import { z } from "zod";
import { findVariantsOfItem } from "#app/data/shopify-facts.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { setStockTracking } from "#app/flows/set-stock-tracking.ts";
import { instant, shopifyId } from "./payload-fields.ts";
import { toldAtOf } from "./told-at.ts";
import type { TopicHandler, TopicInput } from "./topic-handler.ts";

const DELETE = "inventory_items/delete";

const item = z
  .object({ id: shopifyId, admin_graphql_api_id: shopifyId.optional() })
  .transform((body) => body.admin_graphql_api_id ?? body.id);
const update = z.object({ tracked: z.boolean(), updated_at: instant.nullish() });

export const inventoryItemsTopic: TopicHandler = {
  topics: ["inventory_items/update", DELETE],
  async handle(input: TopicInput) {
    const inventoryItemId = item.parse(input.payload);
    const assigned = await findVariantsOfItem(input.tx, inventoryItemId);
    if (assigned.length === 0) return { ignored: "No assigned variant uses this inventory item." };
    if (input.topic === DELETE) {
      await markVariantDeleted(input.tx, { variantIds: assigned, now: input.now });
      return "processed";
    }
    const { tracked, updated_at } = update.parse(input.payload);
    const toldAt = toldAtOf(updated_at, input.triggeredAt);
    await setStockTracking(input.tx, { inventoryItemId, tracked, toldAt, cause: input.topic, now: input.now });
    return "processed";
  },
};
