/** The demo: database, sandbox, app and worker on this machine, a store worth looking at, until a signal stops it. */
import path from "node:path";
import { parseArgs } from "node:util";
import { startDemo } from "./demo/start-demo.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const DEFAULT_PORT = 4400;

const { values } = parseArgs({
  options: { dev: { type: "boolean", default: false }, theme: { type: "string" } },
});

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => controller.abort());

try {
  const demo = await startDemo({
    root: ROOT,
    folder: path.resolve(ROOT, process.env.DEMO_DIR ?? ".data/demo"),
    firstPort: Number(process.env.DEMO_PORT ?? DEFAULT_PORT),
    themeFolder: path.resolve(values.theme ?? path.join(ROOT, "sandbox", "themes", "harbor")),
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
