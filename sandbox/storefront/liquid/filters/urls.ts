/** Addresses of assets, files and tags that load them. */
import { globalsOf } from "#sandbox/storefront/liquid/runtime.ts";
import type { ThemeFolder } from "#sandbox/storefront/theme/theme-folder.ts";
import type { FilterThis } from "./arguments.ts";
import { attributes, escapeHtml, named, positional, runtime, text, type Filter } from "./arguments.ts";

/** True while one of the extension's blocks renders: names then mean its own files. */
export const rendersExtension = (self: Pick<FilterThis, "context">) => globalsOf(self.context).inExtension;

const version = (folder: ThemeFolder, name: string) =>
  Math.round(folder.changedAt(`assets/${name}`) || folder.changedAt(`assets/${name}.liquid`)).toString(36);

export const themeAssetUrl = (folder: ThemeFolder, name: string) => `/cdn/shop/t/1/assets/${name}?v=${version(folder, name)}`;
export const extensionAssetUrl = (folder: ThemeFolder, handle: string, name: string) =>
  `/cdn/extensions/${handle}/assets/${name}?v=${version(folder, name)}`;

function assetUrl(self: FilterThis, value: unknown): string {
  const { theme, extension } = runtime(self);
  const name = text(value);
  if (extension && rendersExtension(self)) return extensionAssetUrl(extension.folder, extension.handle, name);
  return themeAssetUrl(theme.folder, name);
}

/** Named sizes of the old `img_url`, and "300x200", "300x", "x200". */
export function sized(url: string, size: unknown): string {
  const [width, height] = text(size).split("x");
  const query = [width && /^\d+$/.test(width) ? `width=${width}` : "", height && /^\d+$/.test(height) ? `height=${height}` : ""];
  const added = query.filter(Boolean).join("&");
  return added ? url + (url.includes("?") ? "&" : "?") + added : url;
}

const fileUrl: Filter = (value) => `/cdn/shop/files/${encodeURIComponent(text(value))}`;
const sharedAsset: Filter = (value) => `/cdn/shopifycloud/storefront/assets/${text(value)}`;

export const urlFilters: Record<string, Filter> = {
  asset_url(value) {
    return assetUrl(this, value);
  },
  asset_img_url(value, size) {
    return sized(assetUrl(this, value), size);
  },
  file_url: fileUrl,
  file_img_url: (value, size) => sized(`/cdn/shop/files/${encodeURIComponent(text(value))}`, size),
  global_asset_url: sharedAsset,
  shopify_asset_url: sharedAsset,
  payment_type_img_url: (value) => `/cdn/shopifycloud/storefront/assets/payment_icons/${text(value)}.svg`,
  payment_type_svg_tag: (value, ...args) =>
    `<svg${attributes({ class: named(args).class, role: "img", width: 38, height: 24, viewBox: "0 0 38 24", "aria-label": text(value) })}>` +
    `<rect x=".5" y=".5" width="37" height="23" rx="3" fill="#fff" stroke="#00000022"/>` +
    `<text x="19" y="15" font-size="7" text-anchor="middle" fill="#333">${escapeHtml(text(value).slice(0, 8))}</text></svg>`,
  script_tag: (value, ...args) => `<script${attributes({ src: text(value), type: "text/javascript", ...named(args) })}></script>`,
  stylesheet_tag(value, ...args) {
    const { preload, ...rest } = named(args);
    const media = positional(args)[0] ?? "all";
    const early = preload ? `<link${attributes({ href: text(value), rel: "preload", as: "style" })}>` : "";
    return early + `<link${attributes({ href: text(value), rel: "stylesheet", type: "text/css", media, ...rest })} />`;
  },
  preload_tag: (value, ...args) => `<link${attributes({ href: text(value), rel: "preload", ...named(args) })}>`,
  inline_asset_content(value) {
    const { theme, extension } = runtime(this);
    const folder = extension && rendersExtension(this) ? extension.folder : theme.folder;
    return folder.text(`assets/${text(value)}`) ?? "";
  },
  link_to(label, url, ...args) {
    const [title] = positional(args);
    return `<a${attributes({ href: text(url), title: title === undefined ? "" : text(title), ...named(args) })}>${text(label)}</a>`;
  },
};
