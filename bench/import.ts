/** G15: taking in a file of variants, against COPY of the same rows into the same table; its memory and its event loop. */
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { memoryArgs } from "../scripts/memory-args.ts";
import type { Benchmark, BenchSetting } from "./measurement.ts";

const ROWS = 100_000;
const MANY_ROWS = 1_000_000;
const SHOP = 1;

type Taken = { perSecond: number; peakMegabytes: number; heldMegabytes: number; lagP99Ms: number };

/** In a process of its own, so that its memory is what the import takes and nothing else. */
async function takeIn(setting: BenchSetting, rows: number): Promise<Taken> {
  await emptyTables(setting.databaseUrl);
  const module = path.join(import.meta.dirname, "take-in-file.ts");
  const args = [...memoryArgs(process.env), "--disable-warning=ExperimentalWarning", "--expose-gc", module, String(rows)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...setting.env } });
  return JSON.parse(stdout) as Taken;
}

async function emptyTables(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("truncate imports, import_rows");
  await client.query("insert into shops (id, domain) values ($1, 'bench.myshopify.com') on conflict do nothing", [SHOP]);
  await client.end();
}

/** COPY FROM is refused where row-level security binds, so the baseline is allowed to go without. */
async function copyIn(setting: BenchSetting, rows: number): Promise<number> {
  await emptyTables(setting.databaseUrl);
  const args = ["--disable-warning=ExperimentalWarning", path.join(import.meta.dirname, "copy-rows.ts"), String(rows)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...setting.env } });
  return Number(stdout);
}

const MOST_LAG_MS = 50;
const speed = { unit: "rows/s", goal: { ratio: 0.5, is: "at least" } } as const;

export const G15: Benchmark = {
  name: "G15",
  path: "file of 100,000 variants parsed and kept ÷ COPY into the same table",
  ...speed,
  async start(setting) {
    const lags: number[] = [];
    return {
      async round() {
        const taken = await takeIn(setting, ROWS);
        lags.push(taken.lagP99Ms);
        return { ours: taken.perSecond, baseline: await copyIn(setting, ROWS) };
      },
      notes: () => `event-loop lag p99 at most ${Math.max(...lags).toFixed(1)} ms`,
      breaches: () => (Math.max(...lags) > MOST_LAG_MS ? [`the event loop is kept for more than ${MOST_LAG_MS} ms`] : []),
      stop: () => Promise.resolve(),
    };
  },
};

export const G15_MEMORY: Benchmark = {
  name: "G15-memory",
  path: "peak memory with 1,000,000 rows ÷ with 100,000",
  unit: "MB",
  goal: { ratio: 1.2, is: "at most" },
  async start(setting) {
    const held: string[] = [];
    return {
      async round() {
        const [many, few] = [await takeIn(setting, MANY_ROWS), await takeIn(setting, ROWS)];
        held.push(`${many.heldMegabytes.toFixed(1)} and ${few.heldMegabytes.toFixed(1)} MB`);
        return { ours: many.peakMegabytes, baseline: few.peakMegabytes };
      },
      notes: () => `held at the end, all garbage gone: ${held.at(-1) ?? "nothing"}`,
      stop: () => Promise.resolve(),
    };
  },
};
