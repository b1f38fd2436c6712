/** `color`: its notation as a text, with its channels and spaces. */
import { readColor, toHsl, toOklch, type Rgb } from "#sandbox/storefront/color.ts";
import { ValueDrop } from "#sandbox/storefront/liquid/drop.ts";

export function colorDrop(value: string): unknown {
  const color = readColor(value);
  if (!color) return value;
  const { red, green, blue, alpha } = color;
  return new ValueDrop(value, {
    red,
    green,
    blue,
    alpha,
    rgb: `${red} ${green} ${blue}`,
    rgba: `${red} ${green} ${blue} / ${alpha}`,
    ...toHsl(color),
    ...oklchFields(color),
  });
}

function oklchFields(color: Rgb) {
  const { lightness, chroma, hue } = toOklch(color);
  const written = `${(lightness * 100).toFixed(2)}% ${chroma.toFixed(4)} ${hue.toFixed(2)}`;
  return { chroma, oklch: written, oklcha: `${written} / ${color.alpha}`, color_space: "srgb" };
}
