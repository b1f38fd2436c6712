/** Moments as other apps export them, for places in line. */
import { readDay, type DateOrder } from "./import-date.ts";

export type InstantRead = { ok: true; at: Date } | { ok: false; reason: string };

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const UNIX = /^\d{10}(\d{3})?$/;
const TIME = /^(.*?),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?(?:\s*(?:UTC|GMT|Z))?$/i;

/** Without a zone it is taken as UTC; a day without a time as its beginning. */
export function readInstant(text: string, order: DateOrder): InstantRead {
  const at = fromIso(text) ?? fromUnix(text) ?? fromParts(text, order);
  if (at && !Number.isNaN(at.getTime())) return { ok: true, at };
  return { ok: false, reason: `“${text.slice(0, 40)}” is not a date. Write it as 2026-04-03 14:05.` };
}

function fromIso(text: string): Date | null {
  const iso = ISO.exec(text);
  if (!iso) return null;
  const zone = iso[3] && /^[+-]/.test(iso[3]) ? iso[3].replace(/(\d{2}):?(\d{2})$/, "$1:$2") : "Z";
  return new Date(`${iso[1]}T${iso[2]}${zone}`);
}

const fromUnix = (text: string) => (UNIX.test(text) ? new Date(Number(text) * (text.length === 10 ? 1000 : 1)) : null);

function fromParts(text: string, order: DateOrder): Date | null {
  const time = TIME.exec(text);
  const read = readDay(time?.[1] ?? text, order);
  if (!read.ok) return null;
  const half = time?.[5]?.toLowerCase()[0];
  const typed = Number(time?.[2] ?? 0);
  const hour = half ? (typed % 12) + (half === "p" ? 12 : 0) : typed;
  if (hour > 23) return null;
  return new Date(Date.UTC(...daysOf(read.day), hour, Number(time?.[3] ?? 0), Number(time?.[4] ?? 0)));
}

function daysOf(day: string): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month - 1, date];
}
