/** Players: of films, of films elsewhere, of 3D models; and whichever of them a medium calls for. */
import { attributes, named, property, text, type Filter } from "./arguments.ts";
import { imageOf, source } from "./images.ts";
import { sized } from "./urls.ts";

type Source = { url?: string; mime_type?: string };

const sourcesOf = (media: unknown) => (property(media, "sources") as Source[] | undefined) ?? [];

/** `image_size` is for the picture that stands there before the film plays; all else goes onto the element. */
const videoTag: Filter = (media, ...args) => {
  const { image_size: size, ...given } = named(args);
  const preview = source(property(media, "preview_image"));
  const poster = preview && sized(preview, size);
  const sources = sourcesOf(media).map(({ url, mime_type: type }) => `<source${attributes({ src: url, type })}>`);
  const image = poster ? `<img${attributes({ src: poster })}>` : "";
  const all = {
    playsinline: true,
    preload: "metadata",
    "aria-label": text(property(media, "alt")) || undefined,
    poster,
    ...given,
  };
  return sources.length ? `<video${attributes(all)}>${sources.join("")}${image}</video>` : "";
};

const modelTag: Filter = (media, ...args) => {
  const src = sourcesOf(media)[0]?.url ?? source(media);
  const poster = source(property(media, "preview_image"));
  const alt = text(property(media, "alt"));
  return src ? `<model-viewer${attributes({ src, alt, poster, "camera-controls": true, ...named(args) })}></model-viewer>` : "";
};

const PLAYERS: Record<string, string> = { youtube: "https://www.youtube.com/embed/", vimeo: "https://player.vimeo.com/video/" };

const externalUrl: Filter = (media, ...args) => {
  const player = PLAYERS[text(property(media, "host"))];
  if (!player) return text(property(media, "url") ?? media);
  const query = Object.entries(named(args)).map(([name, value]) => {
    const flag = typeof value === "boolean" ? Number(value) : value;
    return `${name}=${encodeURIComponent(text(flag))}`;
  });
  return player + text(property(media, "external_id")) + (query.length ? `?${query.join("&")}` : "");
};

const externalTag: Filter = function (media, ...args) {
  const src = typeof media === "string" ? media : text(externalUrl.call(this, media));
  const title = text(property(media, "alt")) || undefined;
  return src
    ? `<iframe${attributes({ frameborder: 0, allow: "autoplay; encrypted-media", allowfullscreen: true, src, title, ...named(args) })}></iframe>`
    : "";
};

const pictureTag: Filter = (media, ...args) => {
  const { image_size: size, ...given } = named(args);
  const url = source(media);
  const alt = text(property(imageOf(media), "alt"));
  return url ? `<img${attributes({ src: sized(url, size), alt, loading: "lazy", ...given })}>` : "";
};

const TAGS: Record<string, Filter> = { video: videoTag, external_video: externalTag, model: modelTag };

export const mediaFilters: Record<string, Filter> = {
  media_tag(media, ...args) {
    return (TAGS[text(property(media, "media_type"))] ?? pictureTag).call(this, media, ...args);
  },
  video_tag: videoTag,
  model_viewer_tag: modelTag,
  external_video_url: externalUrl,
  external_video_tag: externalTag,
};
