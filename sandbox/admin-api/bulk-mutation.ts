/** Bulk mutations: one mutation, carried out once for every line of variables, with a line of the result for each. */
import { execute, getOperationAST, parse, validate, type DocumentNode } from "graphql";
import type { Call } from "#sandbox/admin-api/call.ts";
import { invalidVariable, isVariableError } from "#sandbox/admin-api/invalid-document.ts";
import { resolveField } from "#sandbox/admin-api/resolve-field.ts";
import { adminSchema } from "#sandbox/admin-api/schema.ts";

const NO_MUTATION = "The bulk operation needs exactly one mutation.";

/** The mutation, or why it cannot be carried out in bulk. */
export function prepareBulkMutation(mutation: string): { document: DocumentNode } | { refused: string } {
  let document: DocumentNode;
  try {
    document = parse(mutation);
  } catch (error) {
    return { refused: `Invalid bulk mutation: ${error instanceof Error ? error.message : String(error)}` };
  }
  const [invalid] = validate(adminSchema(), document);
  if (invalid) return { refused: `Invalid bulk mutation: ${invalid.message}` };
  const operation = getOperationAST(document);
  const [root, ...others] = operation?.selectionSet.selections ?? [];
  if (operation?.operation !== "mutation" || root?.kind !== "Field" || others.length > 0) return { refused: NO_MUTATION };
  if (root.name.value.startsWith("bulkOperation")) return { refused: `You cannot run ${root.name.value} in bulk.` };
  return { document };
}

/** The variables of every line; null when the file is not JSON lines. */
export function readVariables(file: string): Record<string, unknown>[] | null {
  const lines = file.split("\n").filter((line) => line.trim() !== "");
  try {
    const read = lines.map((line) => JSON.parse(line) as unknown);
    const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
    return read.length > 0 && read.every(isObject) ? (read as Record<string, unknown>[]) : null;
  } catch {
    return null;
  }
}

/** Points are not spent: that is what bulk operations are for. */
export async function runBulkLine(
  call: Call,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
  lineNumber: number,
): Promise<string> {
  const contextValue: Call = { ...call, points: { used: 0 } };
  const { data, errors } = await execute({
    schema: adminSchema(),
    document,
    contextValue,
    variableValues,
    fieldResolver: resolveField,
  });
  const told = errors?.map((error) => (isVariableError(error) ? invalidVariable(error) : error.toJSON()));
  return JSON.stringify({ ...(data ? { data } : {}), ...(told ? { errors: told } : {}), __lineNumber: lineNumber });
}
