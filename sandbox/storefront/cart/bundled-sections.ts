/** Section rendering that rides on a cart change: `sections` and `sections_url` in its body. */
import { existing, openPage, renderSections, sectionNames } from "#sandbox/storefront/http/themed.ts";
import { splitLocale, type Visit } from "#sandbox/storefront/http/visit.ts";
import { pageAt } from "#sandbox/storefront/page-facts.ts";

/** Each as it stands on the page at `url`, with that page's product or collection; null for one that is not there. */
export function bundledSections(visit: Visit, list: string, url: string): Record<string, string | null> {
  const { pathname, searchParams } = new URL(url || "/cart", "http://storefront.invalid");
  const there = { ...visit, ...splitLocale(visit.shop, pathname), query: searchParams };
  const page = pageAt(there);
  const template = existing(there, page.template);
  return renderSections(openPage(there, { ...page, template }), template, sectionNames(list));
}
