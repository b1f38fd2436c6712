/** `t`: texts of the theme, or of the extension while one of its blocks renders. */
import { property, named, runtime, text, type Filter } from "./arguments.ts";
import { rendersExtension } from "./urls.ts";

const translate: Filter = function (key, ...args) {
  const { theme, extension, request, log } = runtime(this);
  const values = named(args);
  const name = text(key);
  const own = rendersExtension(this) && extension;
  const translations = own ? extension.translations : theme.translations;
  const section = text(property(this.context.getSync(["section"]), "type"));
  const extra = !own && section ? theme.sectionSchema(section).locales?.[request.locale] : undefined;
  const shortKey = section ? name.replace(`sections.${section}.`, "") : name;
  const found =
    translations.translate(name, request.locale, values) ??
    (extra ? translations.translate(shortKey, request.locale, values, extra as Record<string, never>) : null);
  if (found !== null) return found;
  log(`No translation for "${name}" in ${own ? "the extension" : "the theme"}.`);
  return `Translation missing: ${request.locale}.${name}`;
};

export const translateFilters: Record<string, Filter> = { t: translate, translate };
