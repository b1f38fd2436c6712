/** Dates by strftime or by Shopify's named formats, in the visitor's language. */
import { filters } from "liquidjs";
import { escapeHtml, named, positional, runtime, text, type Filter, type FilterThis } from "./arguments.ts";

const NAMED_FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  abbreviated_date: { day: "numeric", month: "short", year: "numeric" },
  basic: { day: "numeric", month: "numeric", year: "numeric" },
  date: { day: "numeric", month: "long", year: "numeric" },
  date_at_time: { day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "numeric" },
  default: { dateStyle: "full", timeStyle: "medium" },
  on_date: { day: "numeric", month: "short", year: "numeric" },
};

const strftime = (filters as Record<string, unknown>).date as Filter;

function formatDate(self: FilterThis, value: unknown, args: unknown[]): unknown {
  const name = text(named(args).format);
  const options = NAMED_FORMATS[name];
  if (!options) return strftime.call(self, value, ...positional(args));
  const raw = text(value);
  const date = raw === "now" || raw === "today" ? new Date() : new Date(/^\d+$/.test(raw) ? Number(raw) * 1000 : raw);
  if (Number.isNaN(date.getTime())) return raw;
  const { request, shop } = runtime(self);
  return new Intl.DateTimeFormat(request.locale, { ...options, timeZone: shop.ianaTimezone || "UTC" }).format(date);
}

export const dateFilters: Record<string, Filter> = {
  date(value, ...args) {
    return formatDate(this, value, args);
  },
  time_tag(value, ...args) {
    const instant = new Date(text(value));
    const machine = Number.isNaN(instant.getTime()) ? text(value) : instant.toISOString();
    const shown = named(args).format || positional(args).length ? args : [["format", "date"]];
    return `<time datetime="${escapeHtml(machine)}">${text(formatDate(this, value, shown))}</time>`;
  },
};
