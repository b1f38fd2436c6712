/** Image and the media that carries it. */
import type { Call } from "#sandbox/admin-api/call.ts";
import { gid } from "#sandbox/store/gid.ts";
import type { Image } from "#sandbox/store/state.ts";

/** Pictures of the sandbox are served by its storefront; a path becomes an address. */
export const absoluteUrl = (call: Call, url: string) => (url.startsWith("/") ? `${call.context.origins.storefront}${url}` : url);

export function imageObject(call: Call, image: Image) {
  const url = absoluteUrl(call, image.url);
  return {
    __typename: "Image",
    id: gid("ProductImage", image.id),
    url,
    src: url,
    originalSrc: url,
    transformedSrc: url,
    altText: image.altText || null,
    width: image.width,
    height: image.height,
    thumbhash: null,
  };
}

export function mediaObject(call: Call, image: Image) {
  return {
    __typename: "MediaImage",
    id: gid("MediaImage", image.id),
    alt: image.altText,
    mediaContentType: "IMAGE",
    status: "READY",
    image: imageObject(call, image),
    preview: { status: "READY", image: imageObject(call, image) },
    mimeType: null,
  };
}
