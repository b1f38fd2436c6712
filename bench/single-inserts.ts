/** The baseline of G1: single-row INSERTs by 16 clients, with pgbench where there is one, else with the pg driver. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const CLIENTS = 16;
const PAYLOAD = "x".repeat(230);
const INSERT =
  "insert into inbox (shop_domain, webhook_id, topic, payload, triggered_at) " +
  `values ('bench.myshopify.com', gen_random_uuid()::text, 'inventory_levels/update', '${PAYLOAD}', now());`;
const SYSTEM_FOLDER = "/usr/lib/postgresql";

function findPgbench(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "pgbench"));
  const versions = existsSync(SYSTEM_FOLDER) ? readdirSync(SYSTEM_FOLDER) : [];
  const inSystem = versions.map((version) => path.join(SYSTEM_FOLDER, version, "bin", "pgbench"));
  return [...onPath, ...inSystem].find((file) => existsSync(file));
}

export const BASELINE_TOOL = findPgbench() ? "pgbench" : "pg driver";

/** @returns INSERTs per second. */
export async function singleInserts(databaseUrl: string, seconds: number): Promise<number> {
  const pgbench = findPgbench();
  return pgbench ? byPgbench(pgbench, databaseUrl, seconds) : byDriver(databaseUrl, seconds);
}

async function byPgbench(pgbench: string, databaseUrl: string, seconds: number): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "standby-pgbench-"));
  const script = path.join(folder, "insert.sql");
  await writeFile(script, INSERT);
  const args = ["-n", "-M", "prepared", "-c", String(CLIENTS), "-j", "2", "-T", String(seconds), "-f", script, databaseUrl];
  const { stdout } = await promisify(execFile)(pgbench, args);
  await rm(folder, { recursive: true });
  const tps = /tps = ([\d.]+) \(without/.exec(stdout)?.[1];
  if (!tps) throw new Error(`pgbench said nothing of tps:\n${stdout}`);
  return Number(tps);
}

async function byDriver(databaseUrl: string, seconds: number): Promise<number> {
  const file = path.join(import.meta.dirname, "insert-rows.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [file, databaseUrl, String(CLIENTS), String(seconds), INSERT]);
  return Number(stdout);
}
