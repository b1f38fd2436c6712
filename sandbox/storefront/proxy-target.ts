/** Where the app proxy leads: `[app_proxy] url` of shopify.app.toml, which may be relative to the app. */
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

/** Without a slash at the end. The app's own address when the file names no proxy or cannot be read. */
export function proxyTarget(tomlFile: string, appUrl: string): string {
  const url = proxyUrl(tomlFile) ?? "/";
  const target = url.startsWith("/") ? appUrl + url : appUrl + new URL(url).pathname;
  return target.replace(/\/+$/, "");
}

function proxyUrl(tomlFile: string): string | null {
  try {
    const toml = parse(readFileSync(tomlFile, "utf8")) as { app_proxy?: { url?: string } };
    return toml.app_proxy?.url ?? null;
  } catch {
    return null;
  }
}
