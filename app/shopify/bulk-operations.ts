/** Bulk operations: started once, found again by their name, watched. They spend none of a shop's points. */
import { gid, toShopifyId } from "#app/domain/shopify-id.ts";
import { adminGraphql } from "./admin.ts";
import { uploadVariables } from "./bulk-files.ts";
import { refusalOf, type UserError } from "./user-errors.ts";

export const RUN_BULK_QUERY = `#graphql
  mutation RunBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id }
      userErrors { field message code }
    }
  }
`;

export const RUN_BULK_MUTATION = `#graphql
  mutation RunBulkMutation($mutation: String!, $path: String!) {
    bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) {
      bulkOperation { id }
      userErrors { field message code }
    }
  }
`;

/** `busy`: Shopify carries out as many operations as it will; later there is room. */
export type BulkStarted = { state: "started"; operationId: bigint } | { state: "busy" } | { state: "refused"; reason: string };
type Payload = { bulkOperation: { id: string } | null; userErrors: UserError[] };

const BUSY = new Set(["LIMIT_REACHED", "OPERATION_IN_PROGRESS"]);

function startedOf({ bulkOperation, userErrors }: Payload): BulkStarted {
  if (bulkOperation) return { state: "started", operationId: toShopifyId(bulkOperation.id) };
  if (userErrors.some(({ code }) => BUSY.has(code ?? ""))) return { state: "busy" };
  return { state: "refused", reason: refusalOf(userErrors) ?? "Shopify did not say why." };
}

/** @param query its operation's name is how it is found again (`findBulkOperation`) */
export async function startBulkQuery(shopDomain: string, query: string): Promise<BulkStarted> {
  type Answer = { bulkOperationRunQuery: Payload };
  return startedOf((await adminGraphql<Answer>(shopDomain, RUN_BULK_QUERY, { query })).bulkOperationRunQuery);
}

/** @param variables JSON lines, one for each time the mutation is carried out: a file in pieces */
export async function startBulkMutation(shopDomain: string, mutation: string, variables: Uint8Array[]): Promise<BulkStarted> {
  type Answer = { bulkOperationRunMutation: Payload };
  const path = await uploadVariables(shopDomain, variables);
  const answer = await adminGraphql<Answer>(shopDomain, RUN_BULK_MUTATION, { mutation, path });
  return startedOf(answer.bulkOperationRunMutation);
}

export const FIND_BULK_OPERATIONS = `#graphql
  query FindBulkOperations($query: String!) {
    bulkOperations(first: 50, query: $query) { nodes { id query } }
  }
`;

/** One that was started by a worker that died before it could note it. The newest fifty are looked through. */
export async function findBulkOperation(shopDomain: string, type: "query" | "mutation", name: string): Promise<bigint | null> {
  type Answer = { bulkOperations: { nodes: { id: string; query: string }[] } };
  const variables = { query: `operation_type:${type}` };
  const { bulkOperations } = await adminGraphql<Answer>(shopDomain, FIND_BULK_OPERATIONS, variables);
  const found = bulkOperations.nodes.find(({ query }) => new RegExp(`\\b${name}\\b`).test(query));
  return found ? toShopifyId(found.id) : null;
}

export const READ_BULK_OPERATION = `#graphql
  query ReadBulkOperation($id: ID!) {
    bulkOperation(id: $id) { status url partialDataUrl objectCount rootObjectCount }
  }
`;

/** An operation that failed, was cancelled or has expired may have a partial result; one without any result has no address. */
export type BulkState = { state: "running" | "done" | "failed"; url: string | null; objects: number; rootObjects: number };

const RUNNING = new Set(["CREATED", "RUNNING", "CANCELING"]);

export async function readBulkOperation(shopDomain: string, operationId: bigint): Promise<BulkState> {
  type Node = { status: string; url: string | null; partialDataUrl: string | null; objectCount: string; rootObjectCount: string };
  const id = gid("BulkOperation", operationId);
  const { bulkOperation: node } = await adminGraphql<{ bulkOperation: Node | null }>(shopDomain, READ_BULK_OPERATION, { id });
  if (!node) return { state: "failed", url: null, objects: 0, rootObjects: 0 };
  const state = RUNNING.has(node.status) ? "running" : node.status === "COMPLETED" ? "done" : "failed";
  const counted = { objects: Number(node.objectCount), rootObjects: Number(node.rootObjectCount) };
  return { state, url: node.url ?? node.partialDataUrl, ...counted };
}
