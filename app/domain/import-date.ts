/** Calendar days as spreadsheets of any country write them. Which of two numbers is the month is asked once per file. */

export type DateOrder = "dmy" | "mdy";
export type DayRead = { ok: true; day: string } | { ok: false; reason: string };

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const NUMBERS = /^(\d{1,2})([-/. ])\s?(\d{1,2})[-/. ]\s?(\d{4}|\d{2})(?:,? .*)?$/;
const DAY_NAMED = /^(\d{1,2})[.\s-]*\s?([\p{L}]{3,12})\.?[\s,-]*(\d{4}|\d{2})$/u;
const NAMED_DAY = /^([\p{L}]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})$/u;
const SERIAL = /^\d{5}$/;
/** Excel counts days from here (with its leap year 1900 that never was). */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const SERIAL_RANGE = { from: 36_526, to: 73_050 };
const DAY_MS = 86_400_000;

/** First three letters, without accents: English, German, French, Spanish, Italian, Dutch, Portuguese. */
const MONTHS: Record<string, number> = Object.fromEntries(
  [
    "jan ene gen",
    "feb fev",
    "mar mrt maa",
    "apr avr abr",
    "may mai mei mag",
    "jun giu",
    "jul lug",
    "aug aou ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec dez dic",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1])),
);
const MONTH_WORDS: Record<string, number> = { juin: 6, juil: 7, juillet: 7 };

/**
 * @param order which number of 03/04/2026 is the day; asked of the merchant when the file does not tell
 * @returns the day as "2026-04-03"
 */
export function readDay(text: string, order: DateOrder): DayRead {
  const parts = partsOf(text, order);
  const day = parts && toDay(parts);
  return day ? { ok: true, day } : { ok: false, reason: `“${text}” is not a date. Write it as 2026-04-03.` };
}

type Parts = { year: number; month: number; day: number };

function partsOf(text: string, order: DateOrder): Parts | null {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[3])];
    const dayFirst = numbers[2] === "." || order === "dmy";
    return { year: fullYear(numbers[4]), month: dayFirst ? second : first, day: dayFirst ? first : second };
  }
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed) return named(dayNamed[2], dayNamed[1], dayNamed[3]);
  const namedDay = NAMED_DAY.exec(text);
  if (namedDay) return named(namedDay[1], namedDay[2], namedDay[3]);
  return SERIAL.test(text) ? fromSerial(Number(text)) : null;
}

function named(word = "", day = "", year = ""): Parts | null {
  const letters = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const month = MONTH_WORDS[letters] ?? MONTHS[letters.slice(0, 3)];
  return month === undefined ? null : { year: fullYear(year), month, day: Number(day) };
}

function fromSerial(days: number): Parts | null {
  if (days < SERIAL_RANGE.from || days > SERIAL_RANGE.to) return null;
  const date = new Date(SERIAL_EPOCH + days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const fullYear = (year = ""): number => (year.length === 2 ? 2000 : 0) + Number(year);

/** Null for days that no calendar has. */
function toDay({ year, month, day }: Parts): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year <= 2200;
  return isReal ? date.toISOString().slice(0, "2026-04-03".length) : null;
}

/**
 * What the dates of a file tell of their order: a number above twelve is no month. "unclear" when nothing tells,
 * or when they contradict each other.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder | "any" | "unclear" {
  let [dayFirst, monthFirst, open] = [false, false, false];
  for (const text of texts) {
    const numbers = NUMBERS.exec(text);
    if (!numbers || numbers[2] === ".") continue;
    const [first, second] = [Number(numbers[1]), Number(numbers[3])];
    if (first > 12) dayFirst = true;
    else if (second > 12) monthFirst = true;
    else if (first !== second) open = true;
  }
  if (dayFirst && monthFirst) return "unclear";
  if (dayFirst) return "dmy";
  if (monthFirst) return "mdy";
  return open ? "unclear" : "any";
}
