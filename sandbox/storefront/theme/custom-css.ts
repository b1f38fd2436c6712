/** The CSS that merchants type into the theme editor, for one section or for all pages. */

/** Within `scope` when there is one; nothing in it can end the style element. */
export function customCss(rules: unknown, scope = ""): string {
  const css = (Array.isArray(rules) ? rules : [rules]).filter((rule) => typeof rule === "string" && rule.trim()).join("\n");
  if (!css) return "";
  const safe = css.replace(/<\//g, "<\\/");
  return `<style data-shopify-custom-css>${scope ? `${scope} {\n${safe}\n}` : safe}</style>`;
}
