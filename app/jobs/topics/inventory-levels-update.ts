/** inventory_levels/update, connect and disconnect: stock of one item at one location. */
import { z } from "zod";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { recordStockLevels, type StockLevelFact } from "#app/flows/record-stock-levels.ts";
import type { TopicHandler, TopicInput } from "./topic-handler.ts";
import { instant, shopifyId } from "./payload-fields.ts";

const DISCONNECT = "inventory_levels/disconnect";
const LEVEL_GID = /^gid:\/\/shopify\/InventoryLevel\/(\d+)\?inventory_item_id=(\d+)$/;

const place = z.object({ inventory_item_id: shopifyId, location_id: shopifyId, admin_graphql_api_id: z.string().optional() });
const level = place.extend({ available: z.number().int().nullable(), updated_at: instant });

export const inventoryLevelsTopic: TopicHandler = {
  topics: ["inventory_levels/update", "inventory_levels/connect", DISCONNECT],
  handle: (input) => record([input]),
  handleMany: record,
};

/** A run of them costs as many statements as one. */
async function record(inputs: TopicInput[]) {
  const [first] = inputs;
  if (!first) return "processed" as const;
  const levels = inputs.flatMap((input) => toFact(input));
  if (levels.length === 0) return { ignored: "Shopify keeps no number of available units here." };
  await recordStockLevels(first.tx, { levels, cause: first.topic, now: first.now });
  return "processed" as const;
}

/** The body of a disconnect has no instant of its own, so it is as new as its sending. */
function toFact({ topic, payload, triggeredAt: toldAt }: TopicInput): StockLevelFact[] {
  if (topic === DISCONNECT) {
    const gone = place.parse(payload);
    return [{ ...idsOf(gone), availableUnits: 0, updatedAt: toldAt, toldAt, connected: false }];
  }
  const { available, updated_at: updatedAt, ...there } = level.parse(payload);
  return available === null ? [] : [{ ...idsOf(there), availableUnits: available, updatedAt, toldAt }];
}

/** The GID has every digit; the numbers beside it may have lost some. */
function idsOf(body: z.infer<typeof place>): { inventoryItemId: bigint; locationId: bigint } {
  const [, location, item] = LEVEL_GID.exec(body.admin_graphql_api_id ?? "") ?? [];
  return {
    inventoryItemId: item === undefined ? body.inventory_item_id : toShopifyId(item),
    locationId: location === undefined ? body.location_id : toShopifyId(location),
  };
}
