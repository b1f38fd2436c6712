/** Places in an ordered list as opaque text for a page's address: keyset paging stays as fast on the last page as on the first. */
import { z } from "zod";

export type PageRequest = { after?: string | null; before?: string | null };
export type Page<Row> = { rows: Row[]; previous: string | null; next: string | null };

/** The key of a row as text: the values the list is ordered by, the unique one last. */
export function encodeCursor(key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** @returns null when the text is not a key of that shape: people edit addresses, and then see the first page. */
export function decodeCursor<Key extends z.ZodType>(text: string | null | undefined, shape: Key): z.infer<Key> | null {
  if (!text) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

/**
 * Makes a page of what one query found.
 * @param found up to `size + 1` rows, nearest to the cursor first (so in reverse when going back)
 */
export function cutPage<Row>(
  found: Row[],
  options: { size: number; going: "forward" | "back" | "start"; keyOf: (row: Row) => (string | number)[] },
): Page<Row> {
  const { size, going, keyOf } = options;
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (going === "back") rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const hasPrevious = going === "back" ? more : going === "forward";
  const hasNext = going === "back" ? true : more;
  return {
    rows,
    previous: hasPrevious && first ? encodeCursor(keyOf(first)) : null,
    next: hasNext && last ? encodeCursor(keyOf(last)) : null,
  };
}
