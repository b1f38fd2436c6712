/** A row of another app's waitlist export: who waits, for what, and since when. */
import type { DateOrder } from "./import-date.ts";
import { readCell } from "./import-cell.ts";
import type { ColumnMap, ImportField } from "./import-columns.ts";
import { readInstant } from "./import-instant.ts";
import { readUnits } from "./import-number.ts";
import { findVariant, readVariantRef, type KnownVariants, type VariantFound, type VariantRef } from "./import-variant-ref.ts";
import { checkEntry, type EntryFacts, type EntryProblem } from "./waitlist-entry.ts";

export type WaitlistRef = VariantRef & { productId: bigint | null; handle: string; productTitle: string; variantTitle: string };

export type WaitlistRow = {
  ref: WaitlistRef;
  facts: EntryFacts | null;
  /** Null: the file does not say. */
  joinedAt: Date | null;
  problems: string[];
  /** Why nobody waits here any more, as the other app says. */
  over: string | null;
};

const PROBLEMS: Record<EntryProblem, string> = {
  email_missing: "There is no email address.",
  email_wrong: "This is not an email address.",
  phone_wrong: "This is not a phone number.",
  quantity_wrong: "The quantity must be from 1 to 1,000.",
};

/** What other apps, and our own export, call a place that is no longer one. */
const OVER: Record<string, string> = {
  notified: "was told already",
  sent: "was told already",
  delivered: "was told already",
  alerted: "was told already",
  completed: "was told already",
  converted: "bought already",
  purchased: "bought already",
  unsubscribed: "unsubscribed there",
  allocated: "was told already",
  done: "bought already",
  expired: "gave up the place",
  cancelled: "left there",
  canceled: "left there",
  inactive: "left there",
  archived: "left there",
};

/** A phone number that cannot be read is left out: the address is what counts. */
export function readWaitlistRow(cells: string[], columns: ColumnMap, order: DateOrder, now: Date): WaitlistRow {
  const cell = (field: ImportField) => readCell(cells[columns[field] ?? -1] ?? "");
  const read = readUnits(cell("quantity") || "1");
  const request = { email: cell("email"), quantity: read.ok ? read.units : -1, locale: cell("locale") };
  const withPhone = checkEntry({ ...request, phone: cell("phone") });
  const checked = withPhone.ok ? withPhone : checkEntry(request);
  const problems = checked.ok ? [] : Object.values(checked.problems).map((problem) => PROBLEMS[problem]);
  const joined = cell("joinedAt") === "" ? null : readInstant(cell("joinedAt"), order);
  if (joined && !joined.ok) problems.push(`Joined: ${joined.reason}`);
  if (joined?.ok && joined.at > now) problems.push("Joined: this moment is in the future.");
  return {
    ref: refOf(cell),
    facts: checked.ok ? checked.facts : null,
    joinedAt: joined?.ok ? joined.at : null,
    problems,
    over: cell("toldAt") === "" ? (OVER[cell("status").toLowerCase()] ?? null) : "was told already",
  };
}

const PRODUCT_URL = /\/products\/([^/?#]+)/;
const VARIANT_IN_URL = /[?&]variant=(\d{1,19})/;
const ID = /^(?:gid:\/\/shopify\/Product\/)?(\d{1,18})$/;

function refOf(cell: (field: ImportField) => string): WaitlistRef {
  const address = cell("productHandle");
  const idText = cell("variantId") || (VARIANT_IN_URL.exec(address)?.[1] ?? "");
  const productId = ID.exec(cell("productId"))?.[1];
  return {
    ...readVariantRef(idText, cell("sku")),
    productId: productId ? BigInt(productId) : null,
    handle: (PRODUCT_URL.exec(address)?.[1] ?? address).toLowerCase(),
    productTitle: cell("productTitle"),
    variantTitle: cell("variantTitle"),
  };
}

export type NamedVariant = { productId: bigint; handle: string; productTitle: string; variantTitle: string };

export type KnownProducts<Variant> = KnownVariants<Variant> & { byProduct: Map<string, Variant[]> };

/** The keys of `byProduct`: an id, a handle or a title. */
export const productKeys = (named: Pick<NamedVariant, "handle" | "productTitle"> & { productId: bigint | null }): string[] => [
  ...(named.productId === null ? [] : [`id ${named.productId}`]),
  ...(named.handle === "" ? [] : [`handle ${named.handle.toLowerCase()}`]),
  ...(named.productTitle === "" ? [] : [`title ${named.productTitle.toLowerCase()}`]),
];

/** By id, by SKU, then by product and variant title. */
export function findWaitedFor<Variant extends NamedVariant>(
  ref: WaitlistRef,
  known: KnownProducts<Variant>,
): VariantFound<Variant> {
  const found = findVariant(ref, known);
  if (found.ok || ref.variantId !== null) return found;
  const siblings = productKeys(ref)
    .map((key) => known.byProduct.get(key) ?? [])
    .find((variants) => variants.length > 0);
  if (!siblings) return found;
  const wanted = titleKey(ref.variantTitle);
  const matches =
    siblings.length === 1 && wanted === "" ? siblings : siblings.filter((variant) => titleKey(variant.variantTitle) === wanted);
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return { ok: true, variant: only };
  const name = ref.productTitle || ref.handle || String(ref.productId);
  return { ok: false, reason: `${name} ${ambiguityOf(ref.variantTitle, siblings.length, matches.length)} Enter the variant id.` };
}

function ambiguityOf(wanted: string, siblings: number, matches: number): string {
  if (wanted.trim() === "") return `has ${siblings} assigned variants, and the file does not say which one.`;
  const called = matches === 0 ? "none is" : `${matches} are`;
  return `has ${siblings} assigned variants, and ${called} called “${wanted}”.`;
}

/** "Blue / M", "Blue, M" and "blue-m" are one; Shopify's name for an only variant is none. */
function titleKey(title: string): string {
  const key = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return key === "default title" ? "" : key;
}
