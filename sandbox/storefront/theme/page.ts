/** A whole page: the template's sections, then the layout around them, then what app blocks need in head and body. */
import { renderFile } from "#sandbox/storefront/liquid/evaluate.ts";
import type { Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { renderEmbeds } from "./app-blocks.ts";
import { APP_ASSETS_PLACE, appAssets, contentForHeader, withLocalModules } from "./content-for-header.ts";
import { templateOf } from "./place-app-block.ts";
import { renderTemplateSections } from "./sections.ts";
import type { TemplateData } from "./theme.ts";

const THEME_LAYOUT = "theme";

/** "div#main.page" around a template's sections. */
function wrapper(selector: string | undefined, html: string): string {
  const tag = /^[a-z]+/.exec(selector ?? "")?.[0];
  if (!tag || !selector) return html;
  const id = /#([\w-]+)/.exec(selector)?.[1];
  const classes = [...selector.matchAll(/\.([\w-]+)/g)].map((match) => match[1]).join(" ");
  return `<${tag}${id ? ` id="${id}"` : ""}${classes ? ` class="${classes}"` : ""}>${html}</${tag}>`;
}

type Rendered = { html: string; layout: string | false };

function renderTemplate(runtime: Runtime, name: string): Rendered | null {
  const data = templateOf(runtime, name) as (TemplateData & { wrapper?: string }) | null;
  if (data) {
    return { html: wrapper(data.wrapper, renderTemplateSections(runtime, name, data)), layout: data.layout ?? THEME_LAYOUT };
  }
  const html = renderFile(runtime.theme.folder, `templates/${name}.liquid`, runtime.globals);
  if (html === null) return null;
  return { html, layout: runtime.chosenLayout === "none" ? false : (runtime.chosenLayout ?? THEME_LAYOUT) };
}

/** The layout around finished content; also used for what an app proxy answers as `application/liquid`. */
export function renderLayout(runtime: Runtime, content: string, layout = THEME_LAYOUT): string {
  const embeds = renderEmbeds(runtime);
  const globals = runtime.globals.with({ content_for_layout: content, content_for_header: () => contentForHeader(runtime) });
  const page = renderFile(runtime.theme.folder, `layout/${layout}.liquid`, globals) ?? content;
  return withLocalModules(page)
    .replace(APP_ASSETS_PLACE, () => appAssets(runtime))
    .replace("</head>", () => `${embeds.head}</head>`)
    .replace("</body>", () => `${embeds.body}</body>`);
}

/** Null when the theme has neither `NAME.json` nor `NAME.liquid`. */
export function renderPage(runtime: Runtime, name: string): string | null {
  const rendered = renderTemplate(runtime, name);
  if (!rendered) return null;
  return rendered.layout === false ? rendered.html : renderLayout(runtime, rendered.html, rendered.layout);
}
