/** Starts the web or the worker process on the built app; brings a private PostgreSQL along when none is named. */
import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { memoryArgs } from "./memory-args.ts";
import { startPostgres } from "./postgres.ts";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const PRIVATE_POSTGRES_PORT = 54329;

const role = process.argv[2] === "worker" ? "worker" : "web";
const database = process.env.DATABASE_URL ? null : await startPrivatePostgres();
const env = { ...process.env, ...(database && { DATABASE_URL: database.url("standby"), RUN_WORKER: "1" }) };

if (role === "web") execFileSync("prisma", ["migrate", "deploy"], { cwd: ROOT, env, stdio: "inherit" });
const args = [...memoryArgs(env), path.join(ROOT, "build", "server", `${role}.js`)];
const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", async (code) => {
  await database?.stop();
  process.exit(code ?? 1);
});

async function startPrivatePostgres() {
  if (role === "worker") {
    console.error("A worker of its own needs DATABASE_URL: without one, `npm start` does the worker's work too.");
    process.exit(1);
  }
  const postgres = await startPostgres({ folder: path.join(ROOT, ".data", "postgres"), port: PRIVATE_POSTGRES_PORT });
  await postgres.ensureDatabase("standby");
  return postgres;
}
