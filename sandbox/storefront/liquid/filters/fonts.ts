/** Fonts: the sandbox serves none, so every family is the visitor's own. */
import { property, text, type Filter } from "./arguments.ts";

export const fontFilters: Record<string, Filter> = {
  font_face: () => "",
  font_url: () => "",
  font_modify(font, name, value) {
    return property(font, text(name)) === text(value) ? font : property(font, "modified") ? font : null;
  },
};
