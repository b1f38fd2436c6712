/** App blocks and app embeds of our extension, from its own Liquid, with its assets gathered for the page's head. */
import { gid } from "#sandbox/store/gid.ts";
import { BlockDrop } from "#sandbox/storefront/liquid/objects/block.ts";
import { MetafieldsDrop } from "#sandbox/storefront/liquid/objects/metafields.ts";
import { settingsDrop } from "#sandbox/storefront/liquid/objects/settings.ts";
import { extensionAssetUrl } from "#sandbox/storefront/liquid/filters/urls.ts";
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { renderFile } from "#sandbox/storefront/liquid/evaluate.ts";
import type { Globals, Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { appBlockName, type AppExtension } from "./app-extension.ts";
import type { Schema } from "./theme.ts";

type AppBlock = { type: string; id: string; settings: Record<string, unknown>; globals: Globals };
type Scoped = Schema & { enabled_on?: { templates?: string[] }; disabled_on?: { templates?: string[] } };

const NO_NESTING = { html: () => "", blocksHtml: () => "", staticBlockHtml: () => "" };

/** `app`, which only this app's own extension sees. */
export function appDrop(runtime: Runtime): LazyDrop {
  const { installation } = runtime.shop;
  return new LazyDrop("AppDrop", {
    metafields: () => new MetafieldsDrop(runtime, gid("AppInstallation", installation?.id ?? 0)),
  });
}

function isEnabledHere(schema: Scoped, pageType: string): boolean {
  const on = schema.enabled_on?.templates;
  const off = schema.disabled_on?.templates;
  if (on) return on.includes("*") || on.includes(pageType);
  return !off?.some((template) => template === "*" || template === pageType);
}

/** Once per page, whichever blocks ask for it. */
function gatherAssets(runtime: Runtime, extension: AppExtension, schema: Schema): void {
  const url = (name: string) => extensionAssetUrl(extension.folder, extension.handle, name);
  if (schema.stylesheet) runtime.appStylesheets.add(url(schema.stylesheet));
  if (schema.javascript) runtime.appScripts.add(url(schema.javascript));
}

function renderBlock(runtime: Runtime, extension: AppExtension, name: string, block: AppBlock): string {
  const schema = extension.schema(name) as Scoped | null;
  if (!schema) {
    runtime.log(`App block "${name}" is not in the extension.`);
    return "";
  }
  if (!isEnabledHere(schema, runtime.request.pageType)) return "";
  gatherAssets(runtime, extension, schema);
  const settings = () => settingsDrop({ ...runtime, globals: block.globals }, schema.settings ?? [], block.settings);
  const drop = new BlockDrop({ id: block.id, type: block.type, settings, shopify_attributes: "" }, NO_NESTING);
  const globals = block.globals.with({ block: drop, app: () => appDrop(runtime) }, true);
  const html = renderFile(extension.folder, `blocks/${name}.liquid`, globals) ?? "";
  if (schema.tag === null || schema.target === "head") return html;
  const tag = schema.tag ?? "div";
  return `<${tag} id="shopify-block-${block.id}" class="${["shopify-block shopify-app-block", schema.class].filter(Boolean).join(" ")}">${html}</${tag}>`;
}

/** Nothing while the app is not installed or the extension is not there: the page goes without. */
export function renderAppBlock(runtime: Runtime, block: AppBlock): string {
  const name = appBlockName(block.type);
  const { extension, shop } = runtime;
  if (!name || !extension || !shop.installation) return "";
  return renderBlock(runtime, extension, name, block);
}

/** The embeds that are on in this shop, by where they go. */
export function renderEmbeds(runtime: Runtime): { head: string; body: string } {
  const { extension, shop } = runtime;
  const out = { head: "", body: "" };
  if (!extension || !shop.installation) return out;
  for (const [type, embed] of shop.appEmbeds) {
    const name = appBlockName(type) ?? appBlockName(`${type}/`) ?? type;
    const schema = extension.schema(name);
    if (!embed.enabled || !schema) continue;
    const block = { type, id: `embed-${name}`, settings: embed.settings, globals: runtime.globals };
    out[schema.target === "body" ? "body" : "head"] += renderBlock(runtime, extension, name, block);
  }
  return out;
}
