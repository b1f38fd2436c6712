/** Pictures: addresses in a size, and the tags that show them. */
import { attributes, named, positional, property, text, type Filter } from "./arguments.ts";
import { sized } from "./urls.ts";

const NAMED_SIZES: Record<string, string> = {
  pico: "16x16",
  icon: "32x32",
  thumb: "50x50",
  small: "100x100",
  compact: "160x160",
  medium: "240x240",
  large: "480x480",
  grande: "600x600",
  original: "",
  master: "",
};
const DEFAULT_WIDTHS = [352, 832, 1200, 1920];

/** The image in what a template hands over: an image, a product, variant, line item, collection or plain address. */
export function imageOf(value: unknown): unknown {
  if (typeof value === "string" || !value) return value;
  for (const key of ["featured_image", "image", "preview_image"]) {
    const image = property(value, key);
    if (image) return image;
  }
  return value;
}

/** The address of the picture in what a template hands over; empty when there is none. */
export function source(value: unknown): string {
  const image = imageOf(value);
  return text(typeof image === "string" ? image : (property(image, "src") ?? ""));
}

/** Shopify keeps the picture's proportions in the address for `image_tag` to read: we look them up by width alone. */
function imageUrl(value: unknown, options: Record<string, unknown>): string {
  const url = source(value);
  if (!url) return "";
  const query = ["crop", "format", "height", "pad_color", "width"]
    .filter((key) => options[key] !== undefined && options[key] !== null)
    .map((key) => `${key}=${text(options[key])}`);
  return query.length ? url + (url.includes("?") ? "&" : "?") + query.join("&") : url;
}

/** Which image an address came from, so that `image_tag` knows proportions and alternative text. */
const origins = new Map<string, unknown>();

function srcset(url: string, widths: unknown, largest: number): string {
  const wanted = text(widths)
    ? text(widths)
        .split(",")
        .map((width) => Number(width.trim()))
    : DEFAULT_WIDTHS.filter((width) => width < largest).concat(largest);
  const base = url.replace(/([?&])(width|height)=\d+&?/g, "$1").replace(/[?&]$/, "");
  return wanted
    .filter((width) => width > 0 && width <= largest)
    .map((width) => `${base}${base.includes("?") ? "&" : "?"}width=${width} ${width}w`)
    .join(", ");
}

const imageTag: Filter = (value, ...args) => {
  const url = text(value);
  if (!url) return "";
  const { widths, preload, alt, width, height, srcset: given, ...rest } = named(args);
  const image = origins.get(url);
  const shownWidth = Number(width ?? /[?&]width=(\d+)/.exec(url)?.[1] ?? property(image, "width") ?? 0);
  const ratio = Number(property(image, "aspect_ratio")) || 0;
  const shownHeight = height ?? (ratio && shownWidth ? Math.round(shownWidth / ratio) : undefined);
  const set = given === undefined ? (shownWidth ? srcset(url, widths, shownWidth) : undefined) : text(given) || undefined;
  const tag = {
    src: url,
    alt: alt === undefined ? text(property(image, "alt")) : text(alt),
    srcset: set,
    width: shownWidth || undefined,
    height: shownHeight,
    ...rest,
  };
  const early = preload ? `<link${attributes({ rel: "preload", as: "image", href: url, imagesrcset: set })}>` : "";
  return `${early}<img${attributes(tag)}>`;
};

const imgUrl: Filter = (value, ...args) => {
  const size = text(positional(args)[0] ?? "small");
  const { scale: _scale, ...options } = named(args);
  const url = imageUrl(value, options);
  return url && sized(url, NAMED_SIZES[size] ?? size);
};

export const imageFilters: Record<string, Filter> = {
  image_url(value, ...args) {
    const url = imageUrl(value, named(args));
    if (url) origins.set(url, imageOf(value));
    if (origins.size > 5_000) origins.clear();
    return url;
  },
  image_tag: imageTag,
  img_url: imgUrl,
  product_img_url: imgUrl,
  collection_img_url: imgUrl,
  article_img_url: imgUrl,
  img_tag: (value, alt, cssClass, size) =>
    `<img${attributes({ src: text(typeof value === "string" ? value : sized(source(value), size)), alt: text(alt), class: text(cssClass) || undefined })}>`,
  placeholder_svg_tag: (value, cssClass) =>
    `<svg${attributes({ class: text(cssClass) || "placeholder-svg", viewBox: "0 0 525.5 525.5", role: "img", "aria-label": text(value) })}>` +
    `<path fill="currentColor" opacity=".12" d="M0 0h525.5v525.5H0z"/>` +
    `<path fill="currentColor" opacity=".35" d="M120 360l90-110 70 80 50-60 90 90v40H120zM350 190a35 35 0 1 1 .1 0z"/></svg>`,
};
