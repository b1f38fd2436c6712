/** The demo store's product pictures, painted on demand: "mug-navy", or "mug-navy-close" for the second look. */
import { CARRY } from "./pictures/carry.ts";
import { HOME } from "./pictures/home.ts";
import { KITCHEN } from "./pictures/kitchen.ts";
import { PALETTES, type Palette } from "./pictures/palette.ts";
import { WEAR } from "./pictures/wear.ts";

const SHAPES: Record<string, (palette: Palette) => string> = { ...KITCHEN, ...WEAR, ...HOME, ...CARRY };

export const PICTURE_SIZE = 1000;

const DEFINITIONS = `<defs>
<linearGradient id="light" x1="0" x2="1" y1="0" y2=".25"><stop offset="0" stop-color="#fff" stop-opacity=".2"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#0b1420" stop-opacity=".24"/></linearGradient>
<radialGradient id="room" cx=".42" cy=".34" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
<radialGradient id="glow"><stop offset="0" stop-color="#ffd98a" stop-opacity=".75"/><stop offset="1" stop-color="#ffd98a" stop-opacity="0"/></radialGradient>
<filter id="soft" x="-20%" y="-60%" width="140%" height="220%"><feGaussianBlur stdDeviation="16"/></filter>
</defs>`;

/** An SVG document, or null where there is no such shape or colour. `name` may end in ".svg". */
export function picture(name: string): string | null {
  const [shape, color, view, ...rest] = name.replace(/\.svg$/, "").split("-");
  const draw = Object.hasOwn(SHAPES, shape ?? "") ? SHAPES[shape ?? ""] : undefined;
  const palette = Object.hasOwn(PALETTES, color ?? "") ? PALETTES[color ?? ""] : undefined;
  if (!draw || !palette || rest.length > 0 || (view !== undefined && view !== "close")) return null;
  const frame = view === "close" ? "230 250 540 540" : "0 0 1000 1000";
  const ground = view === "close" ? palette.light : palette.ground;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame}" width="${PICTURE_SIZE}" height="${PICTURE_SIZE}">
${DEFINITIONS}
<path d="M0 0h1000v1000H0z" fill="${ground}"/>
<path d="M0 0h1000v1000H0z" fill="url(#room)"/>
${draw(palette)}
</svg>
`;
}

export const SHAPE_NAMES = Object.keys(SHAPES);
export const COLOR_NAMES = Object.keys(PALETTES);
