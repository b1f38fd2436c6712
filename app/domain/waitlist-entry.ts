/** A waitlist entry: what a shopper must say to get a place, and the states a place can be in. */

export const ENTRY_STATES = ["waiting", "allocated", "done", "cancelled", "expired", "pending"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/**
 * From where to where. `allocated → waiting`: stock was gone before the shopper could be told, or a missed turn keeps the place.
 * `pending`: asked for, in a shop with double opt-in, and not confirmed; nobody waits there. Three are final.
 */
export const ENTRY_TRANSITIONS: Record<EntryState, readonly EntryState[]> = {
  pending: ["waiting", "cancelled", "expired"],
  waiting: ["allocated", "done", "cancelled", "expired"],
  allocated: ["waiting", "done", "cancelled", "expired"],
  done: [],
  cancelled: [],
  expired: [],
};

export const canBecome = (from: EntryState, to: EntryState): boolean => ENTRY_TRANSITIONS[from].includes(to);

/** The states from which an entry may become `to`. */
export const statesBefore = (to: EntryState): EntryState[] => ENTRY_STATES.filter((from) => canBecome(from, to));

/** Nothing follows any more. */
export const hasEnded = (state: EntryState): boolean => ENTRY_TRANSITIONS[state].length === 0;

/** How long a link that confirms a place is good; an unconfirmed entry goes with it. */
export const CONFIRM_WITHIN_DAYS = 7;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The moment from which an entry asked for at `askedAt` can no longer be confirmed. */
export const confirmUntil = (askedAt: Date): Date => new Date(askedAt.getTime() + CONFIRM_WITHIN_DAYS * DAY_MS);

/** Entries asked for before this can no longer be confirmed. */
export const unconfirmedSince = (now: Date): Date => new Date(now.getTime() - CONFIRM_WITHIN_DAYS * DAY_MS);

export const MAX_QUANTITY = 1000;
const MAX_EMAIL_CHARACTERS = 254;
const MAX_LOCAL_PART_CHARACTERS = 64;
/** Deliberately loose: one @, no blanks, control characters or turns of direction, a dot in the domain. Only a delivery proves an address. */
const EMAIL = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]+@[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}.]+(\.[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}.]+)+$/u;
/** E.164: a country code and at most fifteen digits. */
const PHONE = /^\+[1-9]\d{6,14}$/;
const LOCALE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

export type EntryProblem = "email_missing" | "email_wrong" | "phone_wrong" | "quantity_wrong";

export type EntryRequest = { email: string; phone?: string; smsConsent?: boolean; quantity?: string | number; locale?: string };

export type EntryFacts = {
  email: string;
  phone: string | null;
  smsConsent: boolean;
  quantity: number;
  locale: string;
  /** Where the shopper came from, for links; see `storefrontRootOf`. */
  storefrontRoot?: string | null;
};

export type EntryCheck =
  { ok: true; facts: EntryFacts } | { ok: false; problems: Partial<Record<"email" | "phone" | "quantity", EntryProblem>> };

/** Trims and lower-cases what the shopper typed. A locale nobody knows becomes English; it is no reason to refuse. */
export function checkEntry(request: EntryRequest): EntryCheck {
  const email = normalizeEmail(request.email);
  const phone = normalizePhone(request.phone ?? "");
  const quantity = readQuantity(request.quantity);
  const problems = {
    ...(email === "" ? { email: "email_missing" as const } : isEmail(email) ? {} : { email: "email_wrong" as const }),
    ...(phone === "" || PHONE.test(phone) ? {} : { phone: "phone_wrong" as const }),
    ...(quantity === null ? { quantity: "quantity_wrong" as const } : {}),
  };
  if (Object.keys(problems).length > 0 || quantity === null) return { ok: false, problems };
  const smsConsent = phone !== "" && request.smsConsent === true;
  return { ok: true, facts: { email, phone: phone || null, smsConsent, quantity, locale: normalizeLocale(request.locale) } };
}

/** The form in which addresses are stored and compared. */
export const normalizeEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase();

function isEmail(email: string): boolean {
  return EMAIL.test(email) && email.length <= MAX_EMAIL_CHARACTERS && email.indexOf("@") <= MAX_LOCAL_PART_CHARACTERS;
}

/** What people write between digits goes; 00 before a country code becomes +. */
function normalizePhone(phone: string): string {
  return phone
    .trim()
    .replace(/[\s().\-/]/g, "")
    .replace(/^00/, "+");
}

function readQuantity(quantity: string | number | undefined): number | null {
  if (quantity === undefined || quantity === "") return 1;
  const units = typeof quantity === "number" ? quantity : /^\d{1,4}$/.test(quantity.trim()) ? Number(quantity.trim()) : NaN;
  return Number.isInteger(units) && units >= 1 && units <= MAX_QUANTITY ? units : null;
}

function normalizeLocale(locale: string | undefined): string {
  const tag = (locale ?? "").trim().replace("_", "-");
  return LOCALE.test(tag) && tag.length <= 35 ? tag : "en";
}
