import { readFile } from "node:fs/promises";
import { glob } from "node:fs/promises";
import { parse, Source, validate } from "graphql";
import { expect, test } from "vitest";
import { adminSchema } from "#sandbox/admin-api/schema.ts";

const LITERAL = /`#graphql\n([^`]*)`/g;

type Found = { where: string; text: string };

async function documents(): Promise<Found[]> {
  const found: Found[] = [];
  for await (const file of glob("app/**/*.{ts,tsx}", { exclude: (name) => name.includes("generated") })) {
    const source = await readFile(file, "utf8");
    const literals = [...source.matchAll(LITERAL)];
    expect(literals.length, `${file} has a #graphql literal that this test cannot read`).toBe(
      source.split("`#graphql").length - 1,
    );
    for (const [, text = ""] of literals) found.push({ where: file, text });
  }
  return found;
}

const problems = ({ where, text }: Found) =>
  validate(adminSchema(), parse(new Source(text, where))).map((error) => `${where}: ${error.message}`);

test("every document the app sends is valid in Shopify's published 2026-10 schema", async () => {
  const found = await documents();
  expect(found.map(({ where }) => where)).toContain("app/shopify/variants.ts");
  expect(found.filter(({ text }) => text.includes("${"))).toEqual([]);
  expect(found.flatMap(problems)).toEqual([]);
});

test("a field that Shopify does not have would be found", () => {
  expect(problems({ where: "here", text: "query { productVariant(id: 1) { stock } }" })).toEqual([
    'here: Cannot query field "stock" on type "ProductVariant".',
  ]);
});
