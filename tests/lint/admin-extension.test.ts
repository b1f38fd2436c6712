import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { bundleExtension, findUiExtension } from "#sandbox/admin-host/ui-extensions.ts";

const MOST_BYTES = 64 * 1024;
const TARGETS = ["admin.product-details.block.render", "admin.product-variant-details.block.render"];

type Words = { [key: string]: string | Words };
type Toml = { api_version: string; extensions: { name: string; description: string; handle: string; type: string }[] };

const read = (file: string) => readFileSync(`extensions/standby-admin/${file}`, "utf8");
const locale = (name: string) => JSON.parse(read(`locales/${name}.json`)) as Words;
const keysOf = (words: Words, path = ""): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === "string" ? [path + key] : keysOf(value, `${path}${key}.`)));
const placeholders = (words: Words): string[] =>
  Object.values(words).flatMap((value) =>
    typeof value === "string" ? (value.match(/\{\{\w+\}\}/g) ?? []) : placeholders(value),
  );

test.each(TARGETS)("%s is smaller than Shopify takes", async (target) => {
  const extension = findUiExtension("extensions", target);
  expect(extension?.handle).toBe("standby-admin");
  if (!extension) return;
  const code = await bundleExtension(extension);
  expect(gzipSync(code).length).toBeLessThan(MOST_BYTES);
  expect(code).toContain("/app/block?of=");
});

test("its name, handle and description are as Shopify takes them", () => {
  const [extension] = (parse(read("shopify.extension.toml")) as Toml).extensions;
  expect(extension).toMatchObject({ name: "t:name", description: "t:description", type: "ui_extension" });
  expect(extension?.handle).toMatch(/^[a-z0-9-]{1,50}$/);
  for (const language of ["en.default", "de"]) {
    expect(String(locale(language).name)).toMatch(/^.{5,30}$/);
    expect(String(locale(language).description)).toMatch(/^.{1,255}$/);
  }
});

test("every language has every text, with the same values in it", () => {
  expect(keysOf(locale("de"))).toEqual(keysOf(locale("en.default")));
  expect(placeholders(locale("de"))).toEqual(placeholders(locale("en.default")));
});

test("it is built with the versions that it is tested with", () => {
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  const root = JSON.parse(readFileSync("package.json", "utf8")) as { devDependencies: Record<string, string> };
  for (const [name, version] of Object.entries(dependencies)) expect(root.devDependencies[name]).toBe(version);
});
