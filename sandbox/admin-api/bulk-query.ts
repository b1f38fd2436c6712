/** Bulk queries: every list of a query in full, written down as JSON lines with `__parentId`, as Shopify does. */
import {
  execute,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
} from "graphql";
import type { Call } from "#sandbox/admin-api/call.ts";
import { EVERYTHING } from "#sandbox/admin-api/connection.ts";
import { isConnection } from "#sandbox/admin-api/cost.ts";
import { resolveField } from "#sandbox/admin-api/resolve-field.ts";
import { adminSchema } from "#sandbox/admin-api/schema.ts";

const MOST_CONNECTIONS = 5;
const DEEPEST = 3; // a list in a list in a list: two levels of nesting
const ID_ALIAS = "__id";

export type BulkRun = { lines: string[]; rootObjects: number };

/** The query with every list unbounded, or why it is no bulk query. */
export function prepareBulkQuery(query: string): { document: DocumentNode } | { refused: string } {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { refused: `Invalid bulk query: ${error instanceof Error ? error.message : String(error)}` };
  }
  const [invalid] = validate(adminSchema(), document);
  if (invalid) return { refused: `Invalid bulk query: ${invalid.message}` };
  const counted = { connections: 0, depth: 0, deepest: 0 };
  const unbounded = unbound(document, counted);
  if (counted.connections === 0) return { refused: "Bulk queries must contain at least one connection." };
  if (counted.connections > MOST_CONNECTIONS)
    return { refused: `Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.` };
  if (counted.deepest > DEEPEST)
    return { refused: "Bulk queries cannot contain connections with a nesting depth greater than 2." };
  return { document: unbounded };
}

function unbound(document: DocumentNode, counted: { connections: number; depth: number; deepest: number }): DocumentNode {
  const types = new TypeInfo(adminSchema());
  const listed = () => isConnection(getNamedType(types.getType())?.name ?? "");
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter() {
          if (!listed()) return;
          counted.connections += 1;
          counted.depth += 1;
          counted.deepest = Math.max(counted.deepest, counted.depth);
        },
        leave(node) {
          if (listed()) counted.depth -= 1;
          const named = getNamedType(types.getType());
          if (listed()) return withEverything(node);
          const hasId = (isObjectType(named) || isInterfaceType(named)) && "id" in named.getFields();
          return hasId ? withId(node) : undefined;
        },
      },
    }),
  );
}

function withEverything(node: FieldNode): FieldNode {
  const kept = (node.arguments ?? []).filter(({ name }) => !["first", "last", "after", "before"].includes(name.value));
  const value = { kind: Kind.INT, value: String(EVERYTHING) } as const;
  return { ...node, arguments: [...kept, { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: "first" }, value }] };
}

/** Lines name their parent even when the query did not ask for its id. */
function withId(node: FieldNode): FieldNode | undefined {
  if (!node.selectionSet) return undefined;
  const name = { kind: Kind.NAME, value: "id" } as const;
  const id: FieldNode = { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: ID_ALIAS }, name };
  return { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, id] } };
}

/** @throws GraphQLError of the first field that failed: a bulk operation that fails in part has failed. */
export async function runBulkQuery(call: Call, document: DocumentNode): Promise<BulkRun> {
  const { data, errors } = await execute({ schema: adminSchema(), document, contextValue: call, fieldResolver: resolveField });
  if (errors?.[0]) throw errors[0];
  const lines: string[] = [];
  let rootObjects = 0;
  for (const value of Object.values(data ?? {})) rootObjects += write(lines, value, null);
  return { lines, rootObjects };
}

type Fields = Record<string, unknown>;
type List = { nodes?: Fields[]; edges?: { node: Fields }[] };
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is List => isFields(value) && (Array.isArray(value.nodes) || Array.isArray(value.edges));

/** Writes the objects of a list, each followed by what its own lists hold, and says how many objects the list had. */
function write(lines: string[], list: unknown, parentId: string | null): number {
  if (!isList(list))
    return isFields(list) ? Object.values(list).reduce((sum: number, one) => sum + write(lines, one, null), 0) : 0;
  const nodes = list.nodes ?? list.edges?.map(({ node }) => node) ?? [];
  for (const node of nodes) {
    const inner: unknown[] = [];
    const plain = withoutLists(node, inner);
    lines.push(JSON.stringify(parentId === null ? plain : { ...plain, __parentId: parentId }));
    for (const nested of inner) write(lines, nested, String(node[ID_ALIAS] ?? ""));
  }
  return nodes.length;
}

function withoutLists(node: Fields, inner: unknown[]): Fields {
  const plain: Fields = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === ID_ALIAS) continue;
    if (isList(value)) inner.push(value);
    else plain[key] = Array.isArray(value) ? value.map((one) => strip(one, inner)) : strip(value, inner);
  }
  return plain;
}

const strip = (value: unknown, inner: unknown[]) => (isFields(value) ? withoutLists(value, inner) : value);
