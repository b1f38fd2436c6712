/** The demo: database, sandbox, app and worker on this machine, a store worth looking at, until a signal stops it. */
import path from "node:path";
import { parseArgs } from "node:util";
import { inspectTheme } from "#sandbox/storefront/theme/inspect-theme.ts";
import { startDemo } from "./demo/start-demo.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const DEFAULT_PORT = 4400;
const MOST_NOTES = 12;

const { values } = parseArgs({
  options: { dev: { type: "boolean", default: false }, theme: { type: "string" } },
});

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => controller.abort());

/** Read from where the command was typed: npm changes to the project's folder first. */
const themeFolder = values.theme
  ? path.resolve(process.env.INIT_CWD ?? process.cwd(), values.theme)
  : path.join(ROOT, "sandbox", "themes", "harbor");

function checkTheme(): void {
  const report = inspectTheme(themeFolder);
  if (!report.ok) throw new Error(report.message);
  const shown = report.notes.slice(0, MOST_NOTES);
  for (const note of shown) console.log(`Theme: ${note}`);
  if (report.notes.length > shown.length) console.log(`Theme: … and ${report.notes.length - shown.length} more like these.`);
}

try {
  checkTheme();
  const demo = await startDemo({
    root: ROOT,
    folder: path.resolve(ROOT, process.env.DEMO_DIR ?? ".data/demo"),
    firstPort: Number(process.env.DEMO_PORT ?? DEFAULT_PORT),
    themeFolder,
    hotReload: values.dev,
    signal: controller.signal,
    say: (line) => console.log(line),
  });
  await demo.stopped;
} catch (error) {
  if (!controller.signal.aborted) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } else console.log("Stopped.");
}
process.exit();
