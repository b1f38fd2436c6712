/** {% stylesheet %} and {% javascript %} of a theme's sections, blocks and snippets: one file each for the whole theme. */
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import type { Theme } from "./theme.ts";

const FOLDERS = ["blocks", "sections", "snippets"];

const files = (theme: Theme) =>
  FOLDERS.flatMap((folder) =>
    theme.folder
      .list(folder)
      .filter((name) => name.endsWith(".liquid"))
      .map((name) => `${folder}/${name}`),
  );

/** Null when no file of the theme has such a tag. Each script runs in a scope of its own, as on Shopify. */
export function themeBundle(theme: Theme, kind: "styles.css" | "scripts.js"): string | null {
  const parts = files(theme).flatMap((name) => {
    const file = theme.folder.liquid(name);
    const text = (kind === "styles.css" ? file?.stylesheet : file?.javascript)?.trim();
    if (!text) return [];
    return [kind === "styles.css" ? text : `(function () {\ntry {\n${text}\n} catch (error) { console.error(error); }\n})();`];
  });
  return parts.length ? parts.join("\n") : null;
}

const version = (theme: Theme) =>
  Math.round(Math.max(0, ...files(theme).map((name) => theme.folder.changedAt(name)))).toString(36);

export function themeBundles({ theme }: Runtime): string {
  const at = `/cdn/shop/t/1/compiled_assets`;
  const query = `?v=${version(theme)}`;
  const styles = themeBundle(theme, "styles.css") ? `<link rel="stylesheet" href="${at}/styles.css${query}">\n` : "";
  return styles + (themeBundle(theme, "scripts.js") ? `<script src="${at}/scripts.js${query}" defer></script>\n` : "");
}
