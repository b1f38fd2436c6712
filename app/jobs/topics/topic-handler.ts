/** What carries out webhooks of a topic. It runs in the transaction that marks the inbox row as processed. */
import type { ShopTx } from "#app/data/in-shop.ts";

export type TopicInput = {
  shopId: number;
  /** Parsed, not yet validated; whole numbers beyond 2^53 are strings of digits. */
  payload: unknown;
  raw: string;
  topic: string;
  triggeredAt: Date;
  inboxId: bigint;
  tx: ShopTx;
  now: Date;
};

/** Processed, or why there was nothing to do. */
export type TopicOutcome = "processed" | { ignored: string };

export type TopicHandler = {
  topics: readonly string[];
  /** @throws when the payload is not of the topic's shape or infrastructure is lost: the row is tried again, then put on the dead-letter list. */
  handle(input: TopicInput): Promise<TopicOutcome>;
  /** The same for a run of consecutive webhooks of one slice, when doing them together is cheaper. One outcome for all. */
  handleMany?(inputs: TopicInput[]): Promise<TopicOutcome>;
};
