/** `swatch`: the color of an option value, where every value of the option is the name of one. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { colorDrop } from "./color.ts";

const COLORS: Record<string, string> = {
  black: "#1c1c1c",
  blue: "#2b5fa8",
  brown: "#6f4e37",
  cream: "#f3ead7",
  green: "#2f6b3f",
  grey: "#8a8d91",
  gray: "#8a8d91",
  moss: "#5f6f3a",
  navy: "#1f2f4d",
  olive: "#6b6b2a",
  orange: "#d9722b",
  pink: "#e3a0ad",
  red: "#b3272d",
  sand: "#d8c7a3",
  slate: "#5a6670",
  stone: "#b9b2a6",
  white: "#ffffff",
  yellow: "#e5c33f",
};

const colorOf = (value: string) => COLORS[value.toLowerCase()];

/** Null for an option that is not one of colors alone. */
export function swatchOf(values: string[], value: string): LazyDrop | null {
  const color = colorOf(value);
  return color && values.every(colorOf) ? new LazyDrop("SwatchDrop", { color: colorDrop(color), image: null }) : null;
}
