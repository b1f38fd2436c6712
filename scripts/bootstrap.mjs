/** Makes a fresh clone ready to run: packages, Node 24, Prisma's client, the production build. Built-ins only, Node 18 or newer. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const BIN = path.join(ROOT, "node_modules", ".bin");
const NODE_24 = path.join(ROOT, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const OLDEST_NODE = 18;
const LOG_TAIL_LINES = 25;
const TICK_MS = 10_000;

/** What the build is made of: when none of it changed, the last build still stands. */
const BUILD_SOURCES = ["app", "prisma", "public", "package-lock.json", "remix.config.js", "vite.config.ts"];

/** The environment in which the project's own Node 24 and tools come first. */
export const toolEnv = (extra = {}) => ({
  ...process.env,
  PATH: `${path.dirname(NODE_24)}${path.delimiter}${BIN}${path.delimiter}${process.env.PATH}`,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  ...extra,
});

/** @returns the path of the project's Node 24, once packages are there. */
export async function ensureInstalled() {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    fail(
      `Standby needs Node.js ${OLDEST_NODE} or newer to start; this is ${process.versions.node}. Install a newer one and try again.`,
    );
  }
  const wanted = hashOf(["package-lock.json"]);
  const marker = path.join(ROOT, "node_modules", ".standby-installed");
  if (!existsSync(NODE_24) || !isMarked(marker, wanted)) {
    await step("Installing packages (a minute or two the first time)", npmCommand(), [
      "ci",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ]);
    if (!existsSync(NODE_24))
      fail("npm did not bring Node 24 along. Allow install scripts (npm config get ignore-scripts) and try again.");
    writeFileSync(marker, wanted);
  }
  const generated = path.join(ROOT, "app", "generated", "prisma", ".standby-generated");
  const schema = hashOf(["prisma/schema.prisma", "package-lock.json"]);
  if (!isMarked(generated, schema)) {
    await step("Generating the database client", "prisma", ["generate"]);
    writeFileSync(generated, schema);
  }
  return NODE_24;
}

/** Builds for production unless the last build is of the same sources. */
export async function ensureBuilt() {
  const marker = path.join(ROOT, "build", ".standby-built");
  const wanted = hashOf(BUILD_SOURCES);
  if (isMarked(marker, wanted)) return;
  await step("Building the app", "remix", ["vite:build"]);
  writeFileSync(marker, wanted);
}

/**
 * Runs a command with its output in a log file, showing that time passes; ends the process with the log's tail when it fails.
 */
export async function step(title, command, args, env = {}) {
  const startedAt = Date.now();
  const logFile = path.join(ROOT, ".data", "logs", `${title.split(" ")[0].toLowerCase()}.log`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  process.stdout.write(`${title} …\n`);
  const ticker = setInterval(() => process.stdout.write(`  ${seconds(startedAt)} s …\n`), TICK_MS);
  const code = await run(command, args, { env: toolEnv(env), output: logFile });
  clearInterval(ticker);
  if (code !== 0) {
    const tail = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-LOG_TAIL_LINES).join("\n");
    fail(`${tail}\n\n"${command} ${args.join(" ")}" did not work. The whole output is in ${path.relative(ROOT, logFile)}.`);
  }
  process.stdout.write(`  done in ${seconds(startedAt)} s\n`);
}

/** @returns the exit code; output goes to `output`, a file, or to this terminal. */
export function run(command, args, { env = toolEnv(), output } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: output ? ["ignore", "pipe", "pipe"] : "inherit" });
    if (output) {
      const file = createWriteStream(output);
      child.stdout.pipe(file, { end: false });
      child.stderr.pipe(file, { end: false });
      child.on("close", () => file.end());
    }
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

export function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

const npmCommand = () => (process.platform === "win32" ? "npm.cmd" : "npm");
const seconds = (since) => Math.round((Date.now() - since) / 1000);
const isMarked = (marker, wanted) => existsSync(marker) && readFileSync(marker, "utf8") === wanted;

/** One hash over the contents of files and folders. */
function hashOf(sources) {
  const hash = createHash("sha256");
  for (const source of sources)
    for (const file of filesOf(path.join(ROOT, source))) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(entry) {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .sort()
    .filter((name) => name !== "generated" && !name.includes(".test."))
    .flatMap((name) => filesOf(path.join(entry, name)));
}
