/** How a row names its variant, and finding the one that is meant. */
import { toShopifyId } from "./shopify-id.ts";

export type VariantRef = {
  variantId: bigint | null;
  sku: string;
  /** The id column says something that is no id: spreadsheets round long numbers. */
  brokenId: string | null;
};

const ID = /^(?:gid:\/\/shopify\/ProductVariant\/)?\d{1,19}$/;
const MOST = 2n ** 63n - 1n;

/** @param idText and skuText as `readCell` gives them */
export function readVariantRef(idText: string, skuText: string): VariantRef {
  if (idText === "") return { variantId: null, sku: skuText, brokenId: null };
  const id = ID.test(idText) ? toShopifyId(idText) : null;
  return id !== null && id <= MOST && id > 0n
    ? { variantId: id, sku: skuText, brokenId: null }
    : { variantId: null, sku: skuText, brokenId: idText };
}

export type KnownVariants<Variant> = { byId: Map<bigint, Variant>; bySku: Map<string, Variant[]> };
export type VariantFound<Variant> = { ok: true; variant: Variant } | { ok: false; reason: string };

const ROUNDED = /^\d([.,]\d+)?e\+?\d+$/i;

/** The id counts first; where there is none, or a spreadsheet has broken it, the SKU. */
export function findVariant<Variant>(ref: VariantRef, known: KnownVariants<Variant>): VariantFound<Variant> {
  if (ref.variantId !== null) {
    const variant = known.byId.get(ref.variantId);
    if (variant) return { ok: true, variant };
    return { ok: false, reason: `No assigned variant has the id ${ref.variantId}. Assign the product first, or correct the id.` };
  }
  if (ref.sku === "") return { ok: false, reason: ref.brokenId === null ? NO_NAME : brokenWords(ref.brokenId) };
  const variants = known.bySku.get(ref.sku) ?? [];
  const [only] = variants;
  if (variants.length > 1) {
    return {
      ok: false,
      reason: `${variants.length} variants have the SKU ${ref.sku}. Enter the variant id to say which one is meant.`,
    };
  }
  if (only !== undefined) return { ok: true, variant: only };
  return { ok: false, reason: `No assigned variant has the SKU ${ref.sku}. Assign the product first, or correct the SKU.` };
}

const NO_NAME = "This row names no variant. Enter its variant id or its SKU.";

const brokenWords = (text: string) =>
  ROUNDED.test(text)
    ? `Your spreadsheet program rounded the variant id to ${text}. Enter the SKU, or take the id from a new download.`
    : `“${text.slice(0, 40)}” is not a variant id. Enter the id from a download of this page, or the SKU.`;
