/** Instants as Shopify writes them: whole seconds, and milliseconds only where two changes fall into one second. */

/** `2026-11-21T10:00:00Z`, with milliseconds when there are any. */
export const toInstant = (date: Date) => date.toISOString().replace(".000Z", "Z");

export const nowInstant = () => toInstant(new Date(Math.floor(Date.now() / 1000) * 1000));

/** Now, but always later than `previous`: what is newer can be told by its instant alone. */
export function instantAfter(previous: string | null | undefined): string {
  const before = previous ? Date.parse(previous) : 0;
  const now = Date.now();
  const second = Math.floor(now / 1000) * 1000;
  return toInstant(new Date(second > before ? second : Math.max(now, before + 1)));
}

const zones = new Map<string, Intl.DateTimeFormat>();

function zone(name: string): Intl.DateTimeFormat {
  const known = zones.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  zones.set(name, made);
  return made;
}

/** The same instant in the shop's own time zone, as webhook bodies carry it: `2026-11-21T05:00:00-05:00`. */
export function inZone(instant: string, zoneName: string): string {
  const date = new Date(instant);
  const part = Object.fromEntries(
    zone(zoneName)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const offset = (part.timeZoneName ?? "GMT").replace("GMT", "") || "+00:00";
  const milliseconds = date.getUTCMilliseconds();
  const fraction = milliseconds ? `.${String(milliseconds).padStart(3, "0")}` : "";
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${fraction}${offset}`;
}
