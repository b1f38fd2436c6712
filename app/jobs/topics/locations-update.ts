/** locations/*: which locations count. The stock of variants there is counted anew. */
import { z } from "zod";
import { toShopifyId } from "#app/domain/shopify-id.ts";
import { saveLocations } from "#app/flows/save-locations.ts";
import { toldAtOf } from "./told-at.ts";
import type { TopicHandler } from "./topic-handler.ts";

const schema = z.object({
  admin_graphql_api_id: z.string(),
  name: z.string().nullish(),
  active: z.boolean(),
  updated_at: z.coerce.date().nullish(),
});

export const locationsUpdateTopic: TopicHandler = {
  topics: ["locations/activate", "locations/deactivate", "locations/update"],
  async handle({ tx, payload, topic, triggeredAt, now }) {
    const location = schema.parse(payload);
    const fact = {
      locationId: toShopifyId(location.admin_graphql_api_id),
      name: location.name ?? "",
      isActive: location.active,
      toldAt: toldAtOf(location.updated_at, triggeredAt),
    };
    await saveLocations(tx, { locations: [fact], cause: topic, now });
    return "processed";
  },
};
