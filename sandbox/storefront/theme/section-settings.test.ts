/** What settings of sections and blocks turn into: dynamic sources, texts of the schema's locales, links, CSS of their own. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { liquid, openCoatPage, openFixture } from "#sandbox/storefront/liquid/fixture-page.ts";
import { renderPage } from "./page.ts";

function themeOf(files: Record<string, string | object>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "theme-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

const schema = (value: object) => `{% schema %}${JSON.stringify(value)}{% endschema %}`;
const setting = (type: string, id: string, fallback?: string) => ({ type, id, default: fallback });

const CARD = {
  name: "Card",
  tag: null,
  settings: [setting("product", "thing"), setting("richtext", "words"), setting("url", "link"), setting("image_picker", "image")],
};

const FILES = {
  "layout/theme.liquid": "<head>{{ content_for_header }}</head>{{ content_for_layout }}",
  "config/settings_data.json": { current: {}, platform_customizations: { custom_css: ["h1 { color: teal }"] } },
  "locales/en.default.json": {},
  "locales/en.default.schema.json": { defaults: { heading: "New arrivals" } },
  "sections/cards.liquid":
    "{{ section.settings.heading }};{% for one in collections['rainy-days'].products %}" +
    "{% content_for 'block', type: 'card', id: 'fixed', closest.product: one %}{% endfor %}" +
    schema({
      name: "Cards",
      settings: [setting("text", "heading", "t:defaults.heading"), setting("text", "other", "t:defaults.gone")],
    }),
  "blocks/card.liquid":
    "[{{ block.settings.thing.handle }} {{ block.settings.words }} {{ block.settings.link }} {{ block.settings.image.alt }}]" +
    schema(CARD),
  "templates/product.json": {
    sections: {
      cards: {
        type: "cards",
        custom_css: ["p { margin: 0 }", "</style><script>"],
        blocks: {
          fixed: {
            type: "card",
            static: true,
            settings: {
              thing: "{{ closest.product }}",
              words: '<p>{{ closest.product.title }} <a href="shopify://collections/all">all</a></p>',
              link: "{{ closest.product }}",
              image: "{{ closest.product.featured_image }}",
            },
          },
        },
        block_order: [],
      },
    },
    order: ["cards"],
  },
};

test("a dynamic source is the thing closest to its block, or its words among others", async () => {
  const fixture = await openFixture();
  const html = renderPage(openCoatPage(fixture, { themeFolder: themeOf(FILES) }), "product") ?? "";
  expect(html).toContain(`[coat-hood <p>Coat & Hood <a href="/collections/all">all</a></p> /products/coat-hood A coat]`);
  expect(html).toContain(`[cup <p>Cup <a href="/collections/all">all</a></p> /products/cup ]`);
  expect(fixture.lines).toEqual([]);
});

test("a default may name a text of the schema's locales", async () => {
  const page = openCoatPage(await openFixture(), { themeFolder: themeOf(FILES), locale: "de" });
  expect(renderPage(page, "product")).toContain("New arrivals;");
});

test("custom CSS stands in the section it belongs to, and theme-wide CSS in the head", async () => {
  const html = renderPage(openCoatPage(await openFixture(), { themeFolder: themeOf(FILES) }), "product") ?? "";
  const [head = "", body = ""] = html.split("</head>");
  expect(head).toContain("<style data-shopify-custom-css>h1 { color: teal }</style>");
  expect(body).toMatch(
    /<style data-shopify-custom-css>#(shopify-section-[\w-]+) \{\np \{ margin: 0 \}\n<\\\/style><script>\n\}<\/style>/,
  );
});

test("values that no variant has together select nothing and stay chosen", async () => {
  const fixture = await openFixture();
  const options =
    "{% for option in product.options_with_values %}{{ option.selected_value }} {{ option.values[0].id }},{{ option.values[1].id }} {% endfor %}";
  const ids = liquid(openCoatPage(fixture), options).match(/\d+,\d+/g) ?? [];
  const [moss, small] = [ids[0]?.split(",")[1], ids[1]?.split(",")[0]];
  const gone = fixture.coat.variantIds[2] ?? 0;
  const shown = "{{ product.selected_or_first_available_variant.title }}|";
  const query = `option_values=${moss},${small}`;
  expect(liquid(openCoatPage(fixture, { query }), shown + options)).toMatch(/^Moss \/ S\|Moss .* S /);
  fixture.coat.variantIds = fixture.coat.variantIds.filter((id) => id !== gone);
  expect(liquid(openCoatPage(fixture, { query }), shown + options)).toMatch(/^\|Moss .* S /);
  expect(liquid(openCoatPage(fixture), shown)).toBe("Navy / M|");
});

test("what a section or block has chosen is closest to what stands in it, and null placeholders stay empty", async () => {
  const leaf = "<{{ closest.product.handle }}/{{ closest.collection.title }}/{{ block.settings.words }}>";
  const row = {
    type: "row",
    static: true,
    blocks: { leaf: { type: "leaf", settings: { words: "{{ closest.collection.title }}" } } },
  };
  const files = {
    ...FILES,
    "sections/list.liquid":
      "{% content_for 'block', type: 'row', id: 'head' %}{% content_for 'block', type: 'row', id: 'head', closest.product: null %}" +
      "{% content_for 'blocks' %}{% for block in section.blocks %}{{ block.blocks.size }}{% endfor %}" +
      schema({ name: "List", settings: [setting("collection", "collection")] }),
    "blocks/row.liquid":
      "{% content_for 'blocks' %}" + schema({ name: "Row", tag: null, settings: [setting("product", "product")] }),
    "blocks/leaf.liquid": leaf + schema({ name: "Leaf", tag: null, settings: [setting("text", "words")] }),
    "templates/product.json": {
      sections: {
        list: {
          type: "list",
          settings: { collection: "rainy-days" },
          blocks: {
            head: row,
            cup: { ...row, static: false, settings: { product: "cup" } },
            same: { ...row, static: false, settings: { product: "{{ closest.product }}" } },
          },
          block_order: ["cup", "same"],
        },
      },
      order: ["list"],
    },
  };
  const html = renderPage(openCoatPage(await openFixture(), { themeFolder: themeOf(files) }), "product") ?? "";
  const rows = ["coat-hood", "", "cup", "coat-hood"].map((handle) => `<${handle}/Rainy days/Rainy days>`);
  expect(html).toContain(`${rows.join("")}11</div>`);
});

test("a film named in a setting has a picture, sources and a player", async () => {
  const film = setting("video", "film");
  const files = {
    ...FILES,
    "sections/film.liquid":
      "{{ section.settings.film.sources[1].url }} {{ section.settings.film | media_tag: image_size: '300x', muted: true, loop: false }}" +
      schema({ name: "Film", settings: [film] }),
    "templates/product.json": {
      sections: { film: { type: "film", settings: { film: "shopify://files/videos/harbour.mp4" } } },
      order: ["film"],
    },
  };
  const html = renderPage(openCoatPage(await openFixture(), { themeFolder: themeOf(files) }), "product") ?? "";
  expect(html).toContain("/cdn/shop/videos/harbour.SD-480p.webm <video playsinline");
  expect(html).toContain(
    `poster="/cdn/shop/files/harbour.jpg?width=300" muted><source src="/cdn/shop/videos/harbour.HD-720p.webm"`,
  );
});
