/** What one rendering knows besides its objects: shop, theme, request, and what must be added to the page's head. */
import { Drop, type Context } from "liquidjs";
import type { SandboxContext } from "#sandbox/context.ts";
import type { Cart, Customer, ShopState } from "#sandbox/store/state.ts";
import type { AppExtension } from "#sandbox/storefront/theme/app-extension.ts";
import type { Theme } from "#sandbox/storefront/theme/theme.ts";
import { LazyDrop, type Fields } from "./drop.ts";

export type PageRequest = {
  origin: string;
  host: string;
  /** Without the locale prefix. */
  path: string;
  query: URLSearchParams;
  locale: string;
  /** The visitor's country, by choice or the shop's own. */
  country: string;
  /** "" for the primary locale, "/de" for another. */
  rootUrl: string;
  pageType: string;
};

/** What a posted form left behind for its next rendering: `form.errors`, `form.posted_successfully?`. */
export type PostedForm = { type: string; ok: boolean; errors: Record<string, string>; values: Record<string, string> };

export type Runtime = {
  context: SandboxContext;
  shop: ShopState;
  theme: Theme;
  extension: AppExtension | null;
  request: PageRequest;
  cart: Cart | null;
  customer: Customer | null;
  postedForm: PostedForm | null;
  /** Drops by `${kind}:${id}`, so that the same product is the same object all over the page. */
  drops: Map<string, LazyDrop>;
  globals: Globals;
  /** Set by {% layout %}; undefined leaves the template's own choice. */
  chosenLayout: string | undefined;
  appStylesheets: Set<string>;
  appScripts: Set<string>;
  log: (line: string) => void;
};

/** The objects every template sees; sections, blocks and the extension see them with their own added. */
export class Globals extends Drop {
  readonly runtime: Runtime;
  readonly inExtension: boolean;
  readonly #own: LazyDrop;
  readonly #parent: Globals | null;

  constructor(runtime: Runtime, fields: Fields, parent: Globals | null = null, inExtension = parent?.inExtension ?? false) {
    super();
    this.runtime = runtime;
    this.inExtension = inExtension;
    this.#own = new LazyDrop("Globals", fields);
    this.#parent = parent;
  }

  with(fields: Fields, inExtension = this.inExtension): Globals {
    return new Globals(this.runtime, fields, this, inExtension);
  }

  knows(name: string): boolean {
    return this.#own.keys().includes(name) || (this.#parent?.knows(name) ?? false);
  }

  override liquidMethodMissing(key: string | number): unknown {
    const own = this.#own.read(String(key));
    return own !== undefined ? own : this.#parent?.liquidMethodMissing(key);
  }
}

/** The rendering that a tag or filter is part of. */
export const globalsOf = (context: Context) => context.globals as unknown as Globals;
export const runtimeOf = (context: Context): Runtime => globalsOf(context).runtime;

/** The one drop of a thing on this page. */
export function dropOf<D extends LazyDrop>(runtime: Runtime, key: string, make: () => D): D {
  const known = runtime.drops.get(key) as D | undefined;
  if (known) return known;
  const drop = make();
  runtime.drops.set(key, drop);
  return drop;
}

/** An address on the shop, in the visitor's language. */
export const localUrl = (runtime: Runtime, path: string) =>
  path === "/" ? runtime.request.rootUrl || "/" : runtime.request.rootUrl + path;
