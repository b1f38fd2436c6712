/** Carries bulk operations out, at their pace, and tells when they have ended. */
import { setTimeout as sleep } from "node:timers/promises";
import type { DocumentNode } from "graphql";
import { runBulkLine } from "#sandbox/admin-api/bulk-mutation.ts";
import { runBulkQuery } from "#sandbox/admin-api/bulk-query.ts";
import { bulkSettings } from "#sandbox/admin-api/bulk-settings.ts";
import type { Call } from "#sandbox/admin-api/call.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import { gid } from "#sandbox/store/gid.ts";
import { inZone, nowInstant } from "#sandbox/store/instant.ts";
import type { BulkOperation } from "#sandbox/store/state.ts";

const TURN_MS = 50;

export const isUnderWay = ({ status }: BulkOperation) => ["CREATED", "RUNNING", "CANCELING"].includes(status);

const addressOf = (call: Call, { id }: BulkOperation) => `${call.context.origins.admin}/bulk-results/${id}.jsonl`;
const fileOf = (lines: string[]) => lines.map((line) => `${line}\n`).join("");

export async function carryOutQuery(call: Call, operation: BulkOperation, document: DocumentNode): Promise<void> {
  if (operation.status !== "CREATED") return;
  operation.status = "RUNNING";
  try {
    const { lines, rootObjects } = await runBulkQuery(call, document);
    const url = lines.length > 0 ? addressOf(call, operation) : null;
    Object.assign(operation, { url, result: fileOf(lines), objectCount: lines.length, rootObjectCount: rootObjects });
    operation.status = "COMPLETED";
  } catch (error) {
    const denied = error instanceof Error && error.message.startsWith("Access denied");
    Object.assign(operation, { status: "FAILED", errorCode: denied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR" });
  }
  finish(call, operation);
}

/** As many lines each turn as the pace allows; whoever else asks the sandbox meanwhile is answered. */
export async function carryOutMutation(
  call: Call,
  operation: BulkOperation,
  document: DocumentNode,
  variables: Record<string, unknown>[],
): Promise<void> {
  if (operation.status !== "CREATED") return;
  operation.status = "RUNNING";
  const lines: string[] = [];
  const startedAt = performance.now();
  while (lines.length < variables.length && isStill(operation, "RUNNING")) {
    const { linesPerSecond, failAfterLines } = bulkSettings(call.shop);
    const due = Math.ceil(((performance.now() - startedAt + TURN_MS) / 1000) * linesPerSecond);
    const turn = Math.min(variables.length, due, lines.length + Math.ceil((4 * TURN_MS * linesPerSecond) / 1000));
    for (let next = lines.length; next < turn; next++) {
      lines.push(await runBulkLine(call, document, variables[next] ?? {}, next));
      if (lines.length === failAfterLines) return end(call, operation, lines, "FAILED");
    }
    Object.assign(operation, { objectCount: lines.length, rootObjectCount: lines.length });
    await sleep(TURN_MS);
  }
  end(call, operation, lines, isStill(operation, "RUNNING") ? "COMPLETED" : "CANCELED");
}

/** A status changes while a turn is awaited. */
const isStill = (operation: BulkOperation, status: BulkOperation["status"]) => operation.status === status;

function end(call: Call, operation: BulkOperation, lines: string[], status: "COMPLETED" | "CANCELED" | "FAILED"): void {
  const { cutResultAfterLines } = bulkSettings(call.shop);
  const result = fileOf(cutResultAfterLines === null ? lines : lines.slice(0, cutResultAfterLines));
  const url = lines.length > 0 ? addressOf(call, operation) : null;
  const whole = status === "COMPLETED";
  Object.assign(operation, { url: whole ? url : null, partialDataUrl: whole ? null : url, result, status });
  Object.assign(operation, { objectCount: lines.length, rootObjectCount: lines.length });
  if (status === "FAILED") operation.errorCode = "INTERNAL_SERVER_ERROR";
  finish(call, operation);
}

/** At start: what the last process was in the middle of has failed, with nothing to read of it. */
export function failInterrupted(context: SandboxContext): void {
  for (const shop of context.store.state.shops.values()) {
    for (const operation of [...shop.bulkOperations.values()].filter(isUnderWay)) {
      Object.assign(operation, { status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" });
      finish({ context, shop }, operation);
    }
  }
}

/** `bulk_operations/finish`, whatever became of it. */
export function finish(call: Pick<Call, "context" | "shop">, operation: BulkOperation): void {
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
