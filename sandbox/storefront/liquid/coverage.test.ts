/** How much of Shopify's Liquid the sandbox knows, counted against the official lists. */
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { knownNames } from "./engine.ts";

const require = createRequire(import.meta.url);
const official = (list: string) =>
  [
    ...new Set(
      (require(`@shopify/theme-check-docs-updater/data/${list}.json`) as { name: string; deprecated?: boolean }[]).map(
        (one) => one.name,
      ),
    ),
  ].sort();

const unknown = (names: string[], known: string[]) => names.filter((name) => !known.includes(name));

test("every official tag is known", () => {
  expect(unknown(official("tags"), knownNames().tags)).toEqual([]);
});

test("every official filter but the named few is known", () => {
  const filters = official("filters");
  const missing = unknown(filters, knownNames().filters);
  console.log(`Liquid filters known: ${filters.length - missing.length} of ${filters.length}`);
  expect(missing).toEqual(["blake3"]);
});
