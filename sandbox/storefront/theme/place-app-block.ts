/** The merchant's choice on the "Online store" page: our block stands in the product template, or does not, whatever the theme says. */
import type { ShopState } from "#sandbox/store/state.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { appBlockName } from "./app-extension.ts";
import type { BlockData, SectionData, TemplateData } from "./theme.ts";

/** The key of the choice beside those of the app embeds. */
export const placementKey = (block: string) => `placed:${block}`;

/** True or false as chosen; undefined while the theme decides. */
export const placementOf = (shop: ShopState, block: string) => shop.appEmbeds.get(placementKey(block))?.enabled;

const orderOf = (data: BlockData) => data.block_order ?? Object.keys(data.blocks ?? {});

function without(data: BlockData, block: string): BlockData {
  const kept = Object.entries(data.blocks ?? {}).filter(([, inner]) => appBlockName(inner.type) !== block);
  const blocks = Object.fromEntries(kept.map(([key, inner]) => [key, without(inner, block)]));
  return { ...data, blocks, block_order: orderOf(data).filter((key) => key in blocks) };
}

/** After the block with the buy buttons, wherever it is nested; null when there is none. */
function withBlock(data: BlockData, key: string, block: BlockData): BlockData | null {
  const order = orderOf(data);
  const at = order.findIndex((name) => /buy/.test(data.blocks?.[name]?.type ?? ""));
  if (at >= 0) return { ...data, blocks: { ...data.blocks, [key]: block }, block_order: order.toSpliced(at + 1, 0, key) };
  for (const [name, inner] of Object.entries(data.blocks ?? {})) {
    const changed = withBlock(inner, key, block);
    if (changed) return { ...data, blocks: { ...data.blocks, [name]: changed } };
  }
  return null;
}

const appBlocksIn = (data: BlockData): string[] =>
  Object.values(data.blocks ?? {}).flatMap((inner) => [appBlockName(inner.type) ?? "", ...appBlocksIn(inner)]);

/** The template with the block placed or taken out. A block that stands there already stays where the theme has it. */
export function placeAppBlock(data: TemplateData, block: string, type: string, placed: boolean): TemplateData {
  const sections = Object.entries(data.sections);
  if (!placed) {
    return { ...data, sections: Object.fromEntries(sections.map(([key, one]) => [key, without(one, block) as SectionData])) };
  }
  if (sections.some(([, section]) => appBlocksIn(section).includes(block))) return data;
  for (const [key, section] of sections) {
    const changed = withBlock(section, `standby_${block}`, { type, settings: {} });
    if (changed) return { ...data, sections: { ...data.sections, [key]: changed as SectionData } };
  }
  const [main] = sections.filter(([key]) => key === "main");
  if (!main) return data;
  const blocks = { ...main[1].blocks, [`standby_${block}`]: { type, settings: {} } };
  const section = { ...main[1], blocks, block_order: [...orderOf(main[1]), `standby_${block}`] };
  return { ...data, sections: { ...data.sections, main: section } };
}

/** The theme's template as this shop shows it. */
export function templateOf(runtime: Runtime, name: string): TemplateData | null {
  const { theme, extension, shop } = runtime;
  const data = theme.template(name);
  if (!data || !extension || !/^product(\.|$)/.test(name)) return data;
  return extension.sectionBlocks().reduce((template, block) => {
    const placed = placementOf(shop, block);
    const type = `shopify://apps/standby/blocks/${block}/${extension.handle}`;
    return placed === undefined ? template : placeAppBlock(template, block, type, placed);
  }, data);
}
