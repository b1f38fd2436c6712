/** Metafields as HTML and as text. */
import { escapeHtml, property, text, type Filter } from "./arguments.ts";

const plain = (value: unknown): string => {
  const inner = property(value, "value") ?? value;
  if (Array.isArray(inner)) return inner.map(text).join(", ");
  return inner && typeof inner === "object" ? JSON.stringify(inner) : text(inner);
};

const listItems = (values: unknown) =>
  (Array.isArray(values) ? values : []).map((item) => `<li>${escapeHtml(property(item, "title") ?? item)}</li>`).join("");

type RichNode = {
  type?: string;
  value?: string;
  level?: number;
  url?: string;
  listType?: string;
  bold?: boolean;
  italic?: boolean;
  children?: RichNode[];
};

const ELEMENTS: Record<string, (node: RichNode, inner: string) => string> = {
  root: (_node, inner) => `<div class="metafield-rich_text_field">${inner}</div>`,
  paragraph: (_node, inner) => `<p>${inner}</p>`,
  heading: ({ level }, inner) => `<h${Number(level) || 2}>${inner}</h${Number(level) || 2}>`,
  list: ({ listType }, inner) => (listType === "ordered" ? `<ol>${inner}</ol>` : `<ul>${inner}</ul>`),
  "list-item": (_node, inner) => `<li>${inner}</li>`,
  link: ({ url }, inner) => `<a href="${escapeHtml(url)}">${inner}</a>`,
};

function richText(node: RichNode): string {
  const inner = (node.children ?? []).map(richText).join("");
  if (node.type !== "text") return ELEMENTS[node.type ?? ""]?.(node, inner) ?? inner;
  const words = escapeHtml(node.value);
  const strong = node.bold ? `<strong>${words}</strong>` : words;
  return node.italic ? `<em>${strong}</em>` : strong;
}

export const metafieldFilters: Record<string, Filter> = {
  metafield_text: plain,
  metafield_tag(value) {
    const type = text(property(value, "type"));
    if (!type) return "";
    if (type === "rich_text_field") return richText((property(value, "value") ?? {}) as RichNode);
    if (type === "url") return `<a href="${escapeHtml(plain(value))}" class="metafield-url">${escapeHtml(plain(value))}</a>`;
    if (type.startsWith("list.")) return `<ul class="metafield-${escapeHtml(type)}">${listItems(property(value, "value"))}</ul>`;
    const shown = escapeHtml(plain(value));
    return `<span class="metafield-${escapeHtml(type)}">${type === "multi_line_text_field" ? shown.replace(/\n/g, "<br />\n") : shown}</span>`;
  },
};
