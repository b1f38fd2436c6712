/** `metaobjects.TYPE.HANDLE`, and metaobjects that settings and metafields name. */
import { METAOBJECTS, type Metaobject } from "#sandbox/storefront/content.ts";
import { DirectoryDrop, LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { dropOf, localUrl, type Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import type { Theme } from "#sandbox/storefront/theme/theme.ts";
import { metafieldDrop } from "./metafields.ts";

/** Metaobjects of a type have pages where the theme has their template. */
export const hasPages = ({ folder }: Theme, type: string) =>
  ["json", "liquid"].some((ending) => folder.locate(`templates/metaobject/${type}.${ending}`) !== null);

export function metaobjectDrop(runtime: Runtime, { id, type, handle, fields }: Metaobject): LazyDrop {
  return dropOf(runtime, `metaobject:${id}`, () => {
    const values = Object.entries(fields).map(([key, field]) => [key, () => metafieldDrop(runtime, field)]);
    const system = new LazyDrop("MetaobjectSystemDrop", {
      id,
      type,
      handle,
      url: () => (hasPages(runtime.theme, type) ? localUrl(runtime, `/pages/${type}/${handle}`) : null),
    });
    return new LazyDrop(handle, { ...Object.fromEntries(values), system });
  });
}

function definitionDrop(runtime: Runtime, type: string): LazyDrop {
  const all = METAOBJECTS.filter((one) => one.type === type);
  const byHandle = all.map((one) => [one.handle, () => metaobjectDrop(runtime, one)]);
  return new LazyDrop(type, {
    ...Object.fromEntries(byHandle),
    values: () => all.map((one) => metaobjectDrop(runtime, one)),
    values_count: all.length,
  });
}

const types = [...new Set(METAOBJECTS.map(({ type }) => type))];

export const metaobjectsDirectory = (runtime: Runtime) =>
  new DirectoryDrop(
    () => types.map((type) => definitionDrop(runtime, type)),
    (type) => (types.includes(type) ? definitionDrop(runtime, type) : null),
  );

/** By handle, as settings keep it, or by GID, as metafields do; null when it is gone. */
export function metaobjectNamed(runtime: Runtime, name: string): LazyDrop | null {
  const found = METAOBJECTS.find(({ id, handle }) => handle === name || name.endsWith(`/Metaobject/${id}`));
  return found ? metaobjectDrop(runtime, found) : null;
}
