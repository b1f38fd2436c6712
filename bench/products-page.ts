/** G14: the Products page among 1,000,000 variants: a page against `select 1`, a deep page against the first, and how both grow. */
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { Benchmark, BenchSetting } from "./measurement.ts";
import type { ReadProducts } from "./read-products.ts";
import { fillVariants } from "./variants-table.ts";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const MOST = 1_000_000;
const VISITS = 60;

async function read({ env }: BenchSetting, variants: number): Promise<ReadProducts> {
  const script = path.join(import.meta.dirname, "read-products.ts");
  const args = ["--disable-warning=ExperimentalWarning", script, String(VISITS), String(variants)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
  return JSON.parse(stdout) as ReadProducts;
}

async function fill(setting: BenchSetting, variants: number): Promise<void> {
  const client = new pg.Client({ connectionString: setting.databaseUrl });
  await client.connect();
  await fillVariants(client, variants);
  await client.end();
}

/** Shown beside the ratio: a vendor has a fiftieth of the variants, in the order of stock. */
const KINDS = ["page", "search", "vendor"] as const;

type Size = { variants: number } & ReadProducts;

/** How much longer it takes when there are ten times as many: 1 is no longer at all. */
function growth(sizes: Size[], kind: keyof ReadProducts): string {
  const [first, last] = [sizes[0] as Size, sizes.at(-1) as Size];
  return ((last[kind] / first[kind]) ** (1 / Math.log10(last.variants / first.variants))).toFixed(2);
}

function curve(sizes: Size[]): string {
  const points = sizes.map(({ variants, ...ms }) => `${variants / 1000}k ${KINDS.map((kind) => ms[kind].toFixed(1)).join("/")}`);
  const growths = KINDS.map((kind) => growth(sizes, kind)).join("/");
  return `${KINDS.join("/")} in ms: ${points.join(", ")}; × ${growths} for ten times the variants`;
}

/** First, while the table grows, how long each takes at every size. Within a round both sides are read in turn, visit by visit. */
export const productsPage: Benchmark = {
  name: "G14",
  path: "page of 50 among 1,000,000 variants ÷ select 1, each in a shop's transaction",
  unit: "ms",
  goal: { ratio: 5, is: "at most" },
  async start(setting) {
    const sizes: Size[] = [];
    for (const variants of SIZES) {
      await fill(setting, variants);
      sizes.push({ variants, ...(await read(setting, variants)) });
    }
    return {
      async round() {
        const { page, selectOne } = await read(setting, MOST);
        return { ours: page, baseline: selectOne };
      },
      notes: () => curve(sizes),
      stop: () => Promise.resolve(),
    };
  },
};

export const deepPage: Benchmark = {
  name: "G14-deep",
  path: "a page near the end of 1,000,000 variants ÷ the first",
  unit: "ms",
  goal: { ratio: 1.3, is: "at most" },
  async start(setting) {
    await fill(setting, MOST);
    return {
      async round() {
        const { deep, page } = await read(setting, MOST);
        return { ours: deep, baseline: page };
      },
      stop: () => Promise.resolve(),
    };
  },
};
