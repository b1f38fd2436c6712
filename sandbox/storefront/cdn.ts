/** /cdn/…: theme assets, the extension's assets and pictures. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { send } from "#sandbox/http.ts";
import { picture } from "#sandbox/seed/picture.ts";
import { escapeHtml } from "#sandbox/html.ts";
import { FILES } from "./content.ts";
import type { Visit } from "./http/visit.ts";
import { openPage } from "./http/themed.ts";
import { renderFile } from "./liquid/evaluate.ts";
import { themeBundle } from "./theme/theme-bundles.ts";
import type { ThemeFolder } from "./theme/theme-folder.ts";

const YEAR = "public, max-age=31536000, immutable";
const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".webm": "video/webm",
  ".glb": "model/gltf-binary",
  ".ico": "image/x-icon",
  ".map": "application/json",
  ".txt": "text/plain; charset=utf-8",
};

function answerAsset(visit: Visit, name: string, body: Buffer | string | null): void {
  if (body === null) return send(visit.response, 404, "Not found\n");
  const etag = `"${createHash("sha1").update(body).digest("base64url")}"`;
  const headers = {
    "content-type": TYPES[path.extname(name).toLowerCase()] ?? "application/octet-stream",
    "cache-control": visit.query.has("v") ? YEAR : "public, max-age=0, must-revalidate",
    "access-control-allow-origin": "*",
    etag,
  };
  if (visit.request.headers["if-none-match"] === etag) return send(visit.response, 304, "", headers);
  send(visit.response, 200, body, headers);
}

/**
 * `base.css`, or `base.css.liquid` rendered with the theme's settings. `theme.scss.css` is `theme.scss` or `theme.scss.liquid`,
 * which Shopify compiles and the sandbox gives as it is: what of it is plain CSS works.
 */
function themeAsset(visit: Visit, folder: ThemeFolder, name: string): Buffer | string | null {
  const names = [name, name.replace(/\.scss\.css$/, ".scss")];
  const plain = names.find((one) => folder.locate(`assets/${one}`));
  if (plain) return folder.bytes(`assets/${plain}`);
  const source = names.find((one) => folder.locate(`assets/${one}.liquid`));
  if (!source) return null;
  if (source.endsWith(".scss")) visit.log(`assets/${source} is Sass: the sandbox gives it to browsers without compiling it.`);
  const runtime = openPage(visit, { template: "index", pageType: "index", title: "" });
  return renderFile(folder, `assets/${source}.liquid`, runtime.globals);
}

/** Two seconds of a ball that rolls, for every film that a theme names. */
const CLIP = new URL("./browser/clip.webm", import.meta.url);

/** A cube, for every model. */
const CUBE = new URL("./browser/cube.glb", import.meta.url);

/** Modules that Shopify offers to every theme. */
const standardModule = (name: string) =>
  name === "standard-events.js" ? readFileSync(new URL("./browser/standard-events.js", import.meta.url)) : null;

const VINTAGE = /^(?:option_selection|shopify_common|customer_area|api\.jquery)(?:-\w+)?\.js$/;

/** Scripts and pictures that Shopify keeps for all themes: those the sandbox has, else empty ones, so that pages go on. */
function sharedAsset(name: string): Buffer | string | null {
  if (name === "qrcode.js") return readFileSync(new URL("./browser/qrcode.js", import.meta.url));
  if (VINTAGE.test(name)) return readFileSync(new URL("./browser/vintage.js", import.meta.url));
  if (name.endsWith(".js") || name.endsWith(".css")) return "";
  return name.endsWith(".svg") ? placeholder(name) : null;
}

function placeholder(name: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" role="img" aria-label="${escapeHtml(name)}">` +
    `<rect width="800" height="800" fill="#e7ecea"/><circle cx="400" cy="340" r="120" fill="#c3d0cc"/>` +
    `<path d="M160 640q240-220 480 0z" fill="#a9bbb6"/></svg>`
  );
}

/** A country's flag, as the letters that every system draws as one. */
function flag(name: string): string | null {
  const code = /^([a-z]{2})\.svg$/.exec(name)?.[1]?.toUpperCase();
  if (!code) return null;
  const letters = String.fromCodePoint(...[...code].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 24" width="32" height="24" role="img" aria-label="${code}">` +
    `<text x="16" y="20" font-size="22" text-anchor="middle">${letters}</text></svg>`
  );
}

export function serveCdn(visit: Visit): void {
  const name = path.basename(visit.path);
  const extension = visit.extension();
  if (visit.path.startsWith("/cdn/storefront/")) return answerAsset(visit, name, standardModule(name));
  if (/^\/cdn\/shop\/t\/\d+\/compiled_assets\/(styles\.css|scripts\.js)$/.test(visit.path))
    return answerAsset(visit, name, themeBundle(visit.theme, name as "styles.css" | "scripts.js"));
  if (visit.path.startsWith("/cdn/shop/t/")) return answerAsset(visit, name, themeAsset(visit, visit.theme.folder, name));
  if (visit.path.startsWith("/cdn/extensions/")) {
    return answerAsset(visit, name, extension?.folder.bytes(`assets/${name}`) ?? null);
  }
  if (visit.path.startsWith("/cdn/shopifycloud/")) return answerAsset(visit, name, sharedAsset(name));
  if (visit.path.startsWith("/cdn/shop/videos/")) return answerAsset(visit, "clip.webm", readFileSync(CLIP));
  if (visit.path.startsWith("/cdn/shop/3d/models/")) return answerAsset(visit, "cube.glb", readFileSync(CUBE));
  if (visit.path.startsWith("/cdn/static/images/flags/")) return answerAsset(visit, name, flag(name));
  const file = FILES.find(({ fileName }) => visit.path === `/cdn/shop/files/${fileName}`);
  if (file) return answerAsset(visit, name, `${file.alt}\n`);
  if (visit.path.startsWith("/cdn/shop/"))
    return answerAsset(visit, "picture.svg", picture(name.replace(/\.\w+$/, "")) ?? placeholder(name));
  send(visit.response, 404, "Not found\n");
}
