/** Ids of sections in the page: `template--123__main`, `sections--456__header`, or a static section's plain name. */
import { createHash } from "node:crypto";

/** A number of Shopify's size that stays the same for a file. */
const fileNumber = (file: string) => Number.parseInt(createHash("sha1").update(file).digest("hex").slice(0, 12), 16);

/** A theme block's id, the same in `block.id` and around its markup; the same block in two places is told apart. */
export const blockId = (parentId: string, key: string) =>
  `${createHash("sha1")
    .update(parentId)
    .digest("base64url")
    .replace(/[^A-Za-z]/g, "")
    .slice(0, 12)}__${key.replace(/[^\w-]/g, "_")}`;

export const templateSectionId = (template: string, key: string) => `template--${fileNumber(template)}__${key}`;
export const groupSectionId = (group: string, key: string) => `sections--${fileNumber(group)}__${key}`;

/** "template--123__main" → "main"; null for other ids. */
export const templateKey = (id: string) => /^template--\d+__(.+)$/.exec(id)?.[1] ?? null;
