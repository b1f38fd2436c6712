/** Settings of theme, sections and blocks: their schema's defaults, the merchant's values, and objects where the type says so. */
import { DirectoryDrop, LazyDrop, ValueDrop } from "#sandbox/storefront/liquid/drop.ts";
import { localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { collectionByHandle, productByHandle } from "#sandbox/storefront/catalog.ts";
import { PAGES } from "#sandbox/storefront/pages.ts";
import type { SettingSchema } from "#sandbox/storefront/theme/theme.ts";
import { evaluate, objectAt } from "#sandbox/storefront/liquid/evaluate.ts";
import { property } from "#sandbox/storefront/liquid/filters/arguments.ts";
import { articlesDirectory, blogsDirectory } from "./blog.ts";
import { collectionDrop, madeUpCollection } from "./collection.ts";
import { colorDrop } from "./color.ts";
import { readFont } from "./font.ts";
import { fileImage } from "./media.ts";
import { metaobjectNamed } from "./metaobject.ts";
import { productDrop } from "./product.ts";
import { linklistDrop } from "./linklist.ts";
import { pageDrop } from "./shop.ts";
import { videoDrop } from "./video.ts";

function collectionOf(runtime: Runtime, handle: string): unknown {
  const collection = collectionByHandle(runtime.shop, handle);
  if (collection) return collectionDrop(runtime, collection);
  return handle === "all" ? madeUpCollection(runtime, "all") : null;
}

function productOf(runtime: Runtime, handle: string): unknown {
  const product = productByHandle(runtime.shop, handle);
  return product ? productDrop(runtime, product) : null;
}

function pageOf(runtime: Runtime, handle: string): unknown {
  const page = PAGES.find((one) => one.handle === handle);
  return page ? pageDrop(runtime, page) : null;
}

/** "shopify://collections/all" → "/collections/all". */
const urlOf = (runtime: Runtime, value: string) =>
  value.startsWith("shopify://") ? localUrl(runtime, `/${value.slice("shopify://".length)}`) : value;

/** The same in the links of a rich text. */
const richTextOf = (runtime: Runtime, value: string) =>
  value.replace(/(href=")(shopify:\/\/[^"]*)/g, (_all, start: string, url: string) => start + urlOf(runtime, url));

/** Such lists know their `count`, as other arrays do not. */
const counted = (list: unknown[]) => Object.defineProperty(list, "count", { value: list.length });

const listOf = (value: unknown, find: (handle: string) => unknown) =>
  counted(Array.isArray(value) ? value.map((handle) => find(String(handle))).filter(Boolean) : []);

/** A YouTube or Vimeo address, with what players ask of it. */
function videoUrl(value: string): unknown {
  const youtube = /(?:youtu\.be\/|[?&]v=|\/embed\/|\/shorts\/)([\w-]{6,})/.exec(value)?.[1];
  const vimeo = /vimeo\.com\/(?:video\/)?(\d+)/.exec(value)?.[1];
  return new ValueDrop(value, { id: youtube ?? vimeo ?? null, type: youtube ? "youtube" : vimeo ? "vimeo" : null });
}

type Reader = (runtime: Runtime, value: unknown) => unknown;

const READERS: Record<string, Reader> = {
  color: (_runtime, value) => colorDrop(String(value)),
  color_background: (_runtime, value) => value,
  color_scheme: (runtime, value) => colorScheme(runtime, String(value)),
  font_picker: (_runtime, value) => readFont(String(value)),
  image_picker: (_runtime, value) => (value ? fileImage(String(value)) : null),
  collection: (runtime, value) => collectionOf(runtime, String(value)),
  product: (runtime, value) => productOf(runtime, String(value)),
  collection_list: (runtime, value) => listOf(value, (handle) => collectionOf(runtime, handle)),
  product_list: (runtime, value) => listOf(value, (handle) => productOf(runtime, handle)),
  page: (runtime, value) => pageOf(runtime, String(value)),
  link_list: (runtime, value) => linklistDrop(runtime, String(value)),
  url: (runtime, value) => urlOf(runtime, String(value)),
  richtext: (runtime, value) => richTextOf(runtime, String(value)),
  inline_richtext: (runtime, value) => richTextOf(runtime, String(value)),
  blog: (runtime, value) => blogsDirectory(runtime).liquidMethodMissing(String(value)),
  article: (runtime, value) => articlesDirectory(runtime).liquidMethodMissing(String(value)),
  article_list: (runtime, value) => listOf(value, (handle) => articlesDirectory(runtime).liquidMethodMissing(handle)),
  video_url: (_runtime, value) => videoUrl(String(value)),
  liquid: (runtime, value) => evaluate(runtime, String(value)),
  video: (_runtime, value) => videoDrop(String(value)),
  metaobject: (runtime, value) => metaobjectNamed(runtime, String(value)),
  metaobject_list: (runtime, value) => listOf(value, (name) => metaobjectNamed(runtime, name)),
};

