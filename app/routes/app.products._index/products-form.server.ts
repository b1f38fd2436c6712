/** What the Products page may ask for, read from its forms. */
import { z } from "zod";
import { toShopifyId } from "#app/domain/shopify-id.ts";

/** More than these are done in the background. */
export const MOST_PICKED = 2_000;

/** Ids of one kind, joined by commas; a GID of another kind of thing is no id. */
const ids = (type: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(
      z
        .array(z.string().regex(new RegExp(`^(gid://shopify/${type}/)?[0-9]{1,19}$`)))
        .max(MOST_PICKED)
        .transform((list) => list.map(toShopifyId)),
    );

const digits = z.string().regex(/^\d{1,18}$/);
const templateId = z.union([digits.transform(BigInt), z.literal("").transform(() => undefined)]).optional();
const text = z.string().trim().min(1).max(255);
const address = z.string().max(2_000);
/** The address of the page whose filter finds the variants; absent: those picked. */
const selection = { variantIds: ids("ProductVariant"), all: address.optional() };
const viewName = z.string().trim().min(1).max(40);

export const PRODUCTS_FORM = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("unassign"), ...selection, afterwards: z.enum(["restore", "disable-purchase"]).optional() }),
  z.object({ intent: z.literal("change"), ...selection, what: z.enum(["on", "off", "lift"]) }),
  z.object({ intent: z.literal("template"), ...selection, templateId: digits }),
  z.object({
    intent: z.literal("values"),
    ...selection,
    thresholdUnits: z.string().trim().optional(),
    incomingUnits: z.string().trim().optional(),
    backInStockOn: z.string().trim().optional(),
  }),
  z.object({ intent: z.literal("add-view"), name: viewName, filters: address }),
  z.object({ intent: z.literal("update-view"), viewId: z.string().max(20), filters: address, was: address }),
  z.object({ intent: z.literal("rename-view"), viewId: digits, name: viewName }),
  z.object({ intent: z.literal("remove-view"), viewId: digits }),
]);

/** An assignment says where its variants come from. */
export const ASSIGN_FORM = z.discriminatedUnion("scope", [
  z.object({ scope: z.literal("products"), productIds: ids("Product"), templateId }),
  z.object({ scope: z.literal("variants"), variantIds: ids("ProductVariant"), templateId }),
  z.object({ scope: z.literal("everything"), templateId }),
  z.object({ scope: z.literal("search"), query: text, siblings: z.literal("no").optional(), templateId }),
  z.object({
    scope: z.literal("collection"),
    collectionId: ids("Collection"),
    title: z.string().max(255).default(""),
    templateId,
  }),
  z.object({ scope: z.literal("tag"), tag: text, templateId }),
  z.object({ scope: z.literal("vendor"), vendor: text, templateId }),
]);

export type ProductsRequest = z.infer<typeof PRODUCTS_FORM>;
export type AssignRequest = z.infer<typeof ASSIGN_FORM>;
