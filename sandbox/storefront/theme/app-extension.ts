/** Our theme app extension as the storefront sees it: blocks, snippets, assets and texts of its own folder. */
import { statSync } from "node:fs";
import path from "node:path";
import { ThemeFolder } from "./theme-folder.ts";
import { Translations } from "./translations.ts";
import type { Schema } from "./theme.ts";

export class AppExtension {
  readonly handle: string;
  readonly folder: ThemeFolder;
  readonly translations: Translations;

  private constructor(root: string) {
    this.handle = path.basename(root);
    this.folder = new ThemeFolder(root);
    this.translations = new Translations(this.folder);
  }

  /** Null while there is no such folder: pages then go without app blocks. */
  static open(extensionsFolder: string, handle = "standby-storefront"): AppExtension | null {
    const root = path.join(extensionsFolder, handle);
    return statSync(root, { throwIfNoEntry: false })?.isDirectory() ? new AppExtension(root) : null;
  }

  schema(block: string): Schema | null {
    return (this.folder.liquid(`blocks/${block}.liquid`)?.schema ?? null) as Schema | null;
  }

  /** Blocks that merchants place into sections. */
  sectionBlocks(): string[] {
    return this.folder
      .list("blocks")
      .map((file) => file.replace(/\.liquid$/, ""))
      .filter((block) => (this.schema(block)?.target ?? "section") === "section");
  }

  embeds(): string[] {
    return this.folder
      .list("blocks")
      .map((file) => file.replace(/\.liquid$/, ""))
      .filter((block) => ["head", "body", "compliance_head"].includes(this.schema(block)?.target ?? ""));
  }
}

/** "shopify://apps/standby/blocks/offer/UID" → "offer"; null for theme blocks. */
export const appBlockName = (type: string) => /^shopify:\/\/apps\/[^/]+\/blocks\/([^/]+)\//.exec(type)?.[1] ?? null;
