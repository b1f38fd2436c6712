/** products/update: titles, handle, pictures and SKUs; variants that are gone. New variants are not assigned by themselves. */
import { z } from "zod";
import { renameVariants, type RenameInput } from "#app/flows/rename-variants.ts";
import { instant, shopifyId } from "./payload-fields.ts";
import type { TopicHandler, TopicInput } from "./topic-handler.ts";

const picture = z.object({ id: shopifyId.nullish(), src: z.string() });
const variant = z.object({
  id: shopifyId,
  admin_graphql_api_id: shopifyId.optional(),
  title: z.string(),
  sku: z.string().nullish(),
  image_id: shopifyId.nullish(),
  inventory_item_id: shopifyId.nullish(),
});
const product = z.object({
  id: shopifyId,
  admin_graphql_api_id: shopifyId.optional(),
  title: z.string(),
  handle: z.string(),
  vendor: z.string().nullish(),
  updated_at: instant.nullish(),
  status: z.string().nullish(),
  /** On the online store since; null: not there. */
  published_at: z.string().nullish(),
  image: picture.nullish(),
  images: z.array(picture).default([]),
  /** At most the first 100; variant_gids names the others. */
  variants: z.array(variant).default([]),
  variant_gids: z.array(z.object({ admin_graphql_api_id: shopifyId })).optional(),
});
type Product = z.infer<typeof product>;

export const productsUpdateTopic: TopicHandler = {
  topics: ["products/update"],
  async handle({ payload, triggeredAt, tx, now }: TopicInput) {
    const body = product.parse(payload);
    const { renamed, deleted } = await renameVariants(tx, toRename(body, triggeredAt, now));
    if (renamed + deleted > 0) return "processed";
    return { ignored: "No variant of this product is assigned, or we know it newer." };
  },
};

function toRename(body: Product, triggeredAt: Date, now: Date): RenameInput {
  const pictures = new Map(body.images.map((image) => [image.id ?? null, image.src]));
  const variants = body.variants.map((one) => ({
    variantId: one.admin_graphql_api_id ?? one.id,
    title: one.title,
    sku: one.sku ?? "",
    imageUrl: (one.image_id ? pictures.get(one.image_id) : undefined) ?? null,
    inventoryItemId: one.inventory_item_id ?? null,
  }));
  const named = body.variant_gids?.map((one) => one.admin_graphql_api_id);
  return {
    productId: body.admin_graphql_api_id ?? body.id,
    title: body.title,
    handle: body.handle,
    imageUrl: body.image?.src ?? body.images[0]?.src ?? null,
    vendor: body.vendor ?? null,
    updatedAt: body.updated_at ?? triggeredAt,
    variants,
    ...(body.status && { onOnlineStore: body.status === "active" && Boolean(body.published_at) }),
    allVariantIds: named ? [...named, ...variants.map((one) => one.variantId)] : null,
    now,
  };
}
