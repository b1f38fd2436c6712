/** The fields of a template's page: what is typed, read into values, and values written as fields. */
import { z } from "zod";
import { clockProblem } from "#app/domain/clock-problem.ts";
import type { CapHindrance } from "#app/domain/exact-cap.ts";
import { FOLLOWS_END_CHOICES } from "#app/domain/follows-end.ts";
import { type FollowsEnd, MODES } from "#app/domain/offer.ts";
import { templateProblems, type TemplateContext, type TemplateProblems } from "#app/domain/template-problems.ts";
import type { TemplateValues } from "#app/domain/template-values.ts";
import { MIXED_CARTS, NO_HOLD, ORDER_HOLDS, readTags, type Fulfilment, type Hold } from "#app/domain/template-fulfilment.ts";
import { FULL_PAYMENT } from "#app/domain/template-payment.ts";
import { fromWallClock, toWallClock } from "#app/lib/wall-clock.ts";
import { PAYMENT_FORM, readPayment, toPaymentForm } from "./payment-form.ts";

const WHOLE_NUMBER = "Enter a whole number, or leave it empty.";
const DATE = "Enter a date, such as 2026-12-01, or leave it empty.";

const units = z
  .string()
  .trim()
  .regex(/^(-?\d{1,7})?$/, WHOLE_NUMBER)
  .transform((text) => (text === "" ? null : Number(text)));

const day = z.union([z.literal(""), z.iso.date(DATE)], DATE).transform((text) => text || null);

/** Control characters but line breaks: no keyboard writes them, and PostgreSQL keeps no null byte. */
const CONTROLS = /[^\P{Cc}\n]+/gu;
const line = z.string().transform((text) => text.replace(CONTROLS, " ").trim());

const words = line.pipe(z.string().max(2_000, "At most 2,000 characters, please."));

const LANGUAGE = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$/);

const FORM = z.object({
  name: line,
  mode: z.enum(MODES),
  texts: z.record(
    LANGUAGE,
    z.object({ buttonText: words, message: words, badge: words, cartMessage: words, dateLine: words }).partial(),
  ),
  switchCondition: units,
  thresholdUnits: units,
  incomingUnits: units,
  backInStockOn: day,
  startsAt: z.string(),
  endsAt: z.string(),
  followsEnd: z.enum(FOLLOWS_END_CHOICES),
  payment: PAYMENT_FORM,
  mixedCarts: z.enum(MIXED_CARTS),
  orderHold: z.enum(ORDER_HOLDS),
  tags: line,
  slipText: z.record(LANGUAGE, words),
  withWaitlist: z.boolean(),
  hold: z.object({ on: z.boolean(), hours: z.string(), keepsPlace: z.boolean() }),
  exactCap: z.boolean(),
});

export type TemplateForm = z.input<typeof FORM>;

/** The shop's clock and money. */
export type FormShop = { timeZone: string; currencyCode: string };

/** What the page must know of the shop. */
export type EditorShop = FormShop & {
  locale: string;
  switchCondition: number;
  followsEnd: FollowsEnd;
  checkoutLimits: boolean;
  /** Standby may keep units in draft orders. */
  mayHold: boolean;
  /** Standby may tag and hold orders. */
  ordersAllowed: boolean;
  capHindrance: CapHindrance | null;
};

export type FormContext = Omit<TemplateContext, "saved"> & FormShop & { saved: TemplateForm | null };

export type FormRead = { ok: true; values: TemplateValues } | { ok: false; problems: TemplateProblems };

const typed = (number: number | null) => (number === null ? "" : String(number));

export function toForm(values: TemplateValues, { timeZone, currencyCode }: FormShop): TemplateForm {
  const clock = (at: Date | null) => (at === null ? "" : toWallClock(at, timeZone));
  return {
    name: values.name,
    mode: values.mode,
    texts: values.texts,
    switchCondition: typed(values.switchCondition),
    thresholdUnits: typed(values.thresholdUnits),
    incomingUnits: typed(values.incomingUnits),
    backInStockOn: values.backInStockOn ?? "",
    startsAt: clock(values.startsAt),
    endsAt: clock(values.endsAt),
    followsEnd: values.followsEnd,
    payment: toPaymentForm(values.payment, currencyCode),
    mixedCarts: values.fulfilment.mixedCarts,
    orderHold: values.fulfilment.hold,
    tags: values.fulfilment.tags.join(", "),
    slipText: values.fulfilment.slipText,
    withWaitlist: values.withWaitlist,
    hold: { ...values.hold, hours: String(values.hold.hours) },
    exactCap: values.exactCap,
  };
}

/** The same in the browser before sending and on the server after. */
export function readTemplateForm(form: unknown, context: FormContext): FormRead {
  const read = toValues(form, context);
  if (!read.ok) return read;
  const saved = context.saved === null ? null : toValues(context.saved, context);
  const problems = templateProblems(read.values, { ...context, saved: saved?.ok ? saved.values : null });
  return Object.keys(problems).length > 0 ? { ok: false, problems } : read;
}

/** The form as it travels; null when it is not one. */
export function unpackForm(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Hours that are no number are left to `holdProblem`; a switch that is off keeps none of them. */
const readHold = ({ on, hours, keepsPlace }: TemplateForm["hold"]): Hold =>
  on ? { on, keepsPlace, hours: /^\s*\d{1,4}\s*$/.test(hours) ? Number(hours) : Number.NaN } : NO_HOLD;

/** Only the shape: whether the values make sense together is for `templateProblems`. */
export function toValues(form: unknown, context: FormShop): FormRead {
  const { timeZone, currencyCode } = context;
  const parsed = FORM.safeParse(form);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const { startsAt, endsAt, thresholdUnits, mixedCarts, orderHold, tags, slipText, hold: typedHold, ...rest } = parsed.data;
  const from = fromWallClock(startsAt, timeZone);
  const until = fromWallClock(endsAt, timeZone);
  const isWaitlist = rest.mode === "waitlist";
  const paid = isWaitlist ? ({ ok: true, payment: FULL_PAYMENT } as const) : readPayment(rest.payment, currencyCode);
  const problems: TemplateProblems = paid.ok ? {} : paid.problems;
  for (const [name, text] of Object.entries({ startsAt, endsAt })) {
    const problem = clockProblem(text, timeZone);
    if (problem) problems[name] = problem;
  }
  if (!paid.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  const limit = isWaitlist ? null : thresholdUnits;
  const byMode = {
    thresholdUnits: limit,
    exactCap: rest.exactCap && limit !== null,
    ...(isWaitlist && { withWaitlist: false }),
  };
  const hold = isWaitlist || rest.withWaitlist ? readHold(typedHold) : NO_HOLD;
  const said = Object.fromEntries(Object.entries(slipText).filter(([, text]) => text !== ""));
  const fulfilment: Fulfilment = { hold: orderHold, tags: readTags(tags), slipText: said, mixedCarts };
  const own = { ...byMode, hold, payment: paid.payment, startsAt: from, endsAt: until };
  return { ok: true, values: { ...rest, ...own, fulfilment } };
}

function problemsOf(error: z.ZodError): TemplateProblems {
  const problems: TemplateProblems = {};
  for (const issue of error.issues) problems[issue.path.join(".")] ??= issue.message;
  return problems;
}
