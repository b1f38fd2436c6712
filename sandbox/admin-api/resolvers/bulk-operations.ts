/** Bulk queries: started, watched, cancelled. Bulk mutations are not in the sandbox. */
import type { Call, ResolverGroup } from "#sandbox/admin-api/call.ts";
import { prepareBulkQuery, runBulkQuery } from "#sandbox/admin-api/bulk-query.ts";
import { connectionById, type PageArgs } from "#sandbox/admin-api/connection.ts";
import { userError } from "#sandbox/admin-api/errors.ts";
import { lookUp } from "#sandbox/admin-api/ids.ts";
import { search } from "#sandbox/admin-api/search-query.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inZone, nowInstant } from "#sandbox/store/instant.ts";
import type { BulkOperation } from "#sandbox/store/state.ts";

const MOST_AT_ONCE = 5;
const isUnderWay = ({ status }: BulkOperation) => status === "CREATED" || status === "RUNNING";

function bulkOperationObject(operation: BulkOperation) {
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", operation.id),
    type: operation.type,
    status: operation.status,
    query: operation.query,
    url: operation.url,
    partialDataUrl: null,
    errorCode: operation.errorCode,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount ?? 0),
    fileSize: operation.result === undefined ? null : String(Buffer.byteLength(operation.result)),
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
  };
}

function start({ query }: { query: string }, call: Call) {
  const refuse = (message: string, code: string) => ({ bulkOperation: null, userErrors: [userError(["query"], message, code)] });
  const ready = prepareBulkQuery(query);
  if ("refused" in ready) return refuse(ready.refused, "INVALID");
  if ([...call.shop.bulkOperations.values()].filter(isUnderWay).length >= MOST_AT_ONCE) {
    return refuse(`A maximum of ${MOST_AT_ONCE} bulk operations can run at once.`, "LIMIT_REACHED");
  }
  const operation: BulkOperation = {
    ...{ id: call.context.store.nextId(), type: "QUERY", status: "CREATED", query, url: null, objectCount: 0, errorCode: null },
    ...{ createdAt: nowInstant(), completedAt: null },
  };
  call.shop.bulkOperations.set(operation.id, operation);
  setImmediate(() => void run(call, operation, ready.document));
  return { bulkOperation: bulkOperationObject(operation), userErrors: [] };
}

async function run(call: Call, operation: BulkOperation, document: Parameters<typeof runBulkQuery>[1]): Promise<void> {
  if (operation.status !== "CREATED") return;
  operation.status = "RUNNING";
  try {
    const { lines, rootObjects } = await runBulkQuery(call, document);
    const result = lines.map((line) => `${line}\n`).join("");
    const url = lines.length > 0 ? `${call.context.origins.admin}/bulk-results/${operation.id}.jsonl` : null;
    Object.assign(operation, { status: "COMPLETED", result, url, objectCount: lines.length, rootObjectCount: rootObjects });
  } catch (error) {
    const denied = error instanceof Error && error.message.startsWith("Access denied");
    Object.assign(operation, { status: "FAILED", errorCode: denied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR" });
  }
  finish(call, operation);
}

function finish(call: Call, operation: BulkOperation): void {
  operation.completedAt = nowInstant();
  const at = (instant: string) => inZone(instant, call.shop.ianaTimezone);
  call.context.store.emit(call.shop, "bulk_operations/finish", {
    admin_graphql_api_id: gid("BulkOperation", operation.id),
    completed_at: at(operation.completedAt),
    created_at: at(operation.createdAt),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
  });
}

function cancel({ id }: { id: string }, call: Call) {
  const operation = lookUp(call.shop.bulkOperations, "BulkOperation", id);
  if (!operation) return { bulkOperation: null, userErrors: [userError(["id"], "Bulk operation does not exist")] };
  if (isUnderWay(operation)) {
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
    bulkOperations(args: PageArgs & { query?: string | null }, call) {
      const found = search(call.shop.bulkOperations.values(), args.query, { fields: FIELDS, words: ["status"] });
      return connectionById(found, args, bulkOperationObject);
    },
  },
  mutation: { bulkOperationRunQuery: start, bulkOperationCancel: cancel },
};
