/** What the demo says about a folder given as a theme. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { inspectTheme } from "./inspect-theme.ts";

function folderOf(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), "theme-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const messageOf = (root: string) => {
  const report = inspectTheme(root);
  return report.ok ? "" : report.message;
};

test.each(["harbor", "broadsheet"])("%s is understood whole", (name) => {
  expect(inspectTheme(path.resolve("sandbox/themes", name))).toEqual({ ok: true, notes: [] });
});

test("a folder that is none, a zip, a file and a folder around the theme are told apart", () => {
  const around = folderOf({ "inner/layout/theme.liquid": "", "theme.zip": "", "read.me": "" });
  expect(messageOf(path.join(around, "nowhere"))).toContain("There is no folder");
  expect(messageOf(path.join(around, "theme.zip"))).toContain("Unpack it");
  expect(messageOf(path.join(around, "read.me"))).toContain("is a file");
  expect(messageOf(around)).toContain(path.join(around, "inner"));
  expect(messageOf(folderOf({ "a.txt": "" }))).toContain("no layout/theme.liquid");
});

test("says what is missing, unreadable and not understood", () => {
  const root = folderOf({
    "layout/theme.liquid": "{% comment %}{% prose %} | nothing{% endcomment %}{% conjure %}{{ 'a | b' | shine: 1 | upcase }}",
    "templates/index.json": "{ broken",
  });
  expect(inspectTheme(root)).toEqual({
    ok: true,
    notes: [
      "No template for: product, collection, cart, search, page, 404. Those pages show the layout alone.",
      "No config/settings_data.json: the defaults of the schema are used.",
      expect.stringContaining("templates/index.json is not valid JSON"),
      'Not understood: tag "conjure" (layout/theme.liquid). It renders to nothing.',
      'Not understood: filter "shine" (layout/theme.liquid). It renders to nothing.',
    ],
  });
});
