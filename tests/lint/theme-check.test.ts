/** The theme app extension under Shopify's own linter, with the preset that app review uses. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { themeCheckRun } from "@shopify/theme-check-node";
import { INLINE, inlineScript, SCRIPTS, storefrontScript } from "../../scripts/storefront-script.ts";
import { afterAll, beforeAll, expect, it } from "vitest";

const EXTENSION = path.resolve("extensions/standby-storefront");
const SCRIPT_LIMIT_BYTES = 5 * 1024;

let folder: string;
let config: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "standby-theme-check-"));
  config = path.join(folder, "theme-check.yml");
  await writeFile(config, "extends: theme-check:theme-app-extension\n");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function complaints(root: string): Promise<string[]> {
  const { offenses } = await themeCheckRun(root, config, () => undefined);
  return offenses.map(({ check, uri, message }) => `${check} in ${path.basename(uri)}: ${message}`);
}

it("finds no error and no warning", async () => {
  expect(await complaints(EXTENSION)).toEqual([]);
});

it("would find them", async () => {
  const copy = path.join(folder, "extension");
  await cp(EXTENSION, copy, { recursive: true });
  await writeFile(path.join(copy, "snippets", "planted.liquid"), "{{ nowhere }} {{ 'no.such.key' | t }} {% if %}");
  await writeFile(path.join(copy, "locales", "de.json"), '{ "waitlist": {} }');
  const found = (await complaints(copy)).join("\n");
  for (const check of ["LiquidHTMLSyntaxError", "MatchingTranslations"]) expect(found).toContain(check);
});

it("ships the scripts that storefront/ makes", async () => {
  for (const { file, entry } of SCRIPTS)
    expect(await readFile(file, "utf8"), "run: node scripts/storefront-script.ts").toBe(await storefrontScript(entry));
  for (const { file, entry } of INLINE)
    expect(await readFile(file, "utf8"), "run: node scripts/storefront-script.ts").toBe(await inlineScript(entry));
});

it("ships scripts that fit into 5 KB compressed on every page", async () => {
  const sizes = await Promise.all(SCRIPTS.map(async ({ file }) => gzipSync(await readFile(file), { level: 9 }).byteLength));
  const [offer = 0, cart = 0, cards = 0] = sizes;
  expect(Math.min(...sizes)).toBeGreaterThan(100);
  expect(offer + cart, "a product's page").toBeLessThanOrEqual(SCRIPT_LIMIT_BYTES);
  expect(cards + cart, "a collection's page").toBeLessThanOrEqual(SCRIPT_LIMIT_BYTES);
});
