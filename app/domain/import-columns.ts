/** Which column of a file means what: guessed from its heading, and chosen by the merchant where the guess fails. */

export type ImportKind = "stock" | "waitlist";

export const STOCK_FIELDS = ["variantId", "sku", "incomingUnits", "thresholdUnits", "backInStockOn", "switchCondition"] as const;
export type StockField = (typeof STOCK_FIELDS)[number];

export const WAITLIST_FIELDS = [
  "email",
  "variantId",
  "sku",
  "productId",
  "productHandle",
  "productTitle",
  "variantTitle",
  "quantity",
  "joinedAt",
  "locale",
  "phone",
  "status",
  "toldAt",
] as const;
export type WaitlistField = (typeof WAITLIST_FIELDS)[number];

export type ImportField = StockField | WaitlistField;

/** The column of each field, from 0. */
export type ColumnMap = Partial<Record<ImportField, number>>;

/** Headings as they are compared: letters and digits alone, without accents. The first is what our own files say. */
const HEADINGS: Record<ImportField, string[]> = {
  variantId: ["variantid", "shopifyvariantid", "variantgid", "epi", "idvariante", "varianteid", "variationid"],
  sku: ["sku", "variantsku", "skuid", "productsku", "itemnumber", "artikelnummer", "artnr", "referencia", "reference"],
  incomingUnits: ["incomingstock", "incoming", "incomingunits", "onorder", "zulauf", "imzulauf", "stockentrant", "entrante"],
  thresholdUnits: ["threshold", "thresholdunits", "limit", "backorderlimit", "preorderlimit", "schwelle", "seuil", "limite"],
  backInStockOn: [
    "backinstockdate",
    "backinstockon",
    "backinstock",
    "expecteddate",
    "expectedon",
    "eta",
    "restockdate",
    "arrivaldate",
    "lieferdatum",
    "verfugbarab",
    "datederetour",
    "fechadereposicion",
  ],
  switchCondition: ["switchcondition", "switchat", "switchatstock", "umschaltwert"],
  email: [
    "email",
    "emailaddress",
    "customeremail",
    "contact",
    "contactemail",
    "profileemail",
    "subscriberemail",
    "mediumvalue",
    "mail",
  ],
  productId: ["productid", "shopifyproductid", "empi"],
  productHandle: ["producthandle", "handle", "slug", "producturl", "url", "du"],
  productTitle: ["producttitle", "product", "productname", "title", "dt"],
  variantTitle: ["varianttitle", "variant", "variantname", "variantinfo", "option", "optionvalue", "options"],
  quantity: ["quantity", "qty", "quantityrequested", "units", "menge", "quantite", "cantidad"],
  joinedAt: [
    "joinedat",
    "joined",
    "subscribedat",
    "subscribedon",
    "createdat",
    "created",
    "signedup",
    "signedupat",
    "signupdate",
    "date",
    "datesubscribed",
    "requestedat",
    "eventtimestamp",
    "eventtime",
    "timestamp",
    "addedat",
  ],
  locale: ["locale", "language", "customerlocale", "lang", "sprache"],
  phone: ["phone", "phonenumber", "mobile", "telephone", "tel"],
  status: ["status", "state", "subscriptionstatus", "alertstatus"],
  toldAt: ["lastmessagesentat", "notifiedat", "notificationsentat", "sentat", "alertsentat", "senton"],
};

export const fieldsOf = (kind: ImportKind): readonly ImportField[] => (kind === "stock" ? STOCK_FIELDS : WAITLIST_FIELDS);

/** Case, blanks, marks and accents do not count: "Back-in-stock date" and "backInStockDate" are one. */
export const headingKey = (heading: string): string =>
  heading
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** The best column for each field; no column means two things. */
export function guessColumns(kind: ImportKind, headings: string[]): ColumnMap {
  const keys = headings.map(headingKey);
  const map: ColumnMap = {};
  const taken = new Set<number>();
  for (const field of fieldsOf(kind)) {
    const column = HEADINGS[field].map((heading) => keys.indexOf(heading)).find((index) => index >= 0 && !taken.has(index));
    if (column === undefined) continue;
    map[field] = column;
    taken.add(column);
  }
  return map;
}

/** What is missing before the file can be read, in words; null when it is complete. */
export function mappingProblem(kind: ImportKind, map: ColumnMap): string | null {
  const has = (...fields: ImportField[]) => fields.some((field) => map[field] !== undefined);
  if (kind === "stock") {
    if (!has("variantId", "sku")) return "Choose the column that names the variant: its variant id or its SKU.";
    return has("incomingUnits", "thresholdUnits", "backInStockOn", "switchCondition")
      ? null
      : "Choose at least one column to import: incoming stock, threshold, back-in-stock date or switch condition.";
  }
  if (!has("email")) return "Choose the column with the shoppers' email addresses.";
  const named = has("variantId", "sku") || (has("productHandle", "productId", "productTitle") && has("variantTitle"));
  return named || has("productHandle", "productId")
    ? null
    : "Choose the column that names what they wait for: the variant id, the SKU, or the product with its variant.";
}

/** Every column that may hold dates: they are looked at before the file is read. */
export const DATE_FIELDS: readonly ImportField[] = ["backInStockOn", "joinedAt"];
