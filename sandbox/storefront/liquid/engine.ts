/** A LiquidJS engine that knows Shopify's tags and filters, and lets nothing unknown or broken reach the page. */
import { Liquid, Tag, type Template } from "liquidjs";
import type { Context, Emitter, TagToken, TopLevelToken } from "liquidjs";
import type { ThemeFolder } from "#sandbox/storefront/theme/theme-folder.ts";
import { FILTERS } from "./filters/index.ts";
import { LenientParser, plainSyntax } from "./lenient-syntax.ts";
import { runtimeOf } from "./runtime.ts";
import { TAGS } from "./tags/index.ts";

type FilterFunction = (this: { context: Context }, value: unknown, ...args: unknown[]) => unknown;

/** Renders to nothing: an unknown tag, of which the log is told once. */
function unknownTag(name: string, tell: (line: string) => void) {
  return class extends Tag {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      tell(`Unknown Liquid tag "${name}": nothing was rendered for it.`);
    }
    override render(_context: Context, _emitter: Emitter): void {}
  };
}

/** The filter, or one that gives nothing; either way never an error page. */
function guard(name: string, filter: FilterFunction | undefined): FilterFunction {
  return function (value, ...args) {
    try {
      if (filter) return filter.call(this, value, ...args);
      runtimeOf(this.context).log(`Unknown Liquid filter "${name}": nothing was rendered for it.`);
    } catch (error) {
      runtimeOf(this.context).log(`Liquid filter "${name}" failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    return "";
  };
}

const engines = new WeakMap<ThemeFolder, Liquid>();

/** One engine per folder: `render` finds the folder's own snippets. */
export function engineFor(folder: ThemeFolder, log: (line: string) => void): Liquid {
  const known = engines.get(folder);
  if (known) return known;
  const engine = new Liquid({
    relativeReference: false,
    locale: "en-US",
    fs: folder.asFileSystem(),
    root: ".",
    ownPropertyOnly: true,
  });
  const tags: Record<string, unknown> = { ...engine.tags, ...TAGS };
  const filters: Record<string, FilterFunction> = {};
  for (const [name, filter] of Object.entries({ ...engine.filters, ...FILTERS })) {
    filters[name] = guard(
      name,
      (typeof filter === "function" ? filter : (filter as { handler: unknown }).handler) as FilterFunction,
    );
  }
  Object.assign(engine, {
    tags: new Proxy(tags, { get: (known, name) => known[String(name)] ?? unknownTag(String(name), log) }),
    filters: new Proxy(filters, { get: (known, name) => known[String(name)] ?? guard(String(name), undefined) }),
  });
  engine.parse = (text, path) => new LenientParser(engine, log).parse(plainSyntax(String(text)), path);
  engines.set(folder, engine);
  return engine;
}

/** Names the engine knows, for counting against Shopify's lists. */
export function knownNames(): { tags: string[]; filters: string[] } {
  const plain = new Liquid();
  return {
    tags: [...Object.keys(plain.tags), ...Object.keys(TAGS), "else"],
    filters: [...Object.keys(plain.filters), ...Object.keys(FILTERS)],
  };
}

/** Renders parsed templates in a scope of their own; a failure becomes one log line and empty output. */
export function renderSafely(engine: Liquid, templates: () => Template[], context: Context, name: string): string {
  try {
    return engine.renderSync(templates(), context) as string;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    runtimeOf(context).log(`${name} could not be rendered: ${reason}`);
    return `<!-- Liquid error in ${name} -->`;
  }
}
