/** A product's media in JSON: pictures first, then films and models. */
import type { Image, PlayedMedia, Product } from "#sandbox/store/state.ts";
import { imageUrl } from "./catalog.ts";

/** Of the one clip that plays for every film. */
export const CLIP_RATIO = 1.778;
export const CLIP_MS = 2000;

const SIZES = [
  { width: 1280, height: 720, name: "HD-720p" },
  { width: 854, height: 480, name: "SD-480p" },
];

export const videoSources = (name: string) =>
  SIZES.map(({ width, height, name: size }) => ({
    format: "webm",
    height,
    mime_type: "video/webm",
    url: `/cdn/shop/videos/${encodeURIComponent(name)}.${size}.webm`,
    width,
  }));

const modelSources = (name: string) => [
  { format: "glb", mime_type: "model/gltf-binary", url: `/cdn/shop/3d/models/${encodeURIComponent(name)}.glb` },
];

/** None for a film that is kept elsewhere. */
export function sourcesOf(medium: PlayedMedia) {
  if (medium.type === "external_video") return [];
  return medium.type === "video" ? videoSources(medium.fileName) : modelSources(medium.fileName);
}

export const mediaPosition = (product: Product, medium: PlayedMedia) =>
  product.images.length + (product.playedMedia ?? []).indexOf(medium) + 1;

function previewJson(image: Image, host: string) {
  const { width, height } = image;
  return { aspect_ratio: Number((width / height).toFixed(3)), height, width, src: `//${host}${imageUrl(image)}` };
}

export function imageMediaJson(image: Image, position: number, host: string) {
  const preview = previewJson(image, host);
  const own = { alt: image.altText || null, id: image.id, position, preview_image: preview };
  const { src, ...size } = preview;
  return { ...own, ...size, media_type: "image", src };
}

export function mediumJson(product: Product, medium: PlayedMedia, host: string) {
  const own = {
    alt: medium.altText || null,
    id: medium.id,
    position: mediaPosition(product, medium),
    preview_image: previewJson(medium.preview, host),
  };
  if (medium.type === "model") return { ...own, media_type: "model", sources: sourcesOf(medium) };
  const film = { ...own, aspect_ratio: CLIP_RATIO };
  if (medium.type === "video") return { ...film, duration: CLIP_MS, media_type: "video", sources: sourcesOf(medium) };
  return { ...film, external_id: medium.externalId, host: medium.host, media_type: "external_video" };
}

export const mediaJson = (product: Product, host: string) => [
  ...product.images.map((image, index) => imageMediaJson(image, index + 1, host)),
  ...(product.playedMedia ?? []).map((medium) => mediumJson(product, medium, host)),
];
