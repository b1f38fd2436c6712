/** Takes in one file of so many rows and says how fast, in how much memory, and how long the event loop was kept. Run with --expose-gc. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { closeDatabase } from "#app/data/database.ts";
import { inShop } from "#app/data/in-shop.ts";
import { addImportRows } from "#app/data/import-rows.ts";
import { addImport } from "#app/data/imports.ts";
import { readCsv } from "#app/flows/read-csv.ts";
import { variantsCsv } from "./variants-csv.ts";

const SHOP = 1;
const MAX_BYTES = 1024 ** 3;
const NANOSECONDS = 1e6;
const BYTES_PER_MEGABYTE = 1024 ** 2;

const rows = Number(process.argv[2]);
const { id } = await inShop(SHOP, (tx) =>
  addImport(tx, { kind: "stock", fileName: "bench.csv", actor: "bench", now: new Date() }),
);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const startedAt = performance.now();
await readCsv(variantsCsv(rows), { maxBytes: MAX_BYTES, take: (batch) => addImportRows(SHOP, id, batch) });
const seconds = (performance.now() - startedAt) / 1000;
delay.disable();
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
await globalThis.gc?.({ execution: "async" });
process.stdout.write(
  JSON.stringify({
    perSecond: rows / seconds,
    peakMegabytes,
    /** What is still held when all garbage is gone. */
    heldMegabytes: process.memoryUsage().heapUsed / BYTES_PER_MEGABYTE,
    lagP99Ms: delay.percentile(99) / NANOSECONDS,
  }),
);
await closeDatabase();
