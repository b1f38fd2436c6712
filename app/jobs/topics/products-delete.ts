/** products/delete: its variants are gone; their waitlists and history stay. */
import { z } from "zod";
import { findVariantsOfProduct } from "#app/data/shopify-facts.ts";
import { markVariantDeleted } from "#app/flows/mark-variant-deleted.ts";
import { shopifyId } from "./payload-fields.ts";
import type { TopicHandler, TopicInput } from "./topic-handler.ts";

const product = z.object({ id: shopifyId, admin_graphql_api_id: shopifyId.optional() });

export const productsDeleteTopic: TopicHandler = {
  topics: ["products/delete"],
  async handle({ payload, tx, now }: TopicInput) {
    const body = product.parse(payload);
    const assigned = await findVariantsOfProduct(tx, body.admin_graphql_api_id ?? body.id);
    const variantIds = assigned.map((variant) => variant.variantId);
    const deleted = await markVariantDeleted(tx, { variantIds, now });
    return deleted > 0 ? "processed" : { ignored: "No variant of this product is assigned." };
  },
};
