/** Colors: reading any CSS notation, changing it, comparing two. */
import { readColor, writeHex, writeRgb, type Rgb } from "#sandbox/storefront/color.ts";
import { contrast, fromHsl, luma, toHsl, toOklch } from "#sandbox/storefront/color.ts";
import { text, type Filter } from "./arguments.ts";

const number = (value: unknown) => Number(text(value)) || 0;
const clamp = (value: number, top = 100) => Math.min(top, Math.max(0, value));

/** Keeps the notation that came in: hex stays hex, rgb() stays rgb(). */
const write = (color: Rgb, like: unknown) =>
  text(like).startsWith("rgb") || color.alpha < 1 ? writeRgb(color) : writeHex(color);

const changed =
  (change: (color: Rgb, amount: number) => Rgb): Filter =>
  (value, amount) => {
    const color = readColor(text(value));
    return color ? write(change(color, number(amount)), value) : text(value);
  };

const hsl = (key: "saturation" | "lightness", sign: 1 | -1) =>
  changed((color, amount) => {
    const parts = toHsl(color);
    return fromHsl({ ...parts, [key]: clamp(parts[key] + sign * amount) }, color.alpha);
  });

const measured =
  (measure: (color: Rgb) => unknown): Filter =>
  (value) => {
    const color = readColor(text(value));
    return color ? measure(color) : "";
  };

const compared =
  (compare: (one: Rgb, other: Rgb) => number): Filter =>
  (value, other) => {
    const [one, two] = [readColor(text(value)), readColor(text(other))];
    return one && two ? compare(one, two) : "";
  };

const difference = (one: Rgb, two: Rgb) =>
  Math.abs(one.red - two.red) + Math.abs(one.green - two.green) + Math.abs(one.blue - two.blue);

function component(color: Rgb, name: string): number | undefined {
  const all: Record<string, number> = { ...color, ...toHsl(color) };
  return all[name];
}

function modify(color: Rgb, name: string, value: number): Rgb {
  if (name in color) return { ...color, [name]: name === "alpha" ? clamp(value, 1) : clamp(value, 255) };
  return fromHsl({ ...toHsl(color), [name]: value }, color.alpha);
}

function mix(one: Rgb, two: Rgb, percent: number): Rgb {
  const share = clamp(percent) / 100;
  const blend = (key: keyof Rgb) => one[key] * share + two[key] * (1 - share);
  return {
    red: Math.round(blend("red")),
    green: Math.round(blend("green")),
    blue: Math.round(blend("blue")),
    alpha: blend("alpha"),
  };
}

export const colorFilters: Record<string, Filter> = {
  color_darken: hsl("lightness", -1),
  color_lighten: hsl("lightness", 1),
  color_saturate: hsl("saturation", 1),
  color_desaturate: hsl("saturation", -1),
  color_to_hex: measured(writeHex),
  color_to_rgb: measured(writeRgb),
  color_to_hsl: measured((color) => {
    const { hue, saturation, lightness } = toHsl(color);
    const tail = color.alpha < 1 ? `, ${color.alpha}` : "";
    return `hsl${tail ? "a" : ""}(${Math.round(hue)}, ${Math.round(saturation)}%, ${Math.round(lightness)}%${tail})`;
  }),
  color_to_oklch: measured((color) => {
    const { lightness, chroma, hue } = toOklch(color);
    return `oklch(${Math.round(lightness * 100)}% ${chroma.toFixed(2)} ${Math.round(hue)})`;
  }),
  color_brightness: measured((color) => Number(luma(color).toFixed(2))),
  color_contrast: compared((one, two) => Number(contrast(one, two).toFixed(1))),
  color_difference: compared(difference),
  brightness_difference: compared((one, two) => Number(Math.abs(luma(one) - luma(two)).toFixed(2))),
  color_extract(value, name) {
    const color = readColor(text(value));
    return color ? (component(color, text(name)) ?? "") : "";
  },
  color_modify(value, name, amount) {
    const color = readColor(text(value));
    return color ? write(modify(color, text(name), number(amount)), value) : text(value);
  },
  color_mix(value, other, percent) {
    const [one, two] = [readColor(text(value)), readColor(text(other))];
    return one && two ? write(mix(one, two, number(percent)), value) : text(value);
  },
  hex_to_rgba(value, alpha) {
    const color = readColor(text(value));
    return color ? `rgba(${color.red},${color.green},${color.blue},${alpha === undefined ? 1 : text(alpha)})` : "";
  },
};
