/** Bulk operations: started, watched, cancelled. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { prepareBulkMutation, readVariables } from "#sandbox/admin-api/bulk-mutation.ts";
import { prepareBulkQuery } from "#sandbox/admin-api/bulk-query.ts";
import { carryOutMutation, carryOutQuery, finish, isUnderWay } from "#sandbox/admin-api/bulk-work.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { search } from "#sandbox/admin-api/search-query.ts";
import { takeStagedFile } from "#sandbox/admin-api/staged-uploads.ts";
import { gid } from "#sandbox/store/gid.ts";
import { nowInstant } from "#sandbox/store/instant.ts";
import type { BulkOperation } from "#sandbox/store/state.ts";

/** Of each type, for each app in a shop. */
const MOST_AT_ONCE = 5;
const TOO_MANY = `A maximum of ${MOST_AT_ONCE} bulk operations can run at once.`;

function bulkOperationObject(operation: BulkOperation) {
  const { result } = operation;
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", operation.id),
    type: operation.type,
    status: operation.status,
    query: operation.query,
    url: operation.url,
    partialDataUrl: operation.partialDataUrl ?? null,
    errorCode: operation.errorCode,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount ?? 0),
    fileSize: result === undefined ? null : String(Buffer.byteLength(result)),
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
  };
}

const isBusy = (call: Call, type: BulkOperation["type"]) =>
  [...call.shop.bulkOperations.values()].filter((one) => one.type === type && isUnderWay(one)).length >= MOST_AT_ONCE;

function begin(call: Call, type: BulkOperation["type"], query: string): BulkOperation {
  const operation: BulkOperation = {
    ...{ id: call.context.store.nextId(), type, status: "CREATED", query, url: null, objectCount: 0, errorCode: null },
    ...{ createdAt: nowInstant(), completedAt: null },
  };
  call.shop.bulkOperations.set(operation.id, operation);
  return operation;
}

const refusal = (field: string, message: string, code: string) => ({
  bulkOperation: null,
  userErrors: [userError([field], message, code)],
});

function startQuery({ query }: { query: string }, call: Call) {
  const ready = prepareBulkQuery(query);
  if ("refused" in ready) return refusal("query", ready.refused, "INVALID");
  if (isBusy(call, "QUERY")) return refusal("query", TOO_MANY, "LIMIT_REACHED");
  const operation = begin(call, "QUERY", query);
  setImmediate(() => void carryOutQuery(call, operation, ready.document));
  return { bulkOperation: bulkOperationObject(operation), userErrors: [] };
}

function startMutation({ mutation, stagedUploadPath }: { mutation: string; stagedUploadPath: string }, call: Call) {
  const ready = prepareBulkMutation(mutation);
  if ("refused" in ready) return refusal("mutation", ready.refused, "INVALID_MUTATION");
  if (isBusy(call, "MUTATION")) return refusal("mutation", TOO_MANY, "LIMIT_REACHED");
  const file = takeStagedFile(call.context, stagedUploadPath);
  if (file === null) {
    const message =
      "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.";
    return refusal("stagedUploadPath", message, "NO_SUCH_FILE");
  }
  const variables = readVariables(file);
  if (!variables) return refusal("stagedUploadPath", "The JSONL file is invalid.", "INVALID_STAGED_UPLOAD_FILE");
  const operation = begin(call, "MUTATION", mutation);
  setImmediate(() => void carryOutMutation(call, operation, ready.document, variables));
  return { bulkOperation: bulkOperationObject(operation), userErrors: [] };
}

function cancel({ id }: { id: string }, call: Call) {
  const operation = lookUp(call.shop.bulkOperations, "BulkOperation", id);
  if (!operation) return { bulkOperation: null, userErrors: [userError(["id"], "Bulk operation does not exist")] };
  if (operation.status === "RUNNING" && operation.type === "MUTATION") operation.status = "CANCELING";
  else if (isUnderWay(operation) && operation.status !== "CANCELING") {
    operation.status = "CANCELED";
    finish(call, operation);
  }
  return { bulkOperation: bulkOperationObject(operation), userErrors: [] };
}

const FIELDS = {
  id: (operation: BulkOperation) => operation.id,
  status: (operation: BulkOperation) => operation.status,
  operation_type: (operation: BulkOperation) => operation.type,
  created_at: (operation: BulkOperation) => operation.createdAt,
};

export const bulkOperations: ResolverGroup = {
  query: {
    bulkOperation({ id }: { id: string }, call) {
      const operation = lookUp(call.shop.bulkOperations, "BulkOperation", id);
      return operation ? bulkOperationObject(operation) : null;
    },
    currentBulkOperation({ type }: { type?: string | null }, call) {
      const last = [...call.shop.bulkOperations.values()].findLast((one) => one.type === (type ?? "QUERY"));
      return last ? bulkOperationObject(last) : null;
    },
    /** The newest first, unless asked for the other way round. */
    bulkOperations(args: PageArgs & { query?: string | null }, call) {
      const found = search(call.shop.bulkOperations.values(), args.query, { fields: FIELDS, words: ["status"] });
      return connectionById(found.toReversed(), args, bulkOperationObject);
    },
  },
  mutation: { bulkOperationRunQuery: startQuery, bulkOperationRunMutation: startMutation, bulkOperationCancel: cancel },
};
