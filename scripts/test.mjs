/**
 * `npm test`: format, lint and layers, types, unit, integration, then the browser against one demo.
 * `npm run check` (--fast) leaves out what needs a database or a browser.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT, ensureBuilt, ensureInstalled, run, toolEnv } from "./bootstrap.mjs";
import { ensureChromium } from "./chromium.mjs";
import { findPorts } from "./free-ports.mjs";

const fast = process.argv.includes("--fast");
const { TEST_DEMO_PORT } = process.env;
const DEMO_WITHIN_MS = 300_000;
const counts = { passed: 0, failed: 0 };
const failures = [];
/** Browser tests that passed only at their second try: a race, in the test or in Standby, that wants mending. */
const shaky = [];

const node = await ensureInstalled();
// What the browser tests need is asked for before anything takes minutes.
const chromium = fast ? undefined : await ensureChromium();
if (!fast) await findPorts(TEST_DEMO_PORT);
const results = mkdtempSync(path.join(tmpdir(), "standby-results-"));

await part("format", "prettier", ["--check", "--cache", "--log-level", "warn", "."]);
await part("lint", "eslint", ["--cache", "--cache-location", ".cache/eslint/", "--max-warnings", "0", "."]);
await part("types", "tsc", ["--noEmit"]);
await part("types of the admin extension", "tsc", ["--noEmit", "-p", "extensions/standby-admin"]);
await vitest();
if (!fast) await browser();

rmSync(results, { recursive: true, force: true });
for (const title of shaky) console.log(`passed at the second try only, so it has a race to mend: ${title}`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(failures.length > 0 ? 1 : 0);

async function part(name, command, args, env) {
  const startedAt = Date.now();
  console.log(`\n== ${name}`);
  const code = await run(command, args, { env: toolEnv(env) });
  console.log(`   ${code === 0 ? "ok" : "FAILED"} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  if (code !== 0) failures.push(name);
  return code;
}

async function vitest() {
  const output = path.join(results, "vitest.json");
  const projects = fast ? ["--project", "unit"] : [];
  await part(fast ? "unit tests" : "unit and integration tests", "vitest", [
    "run",
    ...projects,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${output}`,
  ]);
  const report = read(output);
  counts.passed += report?.numPassedTests ?? 0;
  counts.failed += report?.numFailedTests ?? 0;
}

async function browser() {
  await ensureBuilt();
  const folder = mkdtempSync(path.join(tmpdir(), "standby-demo-"));
  console.log("\n== demo for the browser tests");
  const demo = spawn(node, ["--disable-warning=ExperimentalWarning", path.join(ROOT, "scripts", "demo.ts")], {
    cwd: ROOT,
    env: toolEnv({ DEMO_DIR: folder, DEMO_PORT: String(await findPorts(TEST_DEMO_PORT)) }),
    stdio: "inherit",
  });
  const ended = new Promise((resolve) => demo.on("exit", resolve));
  // Stopped half-way, it must not leave the demo behind on its ports.
  const stop = () => (demo.kill(), process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  if (await isReady(folder, demo)) {
    const output = path.join(results, "playwright.json");
    await part("browser tests", "playwright", ["test", "--retries=1"], {
      DEMO_DIR: folder,
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: output,
    });
    const report = read(output);
    counts.passed += (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0);
    counts.failed += report?.stats.unexpected ?? 0;
    shaky.push(...titlesOf(report?.suites ?? [], "flaky"));
  } else {
    console.log(
      demo.exitCode === null ? `The demo was not ready within ${DEMO_WITHIN_MS / 1000} s.` : "The demo ended: see above.",
    );
    failures.push("demo for the browser tests");
  }
  demo.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function isReady(folder, demo) {
  for (const deadline = Date.now() + DEMO_WITHIN_MS; Date.now() < deadline && demo.exitCode === null;) {
    if (existsSync(path.join(folder, "ready.json"))) return true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return false;
}

/** The tests of Playwright's nested suites that ended with a status. */
function titlesOf(suites, status) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some((test) => test.status === status)).map(({ file, title }) => `${file}: ${title}`),
    ...titlesOf(inner, status),
  ]);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
