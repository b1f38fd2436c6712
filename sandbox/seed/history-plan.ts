/**
 * What happened in the demo store over the last thirty days, as data: which variants were assigned, sold out, waited for and
 * restocked. The script that seeds the demo lives it through the app; the browser tests rely on SPEC_VARIANTS.
 */
import { inventPerson } from "./people.ts";
import { randomFrom, type Random } from "./random.ts";

export type VariantName = { handle: string; variantTitle: string };

export type PlannedAssignment = {
  handle: string;
  /** "all", or the titles of the variants that are assigned. */
  variantTitles: "all" | string[];
  mode: "waitlist" | "preorder" | "backorder";
  /** Days from now to the back-in-stock date, where one is known. */
  backInStockInDays?: number;
  daysAgo: number;
};

/** `daysAgo` has a fraction: people join at all hours. */
export type PlannedJoin = { daysAgo: number; email: string; quantity: number; locale: string };

export type PlannedWaitlist = VariantName & { soldOutDaysAgo: number; joins: PlannedJoin[] };

/** Units that arrived and, in the hours after, were bought again by those who were served. */
export type PlannedRestock = VariantName & { daysAgo: number; units: number; soldAgainUnits: number };

export type HistoryPlan = { assignments: PlannedAssignment[]; waitlists: PlannedWaitlist[]; restocks: PlannedRestock[] };

const assigned = (
  handle: string,
  daysAgo: number,
  variantTitles: PlannedAssignment["variantTitles"] = "all",
): PlannedAssignment => ({
  handle,
  variantTitles,
  mode: "waitlist",
  daysAgo,
});

const ASSIGNMENTS: PlannedAssignment[] = [
  assigned("winter-fisher-sweater", 45),
  assigned("harbor-blanket", 45),
  assigned("morning-tide-mug", 44),
  assigned("stovetop-kettle", 44),
  assigned("ferry-backpack", 38),
  assigned("breakwater-jacket", 38),
  assigned("storm-lantern", 30),
  assigned("tidepool-rubber-boots", 30),
  assigned("garden-hammock", 21),
  assigned("bobble-beanie", 12, ["Navy", "Fog"]),
  { handle: "squall-umbrella", variantTitles: "all", mode: "preorder", backInStockInDays: 26, daysAgo: 18 },
  { handle: "print-two-sails-at-dusk", variantTitles: "all", mode: "preorder", backInStockInDays: 40, daysAgo: 16 },
  { handle: "filleting-knife", variantTitles: "all", mode: "backorder", backInStockInDays: 12, daysAgo: 24 },
  { handle: "slow-coffee-press", variantTitles: "all", mode: "backorder", daysAgo: 24 },
];

/** Who waits for what: handle, variant, days since it sold out, sign-ups. */
const LINES: [handle: string, variantTitle: string, soldOutDaysAgo: number, joins: number][] = [
  ["winter-fisher-sweater", "Sea / M", 26, 74],
  ["winter-fisher-sweater", "Sea / S", 19, 38],
  ["winter-fisher-sweater", "Sea / L", 23, 41],
  ["harbor-blanket", "Navy", 28, 52],
  ["harbor-blanket", "Moss", 11, 23],
  ["morning-tide-mug", "Navy", 24, 46],
  ["stovetop-kettle", "Rust", 16, 31],
  ["stovetop-kettle", "Sea", 9, 17],
  ["ferry-backpack", "Moss", 21, 29],
  ["ferry-backpack", "Rust", 6, 12],
  ["breakwater-jacket", "Oak / L", 14, 18],
  ["tidepool-rubber-boots", "Rust / 41", 8, 11],
  ["garden-hammock", "Butter", 4, 9],
];

const RESTOCKS: PlannedRestock[] = [
  { handle: "morning-tide-mug", variantTitle: "Navy", daysAgo: 9, units: 20, soldAgainUnits: 20 },
  { handle: "harbor-blanket", variantTitle: "Navy", daysAgo: 7, units: 18, soldAgainUnits: 18 },
  { handle: "winter-fisher-sweater", variantTitle: "Sea / L", daysAgo: 6, units: 12, soldAgainUnits: 12 },
  { handle: "ferry-backpack", variantTitle: "Moss", daysAgo: 3, units: 8, soldAgainUnits: 8 },
  { handle: "tidepool-rubber-boots", variantTitle: "Rust / 41", daysAgo: 2, units: 16, soldAgainUnits: 5 },
];

/** Most people want one; some shop for the family. */
const QUANTITIES = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3];

function planJoins(random: Random, count: number, soldOutDaysAgo: number, firstNumber: number): PlannedJoin[] {
  const joins = Array.from({ length: count }, (_, index) => {
    const { email, locale } = inventPerson(random, firstNumber + index);
    // Squared: most join soon after the variant sold out.
    const sinceSoldOut = random.next() ** 2 * (soldOutDaysAgo - 0.1);
    return { daysAgo: Number((soldOutDaysAgo - sinceSoldOut).toFixed(3)), email, quantity: random.pick(QUANTITIES), locale };
  });
  return joins.sort((one, other) => other.daysAgo - one.daysAgo);
}

/** The same plan every time; joins of each line from the first to the last. */
export function planHistory(): HistoryPlan {
  const random = randomFrom(20_261_121);
  let number = 100;
  const waitlists = LINES.map(([handle, variantTitle, soldOutDaysAgo, count]) => {
    const joins = planJoins(random, count, soldOutDaysAgo, number);
    number += count;
    return { handle, variantTitle, soldOutDaysAgo, joins };
  });
  return { assignments: ASSIGNMENTS, waitlists, restocks: RESTOCKS };
}

/**
 * What tests/storefront relies on. `waiting` is assigned, sold out and stays so; `inStock` is its sibling with stock.
 * `written` belongs to a product that is never assigned: the tests write its offers themselves, as the app would.
 */
export const SPEC_VARIANTS = {
  waiting: { handle: "stovetop-kettle", variantTitle: "Sea" },
  inStock: { handle: "stovetop-kettle", variantTitle: "Cream" },
  written: {
    handle: "skerry-rain-jacket",
    in_stock: "Butter / S",
    preorder: "Butter / M",
    backorder: "Butter / L",
    waitlist: "Sea / M",
    unavailable: "Sea / L",
    /** A pre-order with the waitlist beside its button. */
    beside: "Sea / S",
  },
} as const;
