/** How every field gets its value: root fields by the resolver map, fields of objects from plain data and functions. */
import { getNamedType, isCompositeType, type GraphQLFieldResolver } from "graphql";
import { requireAccess } from "#sandbox/admin-api/access.ts";
import type { Call, Resolver } from "#sandbox/admin-api/call.ts";
import { CONNECTION_COST, isConnection, isWrapper, MUTATION_COST } from "#sandbox/admin-api/cost.ts";
import { notInSandbox, pathName } from "#sandbox/admin-api/errors.ts";
import { mutationRoots, queryRoots } from "#sandbox/admin-api/resolvers/index.ts";

type Value = ((args: unknown, call: Call, info: unknown) => unknown) | unknown;

export const resolveField: GraphQLFieldResolver<unknown, Call, Record<string, unknown>> = (source, args, call, info) => {
  requireAccess(call, info);
  const roots = rootsOf(info.parentType.name);
  if (roots) {
    const resolver = roots.get(info.fieldName);
    if (!resolver) throw notInSandbox(info.fieldName);
    return counted(call, info.returnType, resolver(args as never, call, info), roots === mutationRoots);
  }
  const fields = source as Record<string, Value>;
  if (!(info.fieldName in fields)) throw notInSandbox(pathName(info));
  const value = fields[info.fieldName];
  return counted(call, info.returnType, typeof value === "function" ? value(args, call, info) : value, false);
};

function rootsOf(typeName: string): ReadonlyMap<string, Resolver> | null {
  if (typeName === "QueryRoot") return queryRoots;
  return typeName === "Mutation" ? mutationRoots : null;
}

/** Adds what the value really costs. */
function counted(call: Call, type: Parameters<typeof getNamedType>[0], value: unknown, mutation: boolean): unknown {
  if (mutation) call.points.used += MUTATION_COST;
  const named = getNamedType(type);
  if (mutation || !named || value === null || value === undefined || !isCompositeType(named)) return value;
  if (isConnection(named.name)) call.points.used += CONNECTION_COST;
  else if (!isWrapper(named.name) && !named.name.endsWith("UserError"))
    call.points.used += Array.isArray(value) ? value.length : 1;
  return value;
}