const LISTS = new Set(["collection_list", "product_list", "article_list", "metaobject_list"]);
const TEXTS = new Set(["text", "textarea", "richtext", "inline_richtext", "html", "liquid", "color_background"]);
const CHOICES = new Set(["select", "radio"]);

/** What a setting without value and default gives: an empty text or list, the first choice, not ticked; else nothing. */
function unset({ type, options }: SettingSchema): unknown {
  if (LISTS.has(type)) return counted([]);
  if (TEXTS.has(type)) return "";
  if (type === "checkbox") return false;
  return CHOICES.has(type) ? ((options as { value?: string }[] | undefined)?.[0]?.value ?? null) : null;
}

/** `autofill`: a resource setting of an app block follows what is closest when the merchant has set nothing. */
function autofilled(runtime: Runtime, schema: SettingSchema & { autofill?: boolean }): unknown {
  if (!schema.autofill) return undefined;
  const closest = property(runtime.globals.liquidMethodMissing("closest"), schema.type);
  return closest ?? runtime.globals.liquidMethodMissing(schema.type) ?? undefined;
}

/** What "{{ closest.product }}" alone stands for is the thing itself where the setting is for one; among words it is text. */
function evaluated(runtime: Runtime, type: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.includes("{{")) return value;
  const path = TEXTS.has(type) ? null : /^\s*\{\{-?\s*([^{}|]+?)\s*-?\}\}\s*$/.exec(value)?.[1];
  const thing = path && objectAt(runtime, path);
  if (thing instanceof LazyDrop) return type === "url" ? property(thing, "url") : thing;
  return evaluate(runtime, value);
}

/** A default may name a text of the theme's schema locales: "t:defaults.heading". */
const defaultOf = ({ theme, request }: Runtime, value: unknown) =>
  typeof value === "string" && value.startsWith("t:") ? theme.translations.ofSchema(value.slice(2), request.locale) : value;

/** Values by setting id. A value without a schema is passed on as it is. */
export function settingsDrop(runtime: Runtime, schema: SettingSchema[], values: Record<string, unknown>): LazyDrop {
  const fields: Record<string, unknown> = { ...values };
  for (const setting of schema) {
    const { id, type } = setting;
    if (!id) continue;
    const raw = values[id] ?? defaultOf(runtime, setting.default);
    const read = READERS[type];
    fields[id] = () => {
      if (type === "color_scheme_group") return colorSchemes(runtime);
      if (raw === undefined || raw === "") return autofilled(runtime, setting) ?? unset(setting);
      const value = evaluated(runtime, type, raw);
      const isPlain = typeof value !== "object" || Array.isArray(value);
      return read && isPlain ? read(runtime, value) : value;
    };
  }
  return new LazyDrop("SettingsDrop", fields);
}

type SchemeData = { settings?: Record<string, unknown> };

function schemeData(runtime: Runtime): Record<string, SchemeData> {
  const schema = runtime.theme.settingsSchema().find(({ type }) => type === "color_scheme_group");
  const data = runtime.theme.settingsData() as Record<string, unknown>;
  return ((schema?.id && data[schema.id]) ?? schema?.default ?? {}) as Record<string, SchemeData>;
}

function colorScheme(runtime: Runtime, id: string): ValueDrop {
  const schema = runtime.theme.settingsSchema().find(({ type }) => type === "color_scheme_group");
  const settings = () => settingsDrop(runtime, schema?.definition ?? [], schemeData(runtime)[id]?.settings ?? {});
  return new ValueDrop(id, { id, settings });
}

const colorSchemes = (runtime: Runtime) =>
  new DirectoryDrop(
    () => Object.keys(schemeData(runtime)).map((id) => colorScheme(runtime, id)),
    (id) => colorScheme(runtime, id),
  );

export function themeSettings(runtime: Runtime): LazyDrop {
  const { sections: _sections, blocks: _blocks, ...values } = runtime.theme.settingsData();
  return settingsDrop(runtime, runtime.theme.settingsSchema(), values);
}
