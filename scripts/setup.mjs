/** `npm run setup`: everything a fresh clone needs, and nothing started. */
import { ensureBuilt, ensureInstalled } from "./bootstrap.mjs";

await ensureInstalled();
await ensureBuilt();
