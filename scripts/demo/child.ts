/** A process of the demo: its log goes to a file, its end is noticed, it stops when told. */
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";

const STOP_GRACE_MS = 10_000;
const TAIL_LINES = 15;

export type Child = {
  /** Resolves with the exit code, whenever that is. */
  ended: Promise<number>;
  /** The last lines of its log. */
  tail(): Promise<string>;
  stop(): Promise<void>;
};

export async function startChild(input: {
  name: string;
  args: string[];
  root: string;
  env: NodeJS.ProcessEnv;
  logFolder: string;
}): Promise<Child> {
  await mkdir(input.logFolder, { recursive: true });
  const logFile = path.join(input.logFolder, `${input.name}.log`);
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, input.args, {
    cwd: input.root,
    env: input.env,
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: a Ctrl-C in the terminal reaches only the demo, which stops its processes in order.
    detached: true,
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  return {
    ended,
    tail: async () => (await readFile(logFile, "utf8")).trimEnd().split("\n").slice(-TAIL_LINES).join("\n"),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
