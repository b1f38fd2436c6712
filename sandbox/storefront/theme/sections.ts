/** Sections and their blocks as HTML: those of a template, of a section group, and static ones. */
import { BlockDrop, type BlockRendering } from "#sandbox/storefront/liquid/objects/block.ts";
import { SectionDrop } from "#sandbox/storefront/liquid/objects/section.ts";
import { settingsDrop } from "#sandbox/storefront/liquid/objects/settings.ts";
import { renderFile } from "#sandbox/storefront/liquid/evaluate.ts";
import type { Globals, Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { closestWith } from "#sandbox/storefront/liquid/objects/closest.ts";
import { appBlockName } from "./app-extension.ts";
import { renderAppBlock } from "./app-blocks.ts";
import { templateOf } from "./place-app-block.ts";
import { customCss } from "./custom-css.ts";
import { blockId, groupSectionId, templateKey, templateSectionId } from "./section-ids.ts";
import type { BlockData, Schema, SectionData, SettingSchema, TemplateData } from "./theme.ts";

type Parent = { id: string; globals: Globals; schema: Schema; data: BlockData };

/** Blocks that a section defines itself go by their key alone. */
const isLocal = (parent: Parent, type: string) =>
  parent.schema.blocks?.some((block) => block.type === type && block.settings) ?? false;

function blockSettings(runtime: Runtime, parent: Parent, type: string): SettingSchema[] {
  const local = parent.schema.blocks?.find((block) => block.type === type && block.settings);
  return local?.settings ?? runtime.theme.blockSchema(type).settings ?? [];
}

function wrap(schema: Schema, id: string, html: string): string {
  if (schema.tag === null) return html;
  const tag = schema.tag ?? "div";
  return `<${tag} id="shopify-block-${id}" class="shopify-block ${schema.class ?? ""}">${html}</${tag}>`;
}

/** A block by its key, with what renders it: our extension, or the theme's blocks/TYPE.liquid. */
function blockDrop(runtime: Runtime, parent: Parent, key: string, data: BlockData): BlockDrop {
  const isApp = appBlockName(data.type) !== null;
  const id = isLocal(parent, data.type) ? key : blockId(parent.id, key);
  const schema = isApp ? {} : runtime.theme.blockSchema(data.type);
  const ownSettings = blockSettings(runtime, parent, data.type);
  let outer = parent.globals;
  const settings = () => settingsDrop({ ...runtime, globals: outer }, ownSettings, data.settings ?? {});
  const html = (given: Record<string, unknown>) => {
    const { closest, ...variables } = given;
    if (closest) outer = parent.globals.with({ closest });
    if (isApp) return renderAppBlock(runtime, { type: data.type, id, settings: data.settings ?? {}, globals: outer });
    const globals = outer.with({ block: drop, closest: () => closestWith(outer, drop, ownSettings) });
    const file = renderFile(runtime.theme.folder, `blocks/${data.type}.liquid`, globals, variables);
    if (file === null) runtime.log(`Block "${data.type}" does not exist.`);
    return wrap(schema, id, file ?? "");
  };
  const fields = { id, type: isApp ? "@app" : data.type, name: data.name ?? "", settings, shopify_attributes: "" };
  const own = () => ({ id, globals: parent.globals.with({ block: drop }), schema, data });
  const blocks = () => blocksOf(runtime, own());
  const drop: BlockDrop = new BlockDrop({ ...fields, blocks }, { html, ...nested(runtime, own) });
  return drop;
}

/** Blocks in their order; static ones stand where the template names them. */
function blocksOf(runtime: Runtime, parent: Parent): BlockDrop[] {
  const { blocks = {}, block_order: order = Object.keys(blocks) } = parent.data;
  return order.flatMap((key) => {
    const data = blocks[key];
    return data && !data.disabled && !data.static ? [blockDrop(runtime, parent, key, data)] : [];
  });
}

function nested(runtime: Runtime, parent: () => Parent): Omit<BlockRendering, "html"> {
  return {
    blocksHtml: (given) =>
      blocksOf(runtime, parent())
        .map((block) => block.html(given))
        .join(""),
    staticBlockHtml: (type, id, given) => {
      const data = parent().data.blocks?.[id] ?? { type };
      return data.disabled ? "" : blockDrop(runtime, parent(), id, { ...data, type }).html(given);
    },
  };
}

/** `index`: null for a static section, and when a section is asked for alone, by which themes know that it is. */
type Placement = { id: string; location: string; index: number | null; group?: string };

export function renderSection(runtime: Runtime, data: SectionData, place: Placement): string {
  const { type } = data;
  const schema = runtime.theme.sectionSchema(type);
  const parent = (): Parent => ({ id: place.id, globals, schema, data });
  const drop = new SectionDrop(
    {
      id: place.id,
      type,
      index: place.index === null ? null : place.index + 1,
      index0: place.index,
      location: place.location,
      settings: () => settingsDrop(runtime, schema.settings ?? [], data.settings ?? {}),
      blocks: () => blocksOf(runtime, parent()),
    },
    nested(runtime, parent),
  );
  const closest = () => closestWith(runtime.globals, drop, schema.settings ?? []);
  const globals: Globals = runtime.globals.with({ section: drop, closest });
  const html = renderFile(runtime.theme.folder, `sections/${type}.liquid`, globals);
  if (html === null) runtime.log(`Section "${type}" does not exist.`);
  const classes = ["shopify-section", place.group && `shopify-section-group-${place.group}`, schema.class].filter(Boolean);
  const tag = schema.tag || "div";
  const body = customCss(data.custom_css, `#shopify-section-${place.id}`) + (html ?? "");
  return `<${tag} id="shopify-section-${place.id}" class="${classes.join(" ")}">${body}</${tag}>`;
}

function renderAll(runtime: Runtime, data: TemplateData, place: (key: string) => Omit<Placement, "index">): string {
  return data.order
    .map((key, index) => {
      const section = data.sections[key];
      return section && !section.disabled ? renderSection(runtime, section, { ...place(key), index }) : "";
    })
    .join("\n");
}

export const renderTemplateSections = (runtime: Runtime, name: string, data: TemplateData) =>
  renderAll(runtime, data, (key) => ({ id: templateSectionId(name, key), location: "template" }));

const locationOf = (data: TemplateData | null, group: string) =>
  (data as { type?: string } | null)?.type ?? group.replace(/-group$/, "");

/** {% sections 'header-group' %}; empty with a log line when there is no such group. */
export function renderGroup(runtime: Runtime, name: string): string {
  const data = runtime.theme.sectionGroup(name);
  if (!data) runtime.log(`Section group "${name}" does not exist.`);
  const location = locationOf(data, name);
  return data ? renderAll(runtime, data, (key) => ({ id: groupSectionId(name, key), location, group: name })) : "";
}

/** A section without template data: its place in settings_data, else its schema's default. */
function staticData(runtime: Runtime, type: string): SectionData {
  const known = runtime.theme.settingsData().sections?.[type];
  if (known) return { ...known, type };
  const { settings, blocks = [] } = runtime.theme.sectionSchema(type).default ?? {};
  return { type, settings, blocks: Object.fromEntries(blocks.map((block, index) => [`default-${index}`, block])) };
}

export const renderStaticSection = (runtime: Runtime, type: string) =>
  renderSection(runtime, staticData(runtime, type), { id: type, location: "static", index: null });

/** Section rendering by id, within the page that was asked for; null when there is no such section. */
export function renderSectionById(runtime: Runtime, template: string, id: string): string | null {
  const key = templateKey(id);
  const own = key === null ? undefined : templateOf(runtime, template)?.sections[key];
  if (own) return renderSection(runtime, own, { id, location: "template", index: null });
  for (const group of runtime.theme.sectionGroups()) {
    const data = runtime.theme.sectionGroup(group);
    const found = Object.entries(data?.sections ?? {}).find(([name]) => groupSectionId(group, name) === id);
    if (found) return renderSection(runtime, found[1], { id, location: locationOf(data, group), index: null, group });
  }
  return runtime.theme.folder.locate(`sections/${id}.liquid`) ? renderStaticSection(runtime, id) : null;
}
