/** Liquid for message texts: no files, little time, little memory, nothing but the facts it is given. */
import { Liquid } from "liquidjs";
import type { MessageFacts } from "#app/domain/message.ts";

const MAX_TEMPLATE_CHARACTERS = 20_000;
/** By the clock, so a busy machine must not fail a good text; a mail that cannot be written is never sent. */
const MAX_RENDER_MS = 2_000;
const MAX_MEMORY = 500_000;

const limits = {
  parseLimit: MAX_TEMPLATE_CHARACTERS,
  renderLimit: MAX_RENDER_MS,
  memoryLimit: MAX_MEMORY,
  ownPropertyOnly: true,
  strictFilters: true,
  relativeReference: false,
  /** An empty in-memory file system: `render` and `include` find nothing. */
  templates: {},
};

const plain = new Liquid(limits);
const html = new Liquid({ ...limits, outputEscape: "escape" });

/** `{{ units | grouped: locale }}`: 24,000 or 24.000. */
const grouped = (value: unknown, locale: string) =>
  typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value;
for (const engine of [plain, html]) engine.registerFilter("grouped", grouped);

export type LiquidFacts = MessageFacts;

/** For bodies in HTML: what the facts say is escaped, what the template's author wrote is not. @throws on wrong Liquid. */
export const renderHtml = (template: string, facts: LiquidFacts): string => html.parseAndRenderSync(template, facts).trim();

/** For plain text: tags of the template go, facts stay as they are. @throws on wrong Liquid. */
export const renderText = (template: string, facts: LiquidFacts): string =>
  plain.parseAndRenderSync(template.replace(/<[^>{}]*>/g, ""), facts).trim();

/** For subjects and names: one line, so that nobody can add a mail header. @throws on wrong Liquid. */
export const renderLine = (template: string, facts: LiquidFacts): string => oneLine(renderText(template, facts));

const MAX_LINE_CHARACTERS = 200;

export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, MAX_LINE_CHARACTERS);
