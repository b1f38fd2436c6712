/** Records what became of the messages of a slice, and what follows for addresses that do not exist. */
import type { ShopTx } from "#app/data/in-shop.ts";
import { settleMessages, type SettledMessage } from "#app/data/message-slices.ts";
import type { SuppressionReason } from "#app/data/suppressions.ts";
import { nextAttempt } from "#app/domain/next-attempt.ts";
import { suppressAddress } from "./suppress-address.ts";

export type DeliveryResult =
  | { outcome: "done"; providerId: string }
  | { outcome: "retry" | "reconnect"; reason: string; afterSeconds?: number }
  | { outcome: "refused"; reason: string; suppress?: SuppressionReason }
  /** Never tried, since the worker is stopping. */
  | { outcome: "released" };

export type AttemptedMessage = {
  message: { id: bigint; attempts: number; createdAt: Date; toAddress: string };
  subject: string | null;
  result: DeliveryResult;
};

/** A person has to mend it first, so trying again soon is of no use. */
const RECONNECT_WAIT_SECONDS = 300;

export async function recordDeliveries(tx: ShopTx, attempted: AttemptedMessage[], now: Date): Promise<void> {
  await settleMessages(
    tx,
    attempted.map((each) => settle(each, now)),
    now,
  );
  for (const { message, result } of attempted) {
    if (result.outcome !== "refused" || !result.suppress) continue;
    await suppressAddress(tx, { address: message.toAddress, reason: result.suppress, now });
  }
}

function settle({ message, subject, result }: AttemptedMessage, now: Date): SettledMessage {
  const { id, attempts, createdAt } = message;
  const settled = { id, attempts, ...(subject === null ? {} : { subject }) };
  switch (result.outcome) {
    case "done":
      return { ...settled, state: "sent", reason: null, providerId: result.providerId, event: "sent" };
    case "released":
      return { ...settled, state: "queued", reason: null, dueAt: now, event: null };
    case "refused":
      return { ...settled, state: "failed", reason: result.reason, event: "failed" };
  }
  const afterSeconds = Math.max(result.afterSeconds ?? 0, result.outcome === "reconnect" ? RECONNECT_WAIT_SECONDS : 0);
  const dueAt = nextAttempt({ attempts, createdAt, now, afterSeconds });
  return dueAt
    ? { ...settled, state: "queued", reason: result.reason, dueAt, event: "retry" }
    : { ...settled, state: "failed", reason: `Given up after three days. ${result.reason}`, event: "failed" };
}
