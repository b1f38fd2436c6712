/** Shopify's published Admin API schema, built when it is first needed (made by scripts/fetch-admin-schema.ts). */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema } from "graphql";

export const API_VERSION = "2026-10";
const FILE = path.join(import.meta.dirname, `admin-${API_VERSION}.json.gz`);

let built: GraphQLSchema | undefined;

export function adminSchema(): GraphQLSchema {
  built ??= buildClientSchema(JSON.parse(gunzipSync(readFileSync(FILE)).toString()), { assumeValid: true });
  return built;
}
