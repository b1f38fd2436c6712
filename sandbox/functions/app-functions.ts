/** The functions among the app's extensions, as their tomls declare them. Shopify runs them as Wasm; here the same code runs as it is. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema, parse, type DocumentNode, type GraphQLSchema } from "graphql";
import { parse as parseToml } from "smol-toml";
import type { AppUnderDevelopment } from "#sandbox/context.ts";
import { cartValidationsGenerateRun } from "../../extensions/standby-checkout-limits/src/index.ts";

/** The code, by the name that a toml's `export` gives. */
const EXPORTS = { "cart-validations-generate-run": cartValidationsGenerateRun };

export type AppFunction = {
  handle: string;
  name: string;
  target: string;
  apiVersion: string;
  inputQuery: string;
  run: typeof cartValidationsGenerateRun;
  schema: GraphQLSchema;
  document: DocumentNode;
};

type Toml = {
  api_version?: string;
  extensions?: {
    type?: string;
    handle?: string;
    name?: string;
    targeting?: { target?: string; input_query?: string; export?: string }[];
  }[];
};

const read = new Map<string, AppFunction[]>();

export function appFunctions({ extensionsFolder }: Pick<AppUnderDevelopment, "extensionsFolder">): AppFunction[] {
  const known = read.get(extensionsFolder);
  if (known) return known;
  const names = existsSync(extensionsFolder) ? readdirSync(extensionsFolder) : [];
  const found = names.flatMap((name) => functionsIn(path.join(extensionsFolder, name)));
  read.set(extensionsFolder, found);
  return found;
}

function functionsIn(folder: string): AppFunction[] {
  const file = path.join(folder, "shopify.extension.toml");
  if (!existsSync(file)) return [];
  const toml = parseToml(readFileSync(file, "utf8")) as Toml;
  return (toml.extensions ?? []).flatMap(({ type, handle, name, targeting }) => {
    const [target] = targeting ?? [];
    const run = EXPORTS[target?.export as keyof typeof EXPORTS];
    if (type !== "function" || !handle || !target?.target || !target.input_query || !run) return [];
    const inputQuery = readFileSync(path.join(folder, target.input_query), "utf8");
    const schema = buildSchema(readFileSync(path.join(folder, "schema.graphql"), "utf8"), { assumeValid: true });
    const shape = { handle, name: name ?? handle, target: target.target, apiVersion: toml.api_version ?? "" };
    return { ...shape, inputQuery, run, schema, document: parse(inputQuery) };
  });
}

export const findFunction = (app: AppUnderDevelopment, handle: string): AppFunction | undefined =>
  appFunctions(app).find((one) => one.handle === handle);
