/** `closest`: the product, collection, article … that a section or block is about, wherever that was said. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";
import { property } from "#sandbox/storefront/liquid/filters/arguments.ts";
import type { Globals } from "#sandbox/storefront/liquid/runtime.ts";
import type { SettingSchema } from "#sandbox/storefront/theme/theme.ts";

const KINDS = ["product", "collection", "article", "blog", "page", "metaobject"];

/** What was close before, and what is named closer by: a kind that is named as nothing is nothing. */
export function closestAmong(before: unknown, closer: [kind: string, thing: unknown][]): LazyDrop {
  const known = before instanceof LazyDrop ? before : null;
  const kept = (known?.keys() ?? []).map((kind) => [kind, () => known?.read(kind)] as const);
  return new LazyDrop("ClosestDrop", Object.fromEntries([...kept, ...closer]));
}

/** As seen from inside `owner`, a section or block: a thing chosen in its settings is closer than the page's. */
export function closestWith(outer: Globals, owner: LazyDrop, settings: SettingSchema[]): LazyDrop {
  const chosen = settings.flatMap(({ id, type }): [string, unknown][] => {
    const thing = id && KINDS.includes(type) ? property(owner.read("settings"), id) : null;
    return thing ? [[type, thing]] : [];
  });
  return closestAmong(outer.liquidMethodMissing("closest"), chosen.reverse());
}
