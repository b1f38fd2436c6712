/** What a document may cost (before it runs), by Shopify's rules: scalars 0, objects 1, connections by size, mutations 10. */
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export const MAX_QUERY_COST = 1000;
export const MUTATION_COST = 10;
export const CONNECTION_COST = 2;

/** These are how a connection is written down; what counts are the nodes in it. */
const WRAPPER = /(Connection|Edge)$|^PageInfo$/;
export const isConnection = (typeName: string) => typeName.endsWith("Connection");
export const isWrapper = (typeName: string) => WRAPPER.test(typeName);

type Reading = {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  /** A mutation's ten points include the single objects of its answer. */
  objectCost: number;
};

/** requestedQueryCost of an operation that has been validated. */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const mutation = operation.operation === "mutation";
  const reading = { schema, fragments, variables, objectCost: mutation ? 0 : 1 };
  const nested = selectionCost(reading, operation.selectionSet, root);
  return mutation ? nested + MUTATION_COST * operation.selectionSet.selections.length : nested;
}

function selectionCost(reading: Reading, selections: SelectionSetNode, type: GraphQLNamedType): number {
  let cost = 0;
  let dearestChoice = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      cost += fieldCost(reading, selection, type);
      continue;
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : reading.fragments.get(selection.name.value);
    if (!inner) continue;
    const condition = inner.typeCondition && reading.schema.getType(inner.typeCondition.name.value);
    const choice = selectionCost(reading, inner.selectionSet, condition ?? type);
    if (isInterfaceType(type) || isUnionType(type)) dearestChoice = Math.max(dearestChoice, choice);
    else cost += choice;
  }
  return cost + dearestChoice;
}

function fieldCost(reading: Reading, node: FieldNode, parent: GraphQLNamedType): number {
  if (!(isObjectType(parent) || isInterfaceType(parent))) return 0;
  const field = parent.getFields()[node.name.value];
  const type = field && getNamedType(field.type);
  if (!type || !isCompositeType(type) || !node.selectionSet) return 0;
  if (isConnection(type.name)) {
    const size = sizeOf(reading, node);
    return CONNECTION_COST + size * selectionCost({ ...reading, objectCost: 1 }, node.selectionSet, type);
  }
  if (type.name === "PageInfo") return 0;
  const own = isWrapper(type.name) ? 0 : reading.objectCost;
  return own + selectionCost(reading, node.selectionSet, type);
}

function sizeOf(reading: Reading, node: FieldNode): number {
  for (const { name, value } of node.arguments ?? []) {
    if (name.value !== "first" && name.value !== "last") continue;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.VARIABLE) {
      const given = reading.variables[value.name.value];
      if (typeof given === "number") return given;
    }
  }
  return 1;
}
