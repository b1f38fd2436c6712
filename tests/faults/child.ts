/** Starts and kills processes of the app, on the database of the test. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const READY_MS = 20_000;

export type Child = { process: ChildProcess; output: () => string; kill(signal: NodeJS.Signals): Promise<number | null> };

/** Runs a module in a process of its own until its log says `ready`. */
export async function startChild(module: string, env: Record<string, string>, ready: string): Promise<Child> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", module], {
    env: { ...process.env, LOG_LEVEL: "info", NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  const giveUpAt = Date.now() + READY_MS;
  while (!output.includes(ready)) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      await kill("SIGKILL");
      throw new Error(`${module} did not get ready:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { process: child, output: () => output, kill };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
