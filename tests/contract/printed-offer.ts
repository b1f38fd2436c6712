/** Prints an offer by the theme app extension's own snippets, in LiquidJS without a theme around it. */
import path from "node:path";
import { readFileSync } from "node:fs";
import { Liquid } from "liquidjs";

export const EXTENSION = path.resolve("extensions/standby-storefront");

type Tree = { [key: string]: string | Tree };

export function engineIn(locale: string): Liquid {
  const file = locale === "en" ? "en.default.json" : `${locale}.json`;
  const texts = JSON.parse(readFileSync(path.join(EXTENSION, "locales", file), "utf8")) as Tree;
  const engine = new Liquid({ root: path.join(EXTENSION, "snippets"), extname: ".liquid" });
  engine.registerFilter("t", (key: string, ...values: [string, unknown][]) => {
    const text = key.split(".").reduce<string | Tree>((tree, part) => (tree as Tree)[part] ?? "", texts) as string;
    return text.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => String(Object.fromEntries(values)[name]));
  });
  engine.registerFilter("money", (cents: number) => `<span>$${(cents / 100).toFixed(2)}</span>`);
  engine.registerFilter("asset_url", (name: string) => `/${name}`);
  engine.registerFilter("stylesheet_tag", (url: string) => `<link href="${url}">`);
  return engine;
}

type Offers = Record<number, unknown>;
type Shown = { locale?: string; kind?: string; designMode?: boolean; variant?: object; product?: object; app?: object };

/** A product whose variants 1, 2, … carry these metafield values; the first is selected. */
export function print(
  offers: Offers,
  { locale = "en", kind = "block", designMode = false, variant = {}, product = {}, app = {} }: Shown = {},
): string {
  const variants = Object.entries(offers).map(([id, value]) => ({
    id: Number(id),
    url: `/products/lamp?variant=${id}`,
    metafields: { $app: { offer: { value } } },
    ...variant,
  }));
  const globals = {
    request: { locale: { iso_code: locale }, design_mode: designMode },
    routes: { root_url: locale === "en" ? "/" : `/${locale}` },
    shop: { name: "Ebb &amp; Lantern" },
    app: { metafields: {}, ...app },
  };
  const item = { variants, selected_or_first_available_variant: variants[0], url: "/products/lamp", ...product };
  const shown = { item, kind, uid: "u", section_id: "main", show_badge: true, show_phone: true, show_quantity: true };
  return engineIn(locale).renderFileSync("standby-offer", shown, { globals }) as string;
}

/** A metafield's value as the app writes it. */
export const offer = (kind: string, texts: object = {}, more: object = {}) => ({
  version: 1,
  offer: kind,
  texts,
  backInStockOn: null,
  ...more,
});

/** By variant, as the script reads them. */
export function wordsIn(html: string): Record<string, string[]> {
  return JSON.parse(/data-variants>([\s\S]*?)<\/script>/.exec(html)![1]!) as Record<string, string[]>;
}
