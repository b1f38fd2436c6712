/** Fonts: the sandbox serves none, so every family is the visitor's own. */
import { named, property, text, type Filter } from "./arguments.ts";

export const fontFilters: Record<string, Filter> = {
  /** The visitor's own fonts under the family's name, so that whatever asks for it finds something. */
  font_face(font, ...args) {
    const family = text(property(font, "family"));
    if (!family) return "";
    const display = text(named(args).font_display);
    const lines = [
      `font-family: "${family}";`,
      `font-weight: ${text(property(font, "weight"))};`,
      `font-style: ${text(property(font, "style"))};`,
      ...(display ? [`font-display: ${display};`] : []),
      `src: local("Helvetica Neue"), local("Arial"), local("Liberation Sans"), local("Noto Sans");`,
    ];
    return `@font-face {\n  ${lines.join("\n  ")}\n}`;
  },
  font_url: () => "",
  font_modify(font, name, value) {
    return property(font, text(name)) === text(value) ? font : property(font, "modified") ? font : null;
  },
};
