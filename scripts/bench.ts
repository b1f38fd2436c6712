/** Measures what docs/benchmarks.md promises: `npm run bench` nearly all of it, `npm run bench -- G1 runs` some. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import * as adminPages from "../bench/admin-pages.ts";
import * as importing from "../bench/import.ts";
import * as ingest from "../bench/ingest.ts";
import * as lighthouse from "../bench/lighthouse.ts";
import * as productsPage from "../bench/products-page.ts";
import * as runs from "../bench/runs.ts";
import * as storefront from "../bench/storefront.ts";
import { judge, type Benchmark, type BenchSetting, type Result, type Round } from "../bench/measurement.ts";
import { startPostgres } from "./postgres.ts";

const ROUNDS = 5;
const ROOT = path.join(import.meta.dirname, "..");
const RESULT_FILE = path.join(ROOT, ".data", "bench", "latest.json");
const BENCHMARKS: Benchmark[] = [
  ...Object.values(ingest),
  ...Object.values(importing),
  ...Object.values(productsPage),
  ...Object.values(storefront),
  ...Object.values(lighthouse),
  ...Object.values(adminPages),
  ...Object.values(runs),
];

/** A name alone, or the beginning of several. */
const isMeant = (asked: string, { name }: Benchmark) => name === asked || name.startsWith(`${asked}-`);

function chosen(names: string[]): Benchmark[] {
  const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => isMeant(name, benchmark)));
  if (unknown.length)
    throw new Error(`There is no ${unknown.join(", ")}. Choose from ${BENCHMARKS.map(({ name }) => name).join(", ")}.`);
  if (names.length === 0) return BENCHMARKS.filter(({ isLong }) => !isLong);
  return BENCHMARKS.filter((benchmark) => names.some((name) => isMeant(name, benchmark)));
}

async function measure(benchmark: Benchmark, setting: BenchSetting): Promise<Result> {
  const running = await benchmark.start(setting);
  try {
    if (!benchmark.isLong) await running.round();
    const rounds: Round[] = [];
    while (rounds.length < (benchmark.isLong ? 1 : ROUNDS)) {
      const round = await running.round();
      rounds.push(round);
      console.log(
        `${benchmark.name} round ${rounds.length}: ${figure(round.ours)} ÷ ${figure(round.baseline)} = ${(round.ours / round.baseline).toFixed(3)}`,
      );
    }
    return judge(benchmark, rounds, { notes: running.notes?.() ?? "", breaches: running.breaches?.() ?? [] });
  } finally {
    await running.stop();
  }
}

const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

function printTable(results: Result[]): void {
  const rows = results.map((result) => [
    result.name,
    `${figure(result.ours)} ${result.unit}`,
    `${figure(result.baseline)} ${result.unit}`,
    `${result.ratio.toFixed(3)} (${result.spread.map((ratio) => ratio.toFixed(3)).join("–")})`,
    result.goal,
    result.verdict,
    [result.path, result.notes].filter(Boolean).join("; "),
  ]);
  const table = [["", "ours", "baseline", "ratio (spread)", "goal", "", "path"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

async function prepare(): Promise<{ setting: BenchSetting; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "standby-bench-"));
  const postgres = await startPostgres({ folder: path.join(folder, "postgres"), port: await freePort() });
  await postgres.ensureDatabase("bench");
  const databaseUrl = postgres.url("bench");
  const prisma = path.join(ROOT, "node_modules", "prisma", "build", "index.js");
  await promisify(execFile)(process.execPath, [prisma, "migrate", "deploy"], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const env = {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: "bench",
    SHOPIFY_API_SECRET: "bench-secret",
    SHOPIFY_APP_URL: "http://127.0.0.1",
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "error",
    RUN_WORKER: "0",
  };
  const stop = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { setting: { databaseUrl, env, port: await freePort(), barePort: await freePort() }, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}

const benchmarks = chosen(process.argv.slice(2));
const { setting, stop } = await prepare();
try {
  const results: Result[] = [];
  for (const benchmark of benchmarks) results.push(await measure(benchmark, setting));
  printTable(results);
  await mkdir(path.dirname(RESULT_FILE), { recursive: true });
  await writeFile(
    RESULT_FILE,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), node: process.version, results }, null, 2)}\n`,
  );
} finally {
  await stop();
}
