/**
 * Makes sandbox/admin-api/admin-2026-10.json.gz: Shopify's published Admin API schema without its descriptions.
 * The npm package that carries it is heavy, so it is fetched into a temporary folder and never becomes a dependency.
 * Run it again for a new API version: `node scripts/fetch-admin-schema.ts`.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { buildClientSchema, introspectionFromSchema, type IntrospectionQuery } from "graphql";

const PACKAGE = "@shopify/dev-mcp@1.16.0";
const SOURCE = "package/dist/data/admin_2026-10.json.gz";
const TARGET = path.join(import.meta.dirname, "../sandbox/admin-api/admin-2026-10.json.gz");

const run = promisify(execFile);

async function fetchIntrospection(folder: string): Promise<IntrospectionQuery> {
  const { stdout } = await run("npm", ["pack", PACKAGE, "--silent", "--pack-destination", folder], { cwd: folder });
  await run("tar", ["-xzf", path.join(folder, stdout.trim()), "-C", folder, SOURCE]);
  const published = JSON.parse(gunzipSync(await readFile(path.join(folder, SOURCE))).toString());
  return published.data ?? published;
}

const folder = await mkdtemp(path.join(tmpdir(), "admin-schema-"));
try {
  const published = await fetchIntrospection(folder);
  // Through graphql-js and back: what it cannot read fails here, not in somebody's test.
  const schema = buildClientSchema(published, { assumeValid: true });
  const lean = introspectionFromSchema(schema, {
    descriptions: false,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
    oneOf: true,
    schemaDescription: false,
    specifiedByUrl: false,
  });
  const bytes = gzipSync(JSON.stringify(lean), { level: constants.Z_BEST_COMPRESSION });
  await writeFile(TARGET, bytes);
  console.log(`${TARGET}: ${Math.round(bytes.length / 1024)} KB, ${lean.__schema.types.length} types`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
