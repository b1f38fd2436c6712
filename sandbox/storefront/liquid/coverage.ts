/** How much of Shopify's Liquid the sandbox knows: tags, filters, objects and their properties, against the official lists. */
import { createRequire } from "node:module";
import { knownNames } from "./engine.ts";
import { LazyDrop } from "./drop.ts";
import { sampleObjects } from "./sample-objects.ts";

type Named = { name: string; deprecated?: boolean };
type OfficialObject = Named & { access?: { global?: boolean }; properties?: Named[] };

const require = createRequire(import.meta.url);
const official = <Item extends Named>(list: string): Item[] =>
  require(`@shopify/theme-check-docs-updater/data/${list}.json`) as Item[];

export type Count = { official: number; known: number; missing: string[] };
export type ObjectCount = Count & { name: string };
export type Coverage = { tags: Count; filters: Count; globals: Count; objects: ObjectCount[] };

function count(names: string[], isKnown: (name: string) => boolean): Count {
  const all = [...new Set(names)].sort();
  const missing = all.filter((name) => !isKnown(name));
  return { official: all.length, known: all.length - missing.length, missing };
}

const keysOf = (sample: unknown): string[] =>
  sample instanceof LazyDrop ? sample.keys() : sample && typeof sample === "object" ? Object.keys(sample) : [];

/** Deprecated properties are not counted; an object of which the sandbox has none counts as missing whole. */
function countObjects(samples: Record<string, unknown>): ObjectCount[] {
  return official<OfficialObject>("objects")
    .filter(({ deprecated, properties }) => !deprecated && properties?.length)
    .map(({ name, properties = [] }) => {
      const keys = new Set(keysOf(samples[name]));
      const names = properties.filter((property) => !property.deprecated).map((property) => property.name);
      return { name, ...count(names, (property) => keys.has(property)) };
    })
    .filter((object) => object.official > 0)
    .sort((one, two) => one.name.localeCompare(two.name));
}

export async function measureCoverage(): Promise<Coverage> {
  const { page, samples } = await sampleObjects();
  const { tags, filters } = knownNames();
  const names = (list: string) => official(list).map(({ name }) => name);
  const globals = official<OfficialObject>("objects").filter(({ access }) => access?.global);
  return {
    tags: count(names("tags"), (name) => tags.includes(name)),
    filters: count(names("filters"), (name) => filters.includes(name)),
    globals: count(
      globals.map(({ name }) => name),
      (name) => name === "content_for_header" || page.globals.knows(name),
    ),
    objects: countObjects(samples),
  };
}
