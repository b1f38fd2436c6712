/** G1 to G5: webhooks in, by the production web process. */
import pg from "pg";
import type { Benchmark, BenchSetting } from "./measurement.ts";
import { postWebhooks, startBareEndpoint, startWeb, startWorker, type Running } from "./processes.ts";
import type { LoadResult } from "./post-webhooks.ts";
import { BASELINE_TOOL, singleInserts } from "./single-inserts.ts";

const SECONDS = 3;
/** Enough to saturate the endpoint on two cores. */
const CONNECTIONS = 96;
/** Ten times as many senders as the baseline of G1 has; each sends its next webhook as soon as it is answered. */
const OVERLOAD_CONNECTIONS = 160;
const PATIENCE_MS = 5_000;
const DISTINCT = 1_000;
const PATH = "webhook ingest";

const load = ({ env, port }: BenchSetting, options: { connections?: number; distinct?: number; port?: number } = {}) =>
  postWebhooks({
    port,
    connections: CONNECTIONS,
    distinct: 0,
    seconds: SECONDS,
    secret: env.SHOPIFY_API_SECRET as string,
    ...options,
  });

async function emptyInbox(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("truncate inbox, doorbells");
  await client.query("checkpoint").catch(() => undefined);
  await client.end();
}

/** Notes the slowest percentile over all rounds, and every answer that was not 2xx. */
function seen() {
  const all: LoadResult[] = [];
  const refused = () => all.reduce((sum, result) => sum + result.refused + result.errors, 0);
  return {
    add: (result: LoadResult) => (all.push(result), result.perSecond),
    notes: () => {
      const p99 = Math.max(...all.map(({ p99Ms }) => p99Ms)).toFixed(0);
      return `worst p99 ${p99} ms; answers other than 2xx: ${refused()}`;
    },
    breaches: () => (refused() > 0 ? [`${refused()} webhooks were refused`] : []),
  };
}

const stopAll = (running: Running[]) => Promise.all(running.map((one) => one.stop())).then(() => undefined);

export const G1: Benchmark = {
  name: "G1",
  path: `${PATH}: durable acknowledgements ÷ single-row INSERTs (${BASELINE_TOOL}, 16 clients)`,
  unit: "/s",
  goal: { ratio: 0.7, is: "at least" },
  async start(setting) {
    const web = await startWeb(setting.env, setting.port);
    const results = seen();
    return {
      async round() {
        await emptyInbox(setting.databaseUrl);
        const ours = results.add(await load(setting));
        await emptyInbox(setting.databaseUrl);
        return { ours, baseline: await singleInserts(setting.databaseUrl, SECONDS) };
      },
      notes: results.notes,
      stop: () => stopAll([web]),
    };
  },
};

export const G2: Benchmark = {
  name: "G2",
  path: `${PATH}: endpoint ÷ a bare endpoint that only checks the HMAC`,
  unit: "/s",
  goal: { ratio: 0.2, is: "at least" },
  async start(setting) {
    const { barePort } = setting;
    const running = [await startWeb(setting.env, setting.port), await startBareEndpoint(setting.env, barePort)];
    const results = seen();
    return {
      async round() {
        await emptyInbox(setting.databaseUrl);
        const ours = results.add(await load(setting));
        return { ours, baseline: (await load(setting, { port: barePort })).perSecond };
      },
      notes: results.notes,
      stop: () => stopAll(running),
    };
  },
};

export const G3: Benchmark = {
  name: "G3",
  path: `${PATH}: with a worker that processes ÷ without`,
  unit: "/s",
  goal: { ratio: 0.7, is: "at least" },
  async start(setting) {
    const web = await startWeb(setting.env, setting.port);
    const results = seen();
    return {
      async round() {
        await emptyInbox(setting.databaseUrl);
        const worker = await startWorker(setting.env);
        const ours = results.add(await load(setting));
        await worker.stop();
        await emptyInbox(setting.databaseUrl);
        return { ours, baseline: (await load(setting)).perSecond };
      },
      notes: results.notes,
      stop: () => stopAll([web]),
    };
  },
};

export const G4: Benchmark = {
  name: "G4",
  path: `${PATH}: p99 with ${OVERLOAD_CONNECTIONS} senders at once ÷ Shopify's 5 s`,
  unit: "ms",
  goal: { ratio: 0.02, is: "at most" },
  async start(setting) {
    const web = await startWeb(setting.env, setting.port);
    const results = seen();
    return {
      async round() {
        await emptyInbox(setting.databaseUrl);
        const result = await load(setting, { connections: OVERLOAD_CONNECTIONS });
        results.add(result);
        return { ours: result.p99Ms, baseline: PATIENCE_MS };
      },
      notes: results.notes,
      breaches: results.breaches,
      stop: () => stopAll([web]),
    };
  },
};

export const G5: Benchmark = {
  name: "G5",
  path: `${PATH}: all duplicates ÷ all unique`,
  unit: "/s",
  goal: { ratio: 0.9, is: "at least" },
  async start(setting) {
    const web = await startWeb(setting.env, setting.port);
    const results = seen();
    return {
      async round() {
        await emptyInbox(setting.databaseUrl);
        await load(setting, { distinct: DISTINCT });
        const ours = results.add(await load(setting, { distinct: DISTINCT }));
        await emptyInbox(setting.databaseUrl);
        return { ours, baseline: (await load(setting)).perSecond };
      },
      notes: results.notes,
      stop: () => stopAll([web]),
    };
  },
};
