/** A few strokes all pictures are made of: plain shapes, shapes with a soft light on them, lines. Canvas: 1000 by 1000. */

type Attributes = Record<string, string | number>;

const write = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");

export const flat = (d: string, fill: string, more: Attributes = {}) => `<path d="${d}" fill="${fill}"${write(more)}/>`;

/** The shape with light from the left and shade on the right. */
export const form = (d: string, fill: string, more: Attributes = {}) => flat(d, fill, more) + flat(d, "url(#light)", more);

export const line = (d: string, color: string, width: number, more: Attributes = {}) =>
  `<path${write({ d, fill: "none", stroke: color, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round", ...more })}/>`;

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more: Attributes = {}) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${write(more)}/>`;

/** A box with round corners, as a path, so that it can be a `form`. */
export function box(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  const [right, bottom] = [width - 2 * r, height - 2 * r];
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${right}${arc(r, r)}v${bottom}${arc(-r, r)}h${-right}${arc(-r, -r)}v${-bottom}${arc(r, -r)}z`;
}

/** The soft shadow a thing throws on what it stands on. */
export const shadow = (y: number, rx: number, x = 500) =>
  oval(x, y, rx, rx * 0.11, "#1d2a33", { opacity: 0.18, filter: "url(#soft)" });

/** What is inside, repeated `times`, each moved on by (dx, dy). */
export const repeat = (times: number, dx: number, dy: number, inside: string) =>
  Array.from({ length: times }, (_, index) => `<g transform="translate(${dx * index} ${dy * index})">${inside}</g>`).join("");
