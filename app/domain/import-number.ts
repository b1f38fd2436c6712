/** Whole numbers as spreadsheets of any country write them. */

export type NumberRead = { ok: true; units: number } | { ok: false; reason: string };

const SCIENTIFIC = /^(\d+(?:[.,]\d+)?)e([+-]?\d{1,2})$/i;
/** One group of digits, or groups of three with the same mark between; then at most decimals that are all zero. */
const GROUPED = /^(\d{1,3})((?:([.,'’ ])\d{3})(?:\3\d{3})*)?(?:[.,](0+))?$/;
const PLAIN = /^(\d+)(?:[.,](0+))?$/;
const FRACTION = /^\d[\d.,'’ ]*[.,]\d+$/;

/**
 * "1.234" and "1,234" are one thousand two hundred and thirty-four: units are whole, so the mark can only part thousands.
 * @param text a cell as `readCell` gives it
 */
export function readUnits(text: string): NumberRead {
  const cleaned = text.replace(/[\u00a0\u202f\u2009]/g, " ").replace(/\u2212/g, "-");
  const bracketed = /^\((.+)\)$/.exec(cleaned);
  const signed = bracketed ? `-${bracketed[1]}` : cleaned;
  const [, sign, digits] = /^([+-]?)\s*(.+?)-?$/.exec(signed) ?? [];
  const negative = sign === "-" || (signed.endsWith("-") && signed.length > 1);
  const units = wholeNumber(digits ?? "");
  if (units === null) {
    const reason = FRACTION.test(digits ?? "") ? `“${text}” is not a whole number.` : `“${text}” is not a number.`;
    return { ok: false, reason };
  }
  return { ok: true, units: negative && units !== 0 ? -units : units };
}

function wholeNumber(digits: string): number | null {
  const scientific = SCIENTIFIC.exec(digits);
  if (scientific) {
    const value = Number(`${scientific[1]?.replace(",", ".")}e${scientific[2]}`);
    return Number.isSafeInteger(value) ? value : null;
  }
  const plain = PLAIN.exec(digits);
  // Three zeros after one mark could be decimals or thousands: as everywhere, three digits after a mark are thousands.
  if (plain && plain[2]?.length !== 3) return safe(plain[1] ?? "");
  const grouped = GROUPED.exec(digits);
  return grouped ? safe(`${grouped[1]}${(grouped[2] ?? "").replace(/\D/g, "")}`) : null;
}

function safe(digits: string): number | null {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : null;
}
