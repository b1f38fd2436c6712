/** All that a template holds, and which of it an assignment copies. */
import { DEFAULT_TEXTS } from "./default-texts.ts";
import type { FollowsEndChoice } from "./follows-end.ts";
import type { Mode, OfferTexts } from "./offer.ts";
import { NO_FULFILMENT, NO_HOLD, type Fulfilment, type Hold } from "./template-fulfilment.ts";
import { FULL_PAYMENT, type Payment } from "./template-payment.ts";

export type CopiedValues = {
  mode: Mode;
  texts: OfferTexts;
  /** Null: the shop's applies. */
  switchCondition: number | null;
  /** Null: no limit. */
  thresholdUnits: number | null;
  incomingUnits: number | null;
  /** A calendar day, "2026-12-01". */
  backInStockOn: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  followsEnd: FollowsEndChoice;
  exactCap: boolean;
  /** In a pre-order or backorder, shoppers may join the waitlist instead. */
  withWaitlist: boolean;
  payment: Payment;
  fulfilment: Fulfilment;
  hold: Hold;
};

export type TemplateValues = { name: string } & CopiedValues;

export type CopiedField = keyof CopiedValues;
export type TemplateField = keyof TemplateValues;

/** In the order of the page. An assignment's `overrides` are names of these, too. */
export const COPIED_FIELDS = [
  "mode",
  "texts",
  "switchCondition",
  "thresholdUnits",
  "incomingUnits",
  "backInStockOn",
  "startsAt",
  "endsAt",
  "followsEnd",
  "exactCap",
  "withWaitlist",
  "payment",
  "fulfilment",
  "hold",
] as const satisfies CopiedField[];

/** A template from scratch. */
export const newTemplateValues = (mode: Mode): TemplateValues => ({
  name: "",
  mode,
  texts: DEFAULT_TEXTS[mode],
  switchCondition: null,
  thresholdUnits: null,
  incomingUnits: null,
  backInStockOn: null,
  startsAt: null,
  endsAt: null,
  followsEnd: "as_shop",
  exactCap: false,
  withWaitlist: false,
  payment: FULL_PAYMENT,
  fulfilment: NO_FULFILMENT,
  hold: NO_HOLD,
});

/** Copied fields in which two templates differ. */
export function changedFields(before: CopiedValues, after: CopiedValues): CopiedField[] {
  return COPIED_FIELDS.filter((field) => canonical(before[field]) !== canonical(after[field]));
}

/** The same for equal values, whatever the order of their keys, as PostgreSQL compares jsonb. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join()}}`;
}
