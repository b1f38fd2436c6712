/** Which assigned variants the Products page shows, and in what order: as its address says. */
import { OFFERS, type Offer } from "./offer.ts";

export const PRODUCT_SORTS = ["title", "stock", "waiting", "changed"] as const;
export type ProductSort = (typeof PRODUCT_SORTS)[number];

export type ProductsFilter = {
  search: string;
  offer: Offer | null;
  /** Digits. */
  templateId: string | null;
  vendor: string | null;
  stockFrom: number | null;
  stockTo: number | null;
  /** People are waiting. */
  waiting: boolean;
  /** Chosen by hand. */
  manual: boolean;
  /** Shopify has not been told of the newest offer yet. */
  unwritten: boolean;
};

export type ProductsOrder = { by: ProductSort; descending: boolean };

const MOST_SEARCH_CHARACTERS = 100;
/** As Shopify allows. */
const MOST_VENDOR_CHARACTERS = 255;
const MOST_UNITS = 2_147_483_647;

/** What is no filter is left out: people edit addresses. */
export function readProductsFilter(address: URLSearchParams): ProductsFilter {
  const offer = address.get("offer") as Offer;
  const templateId = address.get("template") ?? "";
  return {
    search: (address.get("q") ?? "").slice(0, MOST_SEARCH_CHARACTERS),
    offer: OFFERS.includes(offer) ? offer : null,
    templateId: /^\d{1,18}$/.test(templateId) ? templateId : null,
    vendor: address.get("vendor")?.slice(0, MOST_VENDOR_CHARACTERS) || null,
    stockFrom: readUnits(address.get("stock-from")),
    stockTo: readUnits(address.get("stock-to")),
    waiting: address.get("waiting") === "1",
    manual: address.get("manual") === "1",
    unwritten: address.get("unwritten") === "1",
  };
}

function readUnits(text: string | null): number | null {
  if (text === null || !/^-?\d{1,10}$/.test(text)) return null;
  const units = Number(text);
  return Math.abs(units) <= MOST_UNITS ? units : null;
}

export function readProductsOrder(address: URLSearchParams): ProductsOrder {
  const [by = "", direction] = (address.get("sort") ?? "title asc").split(" ");
  const isSort = (PRODUCT_SORTS as readonly string[]).includes(by);
  return { by: isSort ? (by as ProductSort) : "title", descending: direction === "desc" };
}

/** The parameters that make a view; the page and the order are not kept. */
export const FILTER_PARAMETERS = [
  "q",
  "offer",
  "template",
  "vendor",
  "stock-from",
  "stock-to",
  "waiting",
  "manual",
  "unwritten",
] as const;

/** A filter's address without what is no part of a view, always in the same order. */
export function viewAddress(address: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of FILTER_PARAMETERS) {
    const value = address.get(name);
    if (value) kept.set(name, value);
  }
  return kept.toString();
}
