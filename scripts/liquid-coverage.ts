/** Writes docs/liquid-coverage.md: what the sandbox's storefront knows of Shopify's Liquid. `node scripts/liquid-coverage.ts` */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { measureCoverage } from "#sandbox/storefront/liquid/coverage.ts";
import { writeCoverage } from "#sandbox/storefront/liquid/coverage-page.ts";

const file = path.join(import.meta.dirname, "..", "docs", "liquid-coverage.md");
writeFileSync(file, writeCoverage(await measureCoverage()));
console.log(`Wrote ${path.relative(process.cwd(), file)}.`);
