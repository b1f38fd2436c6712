/** Metafields as HTML and as text. */
import { escapeHtml, property, text, type Filter } from "./arguments.ts";

const plain = (value: unknown): string => {
  const inner = property(value, "value") ?? value;
  if (Array.isArray(inner)) return inner.map(text).join(", ");
  return inner && typeof inner === "object" ? JSON.stringify(inner) : text(inner);
};

export const metafieldFilters: Record<string, Filter> = {
  metafield_text: plain,
  metafield_tag(value) {
    const type = text(property(value, "type"));
    if (!type) return "";
    const shown = escapeHtml(plain(value));
    return `<span class="metafield-${escapeHtml(type)}">${type === "multi_line_text_field" ? shown.replace(/\n/g, "<br />\n") : shown}</span>`;
  },
};
