/** Rendering a visit's page in the theme, or the sections it asks for. */
import type { Fields } from "#sandbox/storefront/liquid/drop.ts";
import { fillGlobals, type PageFacts } from "#sandbox/storefront/liquid/objects/globals.ts";
import type { PostedForm, Runtime } from "#sandbox/storefront/liquid/runtime.ts";
import { renderLayout, renderPage } from "#sandbox/storefront/theme/page.ts";
import { renderSectionById } from "#sandbox/storefront/theme/sections.ts";
import { customerOf } from "#sandbox/storefront/accounts/signed-in.ts";
import { answerHtml, answerJson, countryOf, type Visit } from "./visit.ts";

const MOST_SECTIONS = 5;

export type Page = Omit<PageFacts, "objects"> & {
  pageType: string;
  status?: number;
  postedForm?: PostedForm;
  objects?: (runtime: Runtime) => Fields;
};

export function openPage(visit: Visit, page: Page): Runtime {
  const { context, shop, theme, cart, host, origin, path, query, locale, rootUrl, log } = visit;
  const runtime = {
    context,
    shop,
    theme,
    extension: visit.extension(),
    request: { host, origin, path, query, locale, country: countryOf(visit), rootUrl, pageType: page.pageType },
    cart,
    customer: customerOf(visit),
    postedForm: page.postedForm ?? null,
    drops: new Map(),
    chosenLayout: undefined,
    appStylesheets: new Set<string>(),
    appScripts: new Set<string>(),
    log,
  } as unknown as Runtime;
  fillGlobals(runtime, { ...page, objects: page.objects?.(runtime) });
  return runtime;
}

export const sectionNames = (list: string) => list.split(",").filter(Boolean).slice(0, MOST_SECTIONS);

export const renderSections = (runtime: Runtime, template: string, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, renderSectionById(runtime, template, name)]));

/** The page's own sections when `?section_id=` or `?sections=` asks for them; false when the whole page is wanted. */
function answerSections(visit: Visit, runtime: Runtime, template: string): boolean {
  const id = visit.query.get("section_id");
  const ids = visit.query.get("sections");
  if (id) {
    const html = renderSectionById(runtime, template, id);
    answerHtml(visit, html ?? "", html === null ? 404 : 200);
  } else if (ids) {
    answerJson(visit, renderSections(runtime, template, sectionNames(ids)));
  }
  return Boolean(id ?? ids);
}

/** A template with a suffix falls back to the plain one, as Shopify does for one that is gone. */
export const existing = (visit: Visit, template: string) => {
  const plain = template.split(".")[0] ?? template;
  const { folder } = visit.theme;
  return (
    [template, plain].find((name) => folder.locate(`templates/${name}.json`) ?? folder.locate(`templates/${name}.liquid`)) ??
    plain
  );
};

export function answerPage(visit: Visit, page: Page): void {
  const template = existing(visit, page.template);
  const runtime = openPage(visit, { ...page, template });
  if (answerSections(visit, runtime, template)) return;
  const html = renderPage(runtime, template);
  if (html === null) visit.log(`The theme has no template "${template}".`);
  answerHtml(visit, html ?? renderLayout(runtime, ""), page.status ?? 200);
}

/** Finished markup inside the theme's layout. */
export function answerInLayout(visit: Visit, page: Page, content: (runtime: Runtime) => string): void {
  const runtime = openPage(visit, page);
  const html = content(runtime);
  answerHtml(visit, renderLayout(runtime, html), page.status ?? 200);
}
