/** `sortKey` of lists. Unknown keys keep the natural order, which is by id. */

type SortValue = string | number;

/** Sorts by the value that the key names; equal values stay in their order. */
export function sorted<Item>(
  items: Item[],
  sortKey: string | null | undefined,
  values: Record<string, (item: Item) => SortValue>,
): Item[] {
  const value = sortKey ? values[sortKey] : undefined;
  if (!value) return items;
  return items.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    return typeof left === "string" ? left.localeCompare(String(right)) : left - Number(right);
  });
}
