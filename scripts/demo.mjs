/** `npm run demo`: installs and builds what is missing, then starts the demo (scripts/demo.ts) on Node 24. */
import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT, ensureBuilt, ensureInstalled, toolEnv } from "./bootstrap.mjs";

const args = process.argv.slice(2);
const node = await ensureInstalled();
if (!args.includes("--dev")) await ensureBuilt();

const demo = spawn(node, ["--disable-warning=ExperimentalWarning", path.join(ROOT, "scripts", "demo.ts"), ...args], {
  cwd: ROOT,
  env: toolEnv(),
  stdio: "inherit",
});
// The terminal sends its signal to the whole group, a supervisor only to us: pass it on, the demo takes a second one calmly.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => demo.kill(signal));
demo.on("exit", (code) => process.exit(code ?? 1));
