/**
 * `npm start` and `npm run worker`: one process in production, its environment read from .env where there is one.
 * Without DATABASE_URL the web process starts a private PostgreSQL in .data/postgres and does the worker's work too.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT, ensureBuilt, ensureInstalled, run, toolEnv } from "./bootstrap.mjs";

const role = process.argv[2] === "worker" ? "worker" : "web";
const node = await ensureInstalled();
await ensureBuilt();
const envFile = path.join(ROOT, ".env");
const args = existsSync(envFile) ? [`--env-file=${envFile}`] : [];
process.exit(await run(node, [...args, path.join(ROOT, "scripts", "start.ts"), role], { env: toolEnv() }));
