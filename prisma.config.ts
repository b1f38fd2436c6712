/** Prisma without engine binaries: the schema engine runs in WebAssembly over the `pg` driver. */
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { defineConfig } from "prisma/config";

const PG_TEXT = 25;
/** Catalogue types `"char"` (18) and `name` (19) are unknown to adapter-pg; the migration engine reads both. */
const CATALOGUE_TYPES = new Set([18, 19]);

type Field = { dataTypeID: number };
type ResultClass = { prototype: { addFields(fields: Field[]): void } };

const Result = createRequire(import.meta.url)("pg/lib/result") as ResultClass;
const addFields = Result.prototype.addFields;
Result.prototype.addFields = function (fields) {
  for (const field of fields) if (CATALOGUE_TYPES.has(field.dataTypeID)) field.dataTypeID = PG_TEXT;
  addFields.call(this, fields);
};

/**
 * adapter-pg cuts a migration at every semicolon, also inside function bodies and comments.
 * Sent whole, PostgreSQL cuts it correctly and runs it as one transaction.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
      await client.connect();
      await client.query(script).finally(() => client.end());
    };
    return connection;
  }
}

// Generating the client reads no database, but without an address Prisma goes looking for an engine to download.
if (process.argv.includes("generate")) process.env.DATABASE_URL ||= "postgresql://localhost/none";

export default defineConfig({
  schema: path.join("prisma", "schema.prisma"),
  migrations: { path: path.join("prisma", "migrations") },
  experimental: { adapter: true },
  engine: "js",
  adapter: () => Promise.resolve(new WholeScripts({ connectionString: process.env.DATABASE_URL })),
});
