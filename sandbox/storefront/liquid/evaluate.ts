/** Rendering with the page's objects in sight: files by name, and short texts with Liquid in them. */
import { Context } from "liquidjs";
import type { ThemeFolder } from "#sandbox/storefront/theme/theme-folder.ts";
import { engineFor, renderSafely } from "./engine.ts";
import type { Globals, Runtime } from "./runtime.ts";

const contextFor = (engine: ReturnType<typeof engineFor>, globals: Globals, scope: Record<string, unknown>) =>
  new Context(scope, engine.options, { globals, sync: true }, { liquid: engine });

/** Null when the folder has no such file. */
export function renderFile(
  folder: ThemeFolder,
  name: string,
  globals: Globals,
  scope: Record<string, unknown> = {},
): string | null {
  if (!folder.locate(name)) return null;
  const engine = engineFor(folder, globals.runtime.log);
  return renderSafely(engine, () => folder.parsed(name, engine) ?? [], contextFor(engine, globals, scope), name);
}

/** A text from an app proxy or a setting, in the theme's own engine. */
export function evaluate(runtime: Runtime, liquid: string, name = "a setting"): string {
  const engine = engineFor(runtime.theme.folder, runtime.log);
  return renderSafely(engine, () => engine.parse(liquid), contextFor(engine, runtime.globals, {}), name);
}

/** What a path like `closest.product` leads to: the thing itself, not its text. Null when there is none. */
export function objectAt(runtime: Runtime, path: string): unknown {
  const engine = engineFor(runtime.theme.folder, runtime.log);
  try {
    return engine.evalValueSync(path, contextFor(engine, runtime.globals, {})) ?? null;
  } catch {
    return null;
  }
}
