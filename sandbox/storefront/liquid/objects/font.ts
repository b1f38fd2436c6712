/** `font`: the family asked for, shown in the visitor's own fonts. */
import { ValueDrop } from "#sandbox/storefront/liquid/drop.ts";

const SYSTEM_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

export const fontDrop = (family: string, weight: number, style: string) =>
  new ValueDrop(family, {
    family,
    fallback_families: SYSTEM_FONT,
    baseline_ratio: 0.1,
    weight,
    style,
    "system?": true,
    variants: () => [fontDrop(family, weight, style)],
  });

/** A setting's value: "work_sans_n6". */
export function readFont(value: string): ValueDrop {
  const [, style = "n", weight = "4"] = /_([nio])(\d)$/.exec(value) ?? [];
  const family = value.replace(/_[nio]\d$/, "").replaceAll("_", " ");
  return fontDrop(family, Number(weight) * 100, style === "n" ? "normal" : "italic");
}
