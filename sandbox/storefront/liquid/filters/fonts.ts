/** Fonts: the sandbox serves none, so every family is the visitor's own. */
import { fontDrop } from "#sandbox/storefront/liquid/objects/font.ts";
import { named, property, text, type Filter } from "./arguments.ts";

/** "bold", "600", or so much heavier or lighter: "+100", "-200", "bolder". */
function weightFrom(weight: number, wanted: string): number {
  const names: Record<string, number> = {
    normal: 400,
    bold: 700,
    bolder: weight < 400 ? 400 : weight < 600 ? 700 : 900,
    lighter: weight < 600 ? 100 : weight < 800 ? 400 : 700,
  };
  return names[wanted] ?? (/^[+-]/.test(wanted) ? weight + Number(wanted) : Number(wanted));
}

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
  /** The visitor's own fonts have every weight and both styles. */
  font_modify(font, name, value) {
    const family = text(property(font, "family"));
    if (!family) return null;
    const weight = Number(property(font, "weight"));
    if (text(name) === "style") return fontDrop(family, weight, text(value) === "normal" ? "normal" : "italic");
    const wanted = weightFrom(weight, text(value));
    return wanted < 100 || wanted > 900 ? null : fontDrop(family, wanted, text(property(font, "style")));
  },
};
