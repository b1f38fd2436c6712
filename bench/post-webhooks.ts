/**
 * The load generator, in a process of its own: keep-alive connections that each post a webhook, wait for the answer and
 * post the next. Requests are written to bare sockets, so that measuring costs little beside what is measured.
 */
import { createHmac, randomUUID } from "node:crypto";
import { connect } from "node:net";

export type LoadOptions = {
  port: number;
  connections: number;
  seconds: number;
  /** Post only so many different webhooks, over and over; 0: each once. */
  distinct: number;
  secret: string;
};
export type LoadResult = { perSecond: number; p50Ms: number; p99Ms: number; refused: number; errors: number };

const SHOPS = 50;
/** As text: the ids have more digits than a JavaScript number. */
const BODY =
  '{"inventory_item_id":271878346596884015,"location_id":24826418,"available":10,"updated_at":"2026-11-01T10:00:00-05:00",' +
  '"admin_graphql_api_id":"gid://shopify/InventoryLevel/24826418?inventory_item_id=271878346596884015"}';
const STATUS = { from: 9, to: 12 };

function requestHead(secret: string): string {
  const signature = createHmac("sha256", secret).update(BODY).digest("base64");
  return (
    "POST /webhooks HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nx-shopify-topic: inventory_levels/update\r\n" +
    `x-shopify-hmac-sha256: ${signature}\r\nx-shopify-api-version: 2026-10\r\nx-shopify-triggered-at: 2026-11-01T15:00:00.000Z\r\n` +
    `content-length: ${Buffer.byteLength(BODY)}\r\n`
  );
}

async function run(options: LoadOptions): Promise<LoadResult> {
  const head = requestHead(options.secret);
  const run = randomUUID().slice(0, 18);
  const latencies: number[] = [];
  const counts = { sent: 0, refused: 0, errors: 0 };
  const nextRequest = () => {
    const nth = counts.sent++;
    const id = options.distinct ? nth % options.distinct : nth;
    const name = options.distinct ? "again" : run;
    return `${head}x-shopify-shop-domain: shop-${id % SHOPS}.myshopify.com\r\nx-shopify-webhook-id: ${name}-${id}\r\n\r\n${BODY}`;
  };
  const startedAt = performance.now();
  const endsAt = startedAt + options.seconds * 1000;
  await Promise.all(
    Array.from({ length: options.connections }, () => postUntil(endsAt, options.port, nextRequest, latencies, counts)),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    perSecond: latencies.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    refused: counts.refused,
    errors: counts.errors,
  };
}

function postUntil(
  endsAt: number,
  port: number,
  nextRequest: () => string,
  latencies: number[],
  counts: { refused: number; errors: number },
): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1").setNoDelay(true);
    let sentAt = 0;
    const post = () => {
      sentAt = performance.now();
      socket.write(nextRequest());
    };
    socket.on("connect", post);
    socket.on("data", (answer) => {
      const now = performance.now();
      if (answer.toString("latin1", STATUS.from, STATUS.to) === "200") latencies.push(now - sentAt);
      else counts.refused++;
      if (now < endsAt) post();
      else socket.end();
    });
    socket.on("error", () => counts.errors++);
    socket.on("close", () => resolve());
  });
}

const result = await run(JSON.parse(process.argv[2] ?? "{}") as LoadOptions);
process.stdout.write(JSON.stringify(result));
