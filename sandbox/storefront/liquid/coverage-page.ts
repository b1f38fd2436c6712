/** The text of docs/liquid-coverage.md. */
import type { Count, Coverage } from "./coverage.ts";

const code = (names: string[]) => names.map((name) => `\`${name}\``).join(", ");
const row = (what: string, { known, official, missing }: Count) =>
  `| ${what} | ${known} | ${official} | ${missing.length === official && official > 1 ? "all of it" : code(missing)} |`;

function total(coverage: Coverage): Count {
  const sum = (pick: (count: Count) => number) => coverage.objects.reduce((all, object) => all + pick(object), 0);
  return { official: sum(({ official }) => official), known: sum(({ known }) => known), missing: [] };
}

export function writeCoverage(coverage: Coverage): string {
  const whole = coverage.objects.filter(({ missing }) => missing.length === 0);
  const partly = coverage.objects.filter(({ missing }) => missing.length > 0);
  return `# Liquid in the sandbox

The sandbox's storefront renders themes with Shopify's tags, filters and objects. This page counts them against the
official lists (the data of \`@shopify/theme-check-docs-updater\`, deprecated properties left out). It is written by
\`node scripts/liquid-coverage.ts\`; a test fails when it no longer says what the code does.

What is missing renders to nothing, and the log says so once for a tag or filter. A property that is missing is \`nil\`.

| | known | official | missing |
| --- | ---: | ---: | --- |
${row("Tags", coverage.tags)}
${row("Filters", coverage.filters)}
${row("Global objects", coverage.globals)}
${row("Properties of objects", total(coverage))}

Objects with all their properties (${whole.length} of ${coverage.objects.length}): ${code(whole.map(({ name }) => name))}.

| Object | known | official | missing |
| --- | ---: | ---: | --- |
${partly.map((object) => row(`\`${object.name}\``, object)).join("\n")}
`;
}
