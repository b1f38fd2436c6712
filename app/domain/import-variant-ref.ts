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
export type VariantFound<Variant> =
  /** `note`: the row says it otherwise, and how it was taken. */
  { ok: true; variant: Variant; note?: string } | { ok: false; reason: string };

const ROUNDED = /^\d([.,]\d+)?e\+?\d+$/i;

/** As long as the longest article numbers in use. */
const MOST_DIGITS = 14;

/** A spreadsheet takes 00123 for a number and keeps 123: the SKUs that such a number may have been. None for one with letters. */
export const zeroedSkus = (sku: string): string[] =>
  /^\d+$/.test(sku)
    ? Array.from({ length: Math.max(0, MOST_DIGITS - sku.length) }, (_, nth) => `${"0".repeat(nth + 1)}${sku}`)
    : [];

/** The id counts first; where there is none, or a spreadsheet has broken it, the SKU. */
export function findVariant<Variant>(ref: VariantRef, known: KnownVariants<Variant>): VariantFound<Variant> {
  if (ref.variantId !== null) {
    const variant = known.byId.get(ref.variantId);
    if (variant) return { ok: true, variant };
    return { ok: false, reason: `No assigned variant has the id ${ref.variantId}. Assign the product first, or correct the id.` };
  }
  if (ref.sku === "") return { ok: false, reason: ref.brokenId === null ? NO_NAME : brokenWords(ref.brokenId) };
  return findBySku(ref.sku, known);
}

function findBySku<Variant>(sku: string, { bySku }: KnownVariants<Variant>): VariantFound<Variant> {
  const exact = bySku.get(sku) ?? [];
  const variants = exact.length > 0 ? exact : zeroedSkus(sku).flatMap((one) => bySku.get(one) ?? []);
  const [only] = variants;
  if (variants.length > 1) {
    return {
      ok: false,
      reason: `${variants.length} variants have the SKU ${sku}${exact.length > 0 ? "" : " with zeros in front"}. Enter the variant id to say which one is meant.`,
    };
  }
  if (only !== undefined) return { ok: true, variant: only, ...(exact.length === 0 && { note: EATEN }) };
  if (ROUNDED.test(sku)) return { ok: false, reason: roundedWords("SKU", sku, "variant id") };
  return { ok: false, reason: `No assigned variant has the SKU ${sku}. Assign the product first, or correct the SKU.` };
}

const EATEN = "Taken for the variant whose SKU has zeros in front: spreadsheet programs drop them.";
const NO_NAME = "This row names no variant. Enter its variant id or its SKU.";

const brokenWords = (text: string) =>
  ROUNDED.test(text)
    ? roundedWords("variant id", text, "SKU")
    : `“${text.slice(0, 40)}” is not a variant id. Enter the id from a download of this page, or the SKU.`;

const roundedWords = (what: string, text: string, instead: string) =>
  `Your spreadsheet program rounded the ${what} to ${text}. Enter the ${instead}, or take the ${what} from a new download.`;
