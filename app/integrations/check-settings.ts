/** Are these settings what an integration's manifest asks for? */
import type { Field, Integration, Settings } from "./integration.ts";

/** @returns what is wrong per field, in words that say what to do; empty when all is well. */
export function checkSettings(integration: Integration, settings: Settings): Record<string, string> {
  const problems = integration.fields.map((field) => [field.key, problemOf(field, settings[field.key] ?? "")] as const);
  return Object.fromEntries(problems.filter(([, problem]) => problem !== "")) as Record<string, string>;
}

function problemOf(field: Field, value: string): string {
  if (value === "") return field.required ? `Enter the ${field.label.toLowerCase()}.` : "";
  if (/[\r\n]/.test(value)) return `The ${field.label.toLowerCase()} must be on one line.`;
  const whole = field.pattern && new RegExp(`^(?:${field.pattern.source})$`, field.pattern.flags);
  return !whole || whole.test(value) ? "" : `Check the ${field.label.toLowerCase()}. ${field.help}`;
}
