/** Takes secrets out of what is logged or shown. */
import type { Integration, Settings } from "./integration.ts";

const REMOVED = "[removed]";

/** Every form in which a secret setting may appear in a text: as it is, in base64, and encoded for a URL. */
export function redact(text: string, integration: Integration, settings: Settings): string {
  const secrets = integration.fields
    .filter((field) => field.secret)
    .map((field) => settings[field.key] ?? "")
    .filter((value) => value !== "");
  const forms = secrets.flatMap((value) => [value, Buffer.from(value).toString("base64"), encodeURIComponent(value)]);
  return forms.reduce((cleaned, form) => cleaned.replaceAll(form, REMOVED), text);
}
