/** Shopify's Liquid against ours: the page in docs is true, and a page with all of it at once renders. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { measureCoverage } from "./coverage.ts";
import { writeCoverage } from "./coverage-page.ts";
import { evaluate } from "./evaluate.ts";
import { addSellingPlan, openCoatPage, openFixture } from "./fixture-page.ts";
import { sampleObjects } from "./sample-objects.ts";

type Example = { raw_liquid?: string };
type Official = { name: string; examples?: Example[]; properties?: { name: string; examples?: Example[] }[] };

const require = createRequire(import.meta.url);
const official = (list: string) => require(`@shopify/theme-check-docs-updater/data/${list}.json`) as Official[];

/** Some of the examples are written for an HTML page. */
const plain = (text: string) =>
  text.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

test("every official tag and filter is known, and every global object but the scope itself", async () => {
  const { tags, filters, globals } = await measureCoverage();
  expect([tags.missing, filters.missing, globals.missing]).toEqual([[], [], ["self"]]);
});

test("docs/liquid-coverage.md says what the code does; write it with `node scripts/liquid-coverage.ts`", async () => {
  expect(readFileSync("docs/liquid-coverage.md", "utf8")).toBe(writeCoverage(await measureCoverage()));
});

test("every example of the official tags, filters and objects renders without a complaint", async () => {
  const fixture = await openFixture();
  addSellingPlan(fixture);
  const page = openCoatPage(fixture);
  const examples = ["tags", "filters", "objects"].flatMap((list) =>
    official(list).flatMap(({ name, examples: own = [], properties = [] }) =>
      [...own, ...properties.flatMap((property) => property.examples ?? [])].flatMap(({ raw_liquid: text }) =>
        text ? [{ name, text: plain(text) }] : [],
      ),
    ),
  );
  fixture.lines.length = 0;
  for (const { name, text } of examples) evaluate(page, text, `${name} in "${text}"`);
  const broken = fixture.lines.filter((line) => /could not be rendered|failed|Unknown/.test(line));
  expect(examples.length).toBeGreaterThan(300);
  expect(broken).toEqual([]);
});

test("every property of every object can be asked for, known or not", async () => {
  const { page, samples } = await sampleObjects();
  const lines: string[] = [];
  page.log = (line) => void lines.push(line);
  for (const { name, properties = [] } of official("objects")) {
    page.globals = page.globals.with({ it: samples[name] ?? null });
    const text = properties.map((property) => `{{ it.${property.name} }}{{ it.${property.name} | json }}`).join("\n");
    expect(evaluate(page, text, name)).not.toContain("Liquid error");
  }
  expect(lines.filter((line) => /could not be rendered|failed/.test(line))).toEqual([]);
});

test("every filter takes anything without breaking the page", async () => {
  const page = openCoatPage(await openFixture());
  for (const { name } of official("filters")) {
    const text = `${name} {{ product | ${name} }}{{ "words" | ${name}: 1, name: "value" }}{{ nil | ${name} }}`;
    expect(evaluate(page, text, name)).toContain(name);
  }
});

test("what no list knows is told to the log, once each, and renders to nothing", async () => {
  const fixture = await openFixture();
  const page = openCoatPage(fixture);
  const html = evaluate(page, "a{% invented 'x' %}b{{ 'x' | conjured }}c{{ nowhere.to.be.found }}d{% render 'missing' %}");
  expect(html).toBe("abcd");
  expect(fixture.lines).toEqual([
    'Unknown Liquid tag "invented": nothing was rendered for it.',
    'Unknown Liquid filter "conjured": nothing was rendered for it.',
    'Snippet "missing" does not exist.',
  ]);
});
