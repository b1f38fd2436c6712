/** What the block may ask: the product or variant in the address, what to do with it in the body. */
import { z } from "zod";
import type { BlockPage } from "#app/data/views/admin-block.ts";
import type { BlockRequest } from "#app/domain/admin-block.ts";
import { toShopifyId } from "#app/domain/shopify-id.ts";

const OF = /^gid:\/\/shopify\/(Product|ProductVariant)\/\d{1,18}$/;

/** As Shopify tells the extension: `?of=gid://shopify/ProductVariant/5`. Null for anything else. */
export function readPage(request: Request): BlockPage | null {
  const of = new URL(request.url).searchParams.get("of") ?? "";
  const kind = OF.exec(of)?.[1];
  if (!kind) return null;
  return kind === "Product" ? { productId: toShopifyId(of) } : { variantId: toShopifyId(of) };
}

const templateId = z.string().regex(/^\d{1,18}$/);

const REQUEST: z.ZodType<BlockRequest> = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("assign"), templateId, onlyThis: z.boolean() }),
  z.object({ intent: z.enum(["on", "off", "lift"]) }),
  z.object({ intent: z.literal("template"), templateId }),
]);

/** Null for what is no JSON or no request of the block's. */
export async function readRequest(request: Request): Promise<BlockRequest | null> {
  const body: unknown = await request.json().catch(() => null);
  return REQUEST.safeParse(body).data ?? null;
}
