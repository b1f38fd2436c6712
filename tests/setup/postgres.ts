/** One PostgreSQL per test run, with a migrated template database that every test file clones. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../scripts/postgres.ts";

const TEMPLATE = "standby_template";

declare module "vitest" {
  export interface ProvidedContext {
    postgresPort: number;
    templateDatabase: string;
  }
}

/** Nothing here must survive a power cut, so the disk is not waited for. */
const FORGETFUL = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "standby-test-"));
  const port = await freePort();
  const postgres = await startPostgres({ folder: path.join(folder, "postgres"), port, settings: FORGETFUL });
  await postgres.ensureDatabase(TEMPLATE);
  await promisify(execFile)("npx", ["prisma", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: postgres.url(TEMPLATE) },
  });
  project.provide("postgresPort", port);
  project.provide("templateDatabase", TEMPLATE);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port."))));
    });
  });
}
