/** Colors as numbers: reading CSS notations, other color spaces, contrast by WCAG 2. */

/** red, green, blue 0–255; alpha 0–1. */
export type Rgb = { red: number; green: number; blue: number; alpha: number };
/** hue 0–360; saturation and lightness 0–100. */
export type Hsl = { hue: number; saturation: number; lightness: number };

function readHex(hex: string): Rgb | null {
  const full = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join("") : hex;
  if (!/^([0-9a-f]{6}|[0-9a-f]{8})$/i.test(full)) return null;
  const part = (at: number) => Number.parseInt(full.slice(at, at + 2), 16);
  return { red: part(0), green: part(2), blue: part(4), alpha: full.length === 8 ? part(6) / 255 : 1 };
}

/** #abc, #aabbcc, rgb(), rgba(), hsl(), hsla(); null for anything else. */
export function readColor(text: string): Rgb | null {
  const trimmed = text.trim();
  if (trimmed.startsWith("#")) return readHex(trimmed.slice(1));
  const call = /^(rgb|hsl)a?\(([^)]+)\)$/i.exec(trimmed);
  const parts = call?.[2]?.split(/[\s,/]+/).filter(Boolean) ?? [];
  const [one = 0, two = 0, three = 0, alpha = 1] = parts.map((part) => Number.parseFloat(part));
  if (parts.length < 3) return null;
  if (call?.[1]?.toLowerCase() === "hsl") return fromHsl({ hue: one, saturation: two, lightness: three }, alpha);
  return { red: one, green: two, blue: three, alpha };
}

const hex = (value: number) => Math.round(value).toString(16).padStart(2, "0");
export const writeHex = ({ red, green, blue }: Rgb) => `#${hex(red)}${hex(green)}${hex(blue)}`;
export const writeRgb = ({ red, green, blue, alpha }: Rgb) =>
  alpha < 1 ? `rgba(${red}, ${green}, ${blue}, ${alpha})` : `rgb(${red}, ${green}, ${blue})`;

export function toHsl(color: Rgb): Hsl {
  const [red, green, blue] = [color.red / 255, color.green / 255, color.blue / 255];
  const [top, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const spread = top - low;
  const lightness = (top + low) / 2;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  let hue = 0;
  if (spread !== 0 && top === red) hue = ((green - blue) / spread) % 6;
  else if (spread !== 0 && top === green) hue = (blue - red) / spread + 2;
  else if (spread !== 0) hue = (red - green) / spread + 4;
  return { hue: (hue * 60 + 360) % 360, saturation: saturation * 100, lightness: lightness * 100 };
}

export function fromHsl({ hue, saturation, lightness }: Hsl, alpha = 1): Rgb {
  const [share, light] = [saturation / 100, lightness / 100];
  const chroma = share * Math.min(light, 1 - light);
  const at = (offset: number) => {
    const turn = (offset + hue / 30) % 12;
    return Math.round((light - chroma * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))) * 255);
  };
  return { red: at(0), green: at(8), blue: at(4), alpha };
}

const linear = (channel: number) => {
  const share = channel / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

export function toOklch(color: Rgb): { lightness: number; chroma: number; hue: number } {
  const [red, green, blue] = [linear(color.red), linear(color.green), linear(color.blue)];
  const long = Math.cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue);
  const medium = Math.cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue);
  const short = Math.cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue);
  const lightness = 0.210_454_255_3 * long + 0.793_617_785 * medium - 0.004_072_046_8 * short;
  const greenRed = 1.977_998_495_1 * long - 2.428_592_205 * medium + 0.450_593_709_9 * short;
  const blueYellow = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766 * short;
  const hue = (Math.atan2(blueYellow, greenRed) * 180) / Math.PI;
  return { lightness, chroma: Math.hypot(greenRed, blueYellow), hue: (hue + 360) % 360 };
}

/** Perceived brightness 0–255, by the W3C's old formula that Shopify uses. */
export const luma = ({ red, green, blue }: Rgb) => (red * 299 + green * 587 + blue * 114) / 1000;

const luminance = ({ red, green, blue }: Rgb) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** WCAG contrast ratio, 1–21. */
export function contrast(one: Rgb, two: Rgb): number {
  const [light, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
