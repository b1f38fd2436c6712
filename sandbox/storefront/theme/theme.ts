/** A theme: its folder with settings, templates and translations in the forms that rendering wants. */
import { ThemeFolder } from "./theme-folder.ts";
import { Translations } from "./translations.ts";

export type SettingSchema = { type: string; id?: string; default?: unknown; options?: unknown; definition?: SettingSchema[] };
export type BlockData = {
  type: string;
  name?: string;
  settings?: Record<string, unknown>;
  blocks?: Record<string, BlockData>;
  block_order?: string[];
  disabled?: boolean;
  static?: boolean;
};
export type SectionData = BlockData & { custom_css?: string[] };
export type TemplateData = { layout?: string | false; sections: Record<string, SectionData>; order: string[]; name?: string };
export type Schema = {
  name?: string;
  tag?: string | null;
  class?: string;
  settings?: SettingSchema[];
  blocks?: { type: string; settings?: SettingSchema[] }[];
  default?: { settings?: Record<string, unknown>; blocks?: BlockData[] };
  locales?: Record<string, Record<string, unknown>>;
  target?: string;
  stylesheet?: string;
  javascript?: string;
};

const DEFAULT_WRAPPER = { sections: {}, order: [] };

export class Theme {
  readonly id = 140_000_000_001;
  readonly folder: ThemeFolder;
  readonly translations: Translations;

  constructor(root: string) {
    this.folder = new ThemeFolder(root);
    this.translations = new Translations(this.folder);
  }

  get #info(): { theme_name?: string; theme_version?: string } {
    return this.#schemaPart("theme_info") ?? {};
  }

  get name(): string {
    return this.#info.theme_name ?? "Theme";
  }

  get version(): string {
    return this.#info.theme_version ?? "1.0.0";
  }

  #schemaGroups(): { name: string; settings?: SettingSchema[] }[] {
    return (this.folder.json("config/settings_schema.json") ?? []) as { name: string; settings?: SettingSchema[] }[];
  }

  #schemaPart(name: string): object | undefined {
    return this.#schemaGroups().find((group) => group.name === name);
  }

  settingsSchema(): SettingSchema[] {
    return this.#schemaGroups().flatMap((group) => group.settings ?? []);
  }

  /** `current` of settings_data.json: a preset's name, or the values themselves. */
  settingsData(): Record<string, unknown> & { sections?: Record<string, SectionData>; blocks?: Record<string, BlockData> } {
    const data = (this.folder.json("config/settings_data.json") ?? {}) as {
      current?: string | Record<string, unknown>;
      presets?: Record<string, Record<string, unknown>>;
    };
    if (typeof data.current === "string") return data.presets?.[data.current] ?? {};
    return data.current ?? {};
  }

  /** CSS for every page, which the editor keeps beside the settings or among them. */
  customCss(): unknown {
    type Customized = { platform_customizations?: { custom_css?: unknown } };
    const file = this.folder.json("config/settings_data.json") as Customized | null;
    const current = this.settingsData() as Customized;
    return (file?.platform_customizations ?? current.platform_customizations)?.custom_css;
  }

  /** The JSON template by name ("product", "product.gift", "customers/login"), or null. */
  template(name: string): TemplateData | null {
    const data = this.folder.json(`templates/${name}.json`) as TemplateData | null;
    return data && { ...DEFAULT_WRAPPER, ...data };
  }

  sectionGroup(name: string): TemplateData | null {
    const data = this.folder.json(`sections/${name}.json`) as TemplateData | null;
    return data && { ...DEFAULT_WRAPPER, ...data };
  }

  sectionGroups(): string[] {
    return this.folder
      .list("sections")
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.slice(0, -".json".length));
  }

  sectionSchema(type: string): Schema {
    return (this.folder.liquid(`sections/${type}.liquid`)?.schema ?? {}) as Schema;
  }

  blockSchema(type: string): Schema {
    return (this.folder.liquid(`blocks/${type}.liquid`)?.schema ?? {}) as Schema;
  }
}
