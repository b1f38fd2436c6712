/** `npm run bench [-- NAME …]`: measures the production build against baselines of the same run (scripts/bench.ts). */
import path from "node:path";
import { ROOT, ensureBuilt, ensureInstalled, run } from "./bootstrap.mjs";

const node = await ensureInstalled();
await ensureBuilt();
process.exit(await run(node, [path.join(ROOT, "scripts", "bench.ts"), ...process.argv.slice(2)]));
