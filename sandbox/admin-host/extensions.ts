/** The app's theme extension as `shopify.app.extensions()` reports it: each block, and where the shop has it on. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";
import type { AdminHost } from "#sandbox/admin-host/host.ts";
import type { ShopState } from "#sandbox/store/state.ts";
import { placementOf } from "#sandbox/storefront/theme/place-app-block.ts";

const THEME_ID = "gid://shopify/OnlineStoreTheme/1";
const SCHEMA = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/;

export type Block = { extension: string; handle: string; name: string; target: string; isEmbed: boolean; onProduct: boolean };

type Schema = { name?: string; target?: string; enabled_on?: { templates?: string[] } };
type Toml = { extensions?: { type?: string; handle?: string }[]; type?: string; handle?: string; name?: string };

const filesIn = (folder: string, ending: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];

/** A name like "t:blocks.offer.name" in the extension's default language; other names as they are. */
function readName(folder: string, name: string): string {
  const file = filesIn(path.join(folder, "locales"), ".default.schema.json")[0];
  if (!name.startsWith("t:") || !file) return name;
  let value: unknown = JSON.parse(readFileSync(path.join(folder, "locales", file), "utf8"));
  for (const key of name.slice(2).split(".")) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === "string" ? value : name;
}

function blocksOf(folder: string, extension: string): Block[] {
  return filesIn(path.join(folder, "blocks"), ".liquid").flatMap((file) => {
    const schema = SCHEMA.exec(readFileSync(path.join(folder, "blocks", file), "utf8"))?.[1];
    if (!schema) return [];
    const { name, target, enabled_on } = JSON.parse(schema) as Schema;
    const isEmbed = target !== "section";
    const onProduct = !isEmbed && (enabled_on?.templates?.includes("product") ?? true);
    const handle = path.basename(file, ".liquid");
    return { extension, handle, name: readName(folder, name ?? handle), target: target ?? "section", isEmbed, onProduct };
  });
}

/** Every block of every theme extension of the app. */
export function readBlocks(host: AdminHost): Block[] {
  const root = host.context.app.extensionsFolder;
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((name) => {
    const file = path.join(root, name, "shopify.extension.toml");
    if (!existsSync(file)) return [];
    const toml = parse(readFileSync(file, "utf8")) as Toml;
    const declared = toml.extensions?.[0] ?? toml;
    return declared.type === "theme" ? blocksOf(path.join(root, name), declared.handle ?? name) : [];
  });
}

/** The key of an embed in the shop's settings: its handle, or the theme editor's long form of it. */
export function embedKey(shop: ShopState, block: Block): string {
  const known = [...shop.appEmbeds.keys()].find((key) => key === block.handle || key.includes(`/blocks/${block.handle}`));
  return known ?? block.handle;
}

function templatesWith(host: AdminHost, block: Block): string[] {
  const folder = path.join(host.themeFolder, "templates");
  return filesIn(folder, ".json")
    .filter((file) => readFileSync(path.join(folder, file), "utf8").includes(`/blocks/${block.handle}/`))
    .map((file) => path.basename(file, ".json"));
}

function activation(host: AdminHost, shop: ShopState, block: Block) {
  const { handle, name, target } = block;
  const chosen = placementOf(shop, block.handle);
  const inTheme = block.isEmbed || chosen === false ? [] : templatesWith(host, block);
  const templates = chosen && !inTheme.includes("product") ? [...inTheme, "product"] : inTheme;
  const isOn = block.isEmbed ? shop.appEmbeds.get(embedKey(shop, block))?.enabled === true : templates.length > 0;
  const activations = block.isEmbed && isOn ? [{ target: "global", themeId: THEME_ID }] : [];
  const placed = templates.map((template) => ({ target: `template--${template}`, themeId: THEME_ID }));
  return { handle, name, target, status: isOn ? "active" : "available", activations: [...activations, ...placed] };
}

export function readExtensions(host: AdminHost, shop: ShopState) {
  const blocks = readBlocks(host);
  return [...new Set(blocks.map((block) => block.extension))].map((handle) => ({
    handle,
    type: "theme_app_extension",
    activations: blocks.filter((block) => block.extension === handle).map((block) => activation(host, shop, block)),
  }));
}
