/** A `video` setting: the shop's files have none, so a clip of the sandbox's own stands for whatever is named. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { fileImage } from "./media.ts";

const SIZES = [
  { width: 1280, height: 720, name: "HD-720p" },
  { width: 854, height: 480, name: "SD-480p" },
];

/** "shopify://files/videos/harbour.mp4" or a bare name. */
export function videoDrop(reference: string): LazyDrop {
  const name = (reference.split("/").at(-1) ?? "").replace(/\.\w+$/, "") || "video";
  const source = ({ width, height, name: size }: (typeof SIZES)[number]) => ({
    width,
    height,
    format: "webm",
    mime_type: "video/webm",
    url: `/cdn/shop/videos/${encodeURIComponent(name)}.${size}.webm`,
  });
  return new LazyDrop("VideoDrop", {
    id: name,
    alt: "",
    aspect_ratio: 1.778,
    duration: 2000,
    media_type: "video",
    position: 1,
    preview_image: () => fileImage(`${name}.jpg`),
    sources: SIZES.map(source),
  });
}
