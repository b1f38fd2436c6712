import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openCoatPage, openFixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { renderPage } from "./page.ts";
import { renderSectionById } from "./sections.ts";

function themeOf(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "theme-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const schema = (value: object) => `{% schema %}${JSON.stringify(value)}{% endschema %}`;
const text = (id: string, fallback = "") => ({ type: "text", id, default: fallback });

const FILES = {
  "layout/theme.liquid":
    "<head>{{ content_for_header }}</head><body>{% sections 'top' %}|{{ content_for_layout }}|{% section 'plain' %}</body>",
  "sections/top.json": `/* made by the editor */ { "type": "header", "sections": { "bar": { "type": "bar" } }, "order": ["bar"], }`,
  "sections/bar.liquid": `BAR{{ section.location }}{{ section.index }}${schema({ name: "Bar", tag: "header", class: "bar" })}`,
  "sections/plain.liquid": `PLAIN{{ section.settings.word }}{{ section.index }}${schema({ name: "Plain", settings: [text("word", "!")] })}`,
  "sections/main.liquid":
    "{{ section.settings.title }}:{% for block in section.blocks %}[{{ block.type }} {{ block.settings.word }}]{% endfor %}" +
    schema({ name: "Main", settings: [text("title")], blocks: [{ type: "note", settings: [text("word", "default")] }] }),
  "sections/nest.liquid": `{% content_for 'blocks' %}-{% content_for 'block', type: 'leaf', id: 'fixed', extra: 'E' %}${schema({ name: "Nest", blocks: [{ type: "@theme" }] })}`,
  "blocks/group.liquid": `({% content_for 'blocks' %})${schema({ name: "Group", tag: null })}`,
  "blocks/leaf.liquid": `leaf {{ block.settings.word }}{{ extra }}${schema({ name: "Leaf", tag: null, settings: [text("word", "?")] })}`,
  "templates/product.json": JSON.stringify({
    wrapper: "div#wrap.wide",
    sections: {
      main: {
        type: "main",
        settings: { title: "{{ product.title }}" },
        blocks: { a: { type: "note", settings: { word: "one" } }, b: { type: "note" }, c: { type: "note", disabled: true } },
        block_order: ["b", "a", "c"],
      },
      nest: {
        type: "nest",
        blocks: {
          g: { type: "group", blocks: { x: { type: "leaf", settings: { word: "deep" } } } },
          fixed: { type: "leaf", static: true },
        },
        block_order: ["g"],
      },
      off: { type: "plain", disabled: true },
    },
    order: ["main", "nest", "off"],
  }),
};

test("a page is its template's sections in their order, inside the layout with groups and static sections", async () => {
  const page = openCoatPage(await openFixture(), { themeFolder: themeOf(FILES) });
  const html = renderPage(page, "product") ?? "";
  expect(html).toMatch(
    /<header id="shopify-section-sections--\d+__bar" class="shopify-section shopify-section-group-top bar">BARheader1<\/header>/,
  );
  expect(html).toMatch(/\|<div id="wrap" class="wide">/);
  expect(html).toContain("Coat & Hood:[note default][note one]<");
  expect(html).toContain("(leaf deep)-leaf ?E<");
  expect(html).toContain('<div id="shopify-section-plain" class="shopify-section">PLAIN!</div>');
  expect(html).toContain('"shop":"pier.myshopify.com"');
});

test("a section is found by its id in the page, in a group, or by its name", async () => {
  const page = openCoatPage(await openFixture(), { themeFolder: themeOf(FILES) });
  const ids = [...(renderPage(page, "product") ?? "").matchAll(/id="shopify-section-([\w-]+)"/g)].map((match) => match[1] ?? "");
  expect(ids).toHaveLength(4);
  for (const id of ids) expect(renderSectionById(page, "product", id)).toContain(`id="shopify-section-${id}"`);
  expect(renderSectionById(page, "product", "template--1__none")).toBeNull();
});

test("a section that is asked for alone has no place, which is how themes know", async () => {
  const page = openCoatPage(await openFixture(), { themeFolder: themeOf(FILES) });
  const id = /shopify-section-(sections--\d+__bar)/.exec(renderPage(page, "product") ?? "")?.[1] ?? "";
  expect(renderSectionById(page, "product", id)).toContain(">BARheader<");
});
