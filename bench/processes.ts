/** Processes that a benchmark starts, and the load it puts on them. */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { memoryArgs } from "../scripts/memory-args.ts";
import type { LoadOptions, LoadResult } from "./post-webhooks.ts";

const FOLDER = import.meta.dirname;
const BUILT_WEB = path.join(FOLDER, "..", "build", "server", "web.js");
const BUILT_WORKER = path.join(FOLDER, "..", "build", "server", "worker.js");
const READY_ATTEMPTS = 600;

export type Running = {
  pid: number;
  stop(): Promise<void>;
  /** At once, in the middle of whatever it does. */ kill(): Promise<void>;
};

/** @param isReady asked until it says yes. @throws with the process's words when it ends before. */
export async function startProcess(
  module: string,
  env: Record<string, string>,
  isReady: (output: string) => Promise<boolean>,
): Promise<Running> {
  const child = spawn(process.execPath, [...memoryArgs(process.env), "--disable-warning=ExperimentalWarning", module], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk).slice(0, 10_000)));
  for (let attempt = 0; !(await isReady(output)); attempt++) {
    if (child.exitCode !== null || attempt > READY_ATTEMPTS) {
      child.kill("SIGKILL");
      throw new Error(`${path.basename(module)} did not get ready:\n${output}`);
    }
    await sleep(100);
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return { pid: child.pid ?? 0, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

/** The production web process. */
export function startWeb(env: Record<string, string>, port: number): Promise<Running> {
  if (!existsSync(BUILT_WEB)) throw new Error("There is no build: run npm run build first.");
  const isWell = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
  return startProcess(BUILT_WEB, { ...env, PORT: String(port) }, isWell);
}

export const startWorker = (env: Record<string, string>): Promise<Running> =>
  startProcess(BUILT_WORKER, { ...env, LOG_LEVEL: "info" }, (output) => Promise.resolve(output.includes("worker ready")));

export const startBareEndpoint = (env: Record<string, string>, port: number): Promise<Running> =>
  startProcess(path.join(FOLDER, "bare-endpoint.ts"), { ...env, PORT: String(port) }, (output) =>
    Promise.resolve(output.startsWith("listening")),
  );

/** Puts load on a webhook endpoint from a process of its own. */
export async function postWebhooks(options: LoadOptions): Promise<LoadResult> {
  const args = ["--disable-warning=ExperimentalWarning", path.join(FOLDER, "post-webhooks.ts"), JSON.stringify(options)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as LoadResult;
}
