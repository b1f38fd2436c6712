/** A process of the demo: its log goes to a file, it is started again when it dies, it stops when told. */
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";

const STOP_GRACE_MS = 10_000;
const TAIL_LINES = 15;
/** One that dies this soon after its start, this often in a row, will not live. */
const SOON_MS = 10_000;
const MOST_EARLY_DEATHS = 3;

export type Child = {
  /** Resolves when it was stopped, or died too often to be started again. */
  ended: Promise<void>;
  /** The last lines of its log. */
  tail(): Promise<string>;
  stop(): Promise<void>;
};

type ChildInput = {
  name: string;
  args: string[];
  root: string;
  env: NodeJS.ProcessEnv;
  logFolder: string;
  say: (line: string) => void;
};

export async function startChild(input: ChildInput): Promise<Child> {
  await mkdir(input.logFolder, { recursive: true });
  const logFile = path.join(input.logFolder, `${input.name}.log`);
  const log = createWriteStream(logFile);
  const life = { stopping: false, child: spawnChild(input, log) };
  const ended = keepAlive(input, log, life);
  return {
    ended,
    tail: async () => (await readFile(logFile, "utf8")).trimEnd().split("\n").slice(-TAIL_LINES).join("\n"),
    async stop() {
      life.stopping = true;
      life.child.kill("SIGTERM");
      const timer = setTimeout(() => life.child.kill("SIGKILL"), STOP_GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function keepAlive(input: ChildInput, log: WriteStream, life: { stopping: boolean; child: ChildProcess }): Promise<void> {
  for (let earlyDeaths = 0; earlyDeaths < MOST_EARLY_DEATHS;) {
    const startedAt = Date.now();
    await exitOf(life.child);
    if (life.stopping) return;
    earlyDeaths = Date.now() - startedAt < SOON_MS ? earlyDeaths + 1 : 0;
    if (earlyDeaths === MOST_EARLY_DEATHS) return;
    input.say(`The ${input.name} process ended (${how(life.child)}). Starting it again …`);
    life.child = spawnChild(input, log);
  }
}

const exitOf = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("exit", () => resolve()));

const how = ({ signalCode, exitCode }: ChildProcess) => signalCode ?? `code ${exitCode}`;

function spawnChild({ args, root, env }: ChildInput, log: WriteStream): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: a Ctrl-C in the terminal reaches only the demo, which stops its processes in order.
    detached: true,
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return child;
}
