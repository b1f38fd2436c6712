/** One GraphQL request: parse, validate against the whole published schema, charge, run. */
import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from "graphql";
import type { Call } from "#sandbox/admin-api/call.ts";
import { MAX_QUERY_COST, requestedCost } from "#sandbox/admin-api/cost.ts";
import { badRequest, throttled, tooExpensive } from "#sandbox/admin-api/errors.ts";
import { invalidDocument, invalidVariable, isVariableError } from "#sandbox/admin-api/invalid-document.ts";
import { resolveField } from "#sandbox/admin-api/resolve-field.ts";
import { adminSchema } from "#sandbox/admin-api/schema.ts";
import { takePoints, throttleStatus } from "#sandbox/admin-api/throttle.ts";

export type AdminRequest = { query: string; variables?: Record<string, unknown> | null; operationName?: string | null };
export type AdminAnswer = { data?: unknown; errors?: readonly GraphQLFormattedError[]; extensions?: Record<string, unknown> };

type Prepared = { document: DocumentNode; operation: OperationDefinitionNode };

const KEPT_DOCUMENTS = 500;
/** An app sends the same few documents again and again: each is read and validated once. */
const prepared = new Map<string, Prepared | GraphQLFormattedError[]>();

function prepare(query: string, operationName: string | null): Prepared | GraphQLFormattedError[] {
  const key = `${operationName ?? ""}\n${query}`;
  const known = prepared.get(key);
  if (known) return known;
  const made = read(query, operationName);
  if (prepared.size >= KEPT_DOCUMENTS) prepared.clear();
  prepared.set(key, made);
  return made;
}

function read(query: string, operationName: string | null): Prepared | GraphQLFormattedError[] {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [{ message: error.message.toLowerCase(), locations: error.locations, extensions: { code: "syntaxError" } }];
  }
  const errors = validate(adminSchema(), document);
  if (errors.length > 0) return errors.map(invalidDocument);
  const operation = getOperationAST(document, operationName);
  return operation ? { document, operation } : [badRequest(`No operation named "${operationName ?? ""}"`).toJSON()];
}

/** Never throws for what a client may do wrong: every such thing is an answer with errors. */
export async function executeRequest(call: Call, request: AdminRequest): Promise<AdminAnswer> {
  const ready = prepare(request.query, request.operationName ?? null);
  if (Array.isArray(ready)) return { errors: ready };
  const variables = request.variables ?? {};
  const cost = requestedCost(adminSchema(), ready.document, ready.operation, variables);
  if (cost > MAX_QUERY_COST) return { errors: [tooExpensive(cost, MAX_QUERY_COST).toJSON()] };
  const app = call.caller.kind;
  if (!takePoints(call.shop, app, cost)) return { errors: [throttled().toJSON()], extensions: costOf(call, cost, null) };
  const result = await run(call, ready, request);
  // Points that were asked for and not needed come back.
  takePoints(call.shop, app, Math.min(0, call.points.used - cost));
  return { ...answerOf(result), extensions: costOf(call, cost, Math.min(cost, call.points.used)) };
}

async function run(call: Call, { document }: Prepared, request: AdminRequest): Promise<ExecutionResult> {
  return execute({
    schema: adminSchema(),
    document,
    contextValue: call,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver: resolveField,
  });
}

function answerOf({ data, errors }: ExecutionResult): AdminAnswer {
  if (data === undefined && errors?.every(isVariableError)) return { errors: errors.map(invalidVariable) };
  return { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(reported) } : {}) };
}

/** A bug in the sandbox must be seen, not hidden in an answer: it is told with its stack on the console. */
function reported(error: GraphQLError): GraphQLFormattedError {
  const cause = error.originalError;
  if (cause && !(cause instanceof GraphQLError)) console.error(cause);
  return error.toJSON();
}

function costOf(call: Call, requestedQueryCost: number, actualQueryCost: number | null) {
  const status = throttleStatus(call.shop, call.caller.kind);
  return { cost: { requestedQueryCost, actualQueryCost, throttleStatus: status } };
}
