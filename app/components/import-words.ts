/** Imported files and their rows in the merchant's words. */
import type { ImportField, ImportKind } from "#app/domain/import-columns.ts";
import type { ImportState } from "#app/domain/import-state.ts";
import { STOCK_VALUE_NAMES, type StockValueName } from "#app/domain/import-stock-row.ts";
import type { RunState } from "#app/domain/run.ts";
import { formatCalendarDay, formatCount } from "#app/lib/format-instant.ts";

export const IMPORT_KINDS: Record<ImportKind, string> = { stock: "Variants", waitlist: "Waitlist" };

type Tone = "success" | "info" | "critical" | "attention" | undefined;

type ImportBadge = { label: string; tone: Tone };

const IMPORT_STATES: Record<ImportState, ImportBadge> = {
  reading: { label: "Being read", tone: "info" },
  asking: { label: "Has a question", tone: "attention" },
  checking: { label: "Being checked", tone: "info" },
  checked: { label: "Ready to apply", tone: "attention" },
  applying: { label: "Being applied", tone: "info" },
  applied: { label: "Applied", tone: "success" },
};

/** Work that a person stopped, or that failed, is not under way, whatever the file's state says. */
const STANDING: Partial<Record<RunState, ImportBadge>> = {
  cancelled: { label: "Stopped", tone: "attention" },
  failed: { label: "Interrupted", tone: "critical" },
};

/** @param changes whether rows wait to be applied */
export function importBadge(file: { state: ImportState; runState: RunState | null; changes: boolean }): ImportBadge {
  const { state, runState, changes } = file;
  if (state === "checked" && !changes) return { label: "Nothing to apply", tone: undefined };
  const underWay = state === "checking" || state === "applying";
  return (underWay && runState ? STANDING[runState] : undefined) ?? IMPORT_STATES[state];
}

export const ROW_STATES: Record<string, { label: string; tone: Tone }> = {
  read: { label: "Not checked", tone: undefined },
  change: { label: "Will change", tone: "info" },
  same: { label: "Stays", tone: undefined },
  problem: { label: "Problem", tone: "critical" },
  applied: { label: "Changed", tone: "success" },
};

export const FIELD_LABELS: Record<ImportField, string> = {
  variantId: "Variant ID",
  sku: "SKU",
  incomingUnits: "Incoming stock",
  thresholdUnits: "Threshold",
  backInStockOn: "Back-in-stock date",
  switchCondition: "Switch condition",
  email: "Email",
  productId: "Product ID",
  productHandle: "Product handle or address",
  productTitle: "Product",
  variantTitle: "Variant",
  quantity: "Quantity",
  joinedAt: "Joined at",
  locale: "Language",
  phone: "Phone",
  status: "State in the other app",
  toldAt: "Told at",
};

type Value = string | number | null;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function valueWords(value: Value): string {
  if (value === null) return "none";
  if (typeof value === "number") return formatCount(value);
  return DAY.test(value) ? `${formatCalendarDay(value)}, ${value.slice(0, 4)}` : value;
}

/** "Incoming stock: none → 1,200", one for each value; what a waitlist row brings as one line. */
export function changeWords(changes: unknown): string[] {
  if (changes === null || typeof changes !== "object") return [];
  if ("quantity" in changes) return [placeWords(changes as Place)];
  const values = changes as Partial<Record<StockValueName, { from: Value; to: Value }>>;
  return STOCK_VALUE_NAMES.flatMap((name) => {
    const change = values[name];
    return change ? [`${FIELD_LABELS[name]}: ${valueWords(change.from)} → ${valueWords(change.to)}`] : [];
  });
}

/** Nothing of a row that is left out: another row of the file may be why. */
export const rowWords = ({ state, changes }: { state: string; changes: unknown }): string[] =>
  state === "change" || state === "applied" ? changeWords(changes) : [];

type Place = { joinedAt: string | null; quantity: number };

function placeWords({ joinedAt, quantity }: Place): string {
  const since = joinedAt ? `since ${valueWords(joinedAt.slice(0, "2026-04-03".length))}` : "from now on";
  return `Joins the waitlist ${since}${quantity > 1 ? `, ${formatCount(quantity)} units` : ""}`;
}
