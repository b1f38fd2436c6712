/** Films and models: the shop has no such files, so a clip and a model of the sandbox's own stand for whatever is named. */
import type { PlayedMedia, Product } from "#sandbox/store/state.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { CLIP_RATIO, CLIP_MS, mediaPosition, mediumJson, sourcesOf, videoSources } from "#sandbox/storefront/product-media.ts";
import { fileImage, imageDrop } from "./media.ts";

/** A `video` setting: "shopify://files/videos/harbour.mp4" or a bare name. */
export function videoDrop(reference: string): LazyDrop {
  const name = (reference.split("/").at(-1) ?? "").replace(/\.\w+$/, "") || "video";
  return new LazyDrop("VideoDrop", {
    id: name,
    alt: "",
    aspect_ratio: CLIP_RATIO,
    duration: CLIP_MS,
    media_type: "video",
    position: 1,
    preview_image: () => fileImage(`${name}.jpg`),
    sources: videoSources(name),
  });
}

/** A film or model among a product's media. */
export function playedMediaDrop(runtime: Runtime, product: Product, medium: PlayedMedia): LazyDrop {
  return dropOf(runtime, `media:${medium.id}`, () => {
    const fields = {
      id: medium.id,
      alt: medium.altText,
      media_type: medium.type,
      position: mediaPosition(product, medium),
      preview_image: () => imageDrop(runtime, medium.preview),
      toJson: () => mediumJson(product, medium, runtime.request.host),
    };
    const ofFilm = { aspect_ratio: CLIP_RATIO };
    if (medium.type === "model") return new LazyDrop("ModelDrop", { ...fields, sources: sourcesOf(medium) });
    if (medium.type === "video")
      return new LazyDrop("VideoDrop", { ...fields, ...ofFilm, duration: CLIP_MS, sources: sourcesOf(medium) });
    const { host, externalId } = medium;
    return new LazyDrop("ExternalVideoDrop", { ...fields, ...ofFilm, host, external_id: externalId });
  });
}
