/** Large runs whose worker is killed on the way, against the same bulk operations without Standby; and their memory. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { PartResult, Story } from "./carry-out-runs.ts";
import type { ReconcileResult } from "./reconcile-round.ts";
import type { Benchmark, BenchSetting } from "./measurement.ts";

const VARIANTS = Number(process.env.BENCH_VARIANTS ?? 100_000);
const FEWER = 5;
const MODULE = path.join(import.meta.dirname, "carry-out-runs.ts");

/** All parts are done with one store, one after the other; whoever asks first has them done. */
const stories = new Map<number, Promise<Story>>();

function storyOf(setting: BenchSetting, variants: number): Promise<Story> {
  const told = stories.get(variants) ?? tell(setting, variants);
  stories.set(variants, told);
  return told;
}

/** In a process of its own, which says on the way how far it has come. */
async function tell(setting: BenchSetting, variants: number): Promise<Story> {
  const args = [MODULE, String(variants), ...(variants < VARIANTS ? ["without-baseline"] : [])];
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    env: { ...process.env, ...setting.env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`The runs with ${variants} variants did not come to their end.`);
  return JSON.parse(output.slice(output.lastIndexOf("\n"))) as Story;
}

const notesOf = ({ stoodStill, peakMegabytes, points, requests, asked, operations }: PartResult): string =>
  [
    `${stoodStill.length} kills, after which nothing moved for ${stoodStill.map((seconds) => seconds.toFixed(0)).join(", ")} s`,
    `worker at most ${peakMegabytes.toFixed(0)} MB`,
    `${points} points in ${requests} requests (${asked.map(([name, times]) => `${times} ${name}`).join(", ")}), ${operations} bulk operations`,
  ].join("; ");

const takes = (part: keyof Story["runs"], ratio: number, words: string): Benchmark => ({
  name: `runs-${part}`,
  path: `${VARIANTS} ${words} ÷ the same bulk operations alone`,
  unit: "s",
  goal: { ratio, is: "at most" },
  isLong: true,
  async start(setting) {
    const result = (await storyOf(setting, VARIANTS)).runs[part];
    return {
      round: () => Promise.resolve({ ours: result.seconds, baseline: result.rawSeconds }),
      notes: () => notesOf(result),
      breaches: () => result.wrong,
      stop: () => Promise.resolve(),
    };
  },
});

export const RUNS_ASSIGN = takes("assign", 3, "variants assigned");
export const RUNS_IMPORT = takes("import", 3, "rows imported, 40 % of them bad");
export const RUNS_UNASSIGN = takes("unassign", 3, "variants unassigned");

const TEN_MINUTES_SECONDS = 600;

const reconcileNotes = ({ round, quiet, peakMegabytes }: ReconcileResult): string =>
  [
    `after the assignment all ${round.read} read in ${round.seconds.toFixed(0)} s for ${round.points} points in ${round.requests} requests`,
    `a quiet pass: ${quiet.seconds.toFixed(0)} s, ${quiet.points} points in ${quiet.requests} requests`,
    `worker at most ${peakMegabytes.toFixed(0)} MB`,
  ].join("; ");

export const RUNS_RECONCILE: Benchmark = {
  name: "runs-reconcile",
  path: `how late a policy, a metafield and a missed webhook among ${VARIANTS} variants are known ÷ ten minutes`,
  unit: "s",
  goal: { ratio: 1, is: "at most" },
  isLong: true,
  async start(setting) {
    const { reconciled } = await storyOf(setting, VARIANTS);
    const latest = Math.max(0, ...Object.values(reconciled.knownAfterSeconds));
    return {
      round: () => Promise.resolve({ ours: latest, baseline: TEN_MINUTES_SECONDS }),
      notes: () => reconcileNotes(reconciled),
      breaches: () => reconciled.wrong,
      stop: () => Promise.resolve(),
    };
  },
};

export const RUNS_MEMORY: Benchmark = {
  name: "runs-memory",
  path: `the worker's peak memory with ${VARIANTS} variants ÷ with ${VARIANTS / FEWER}`,
  unit: "MB",
  goal: { ratio: 1.2, is: "at most" },
  isLong: true,
  async start(setting) {
    const partsOf = ({ runs, reconciled }: Story) => ({ ...runs, reconcile: reconciled });
    const peakOf = (story: Story) => Math.max(...Object.values(partsOf(story)).map(({ peakMegabytes }) => peakMegabytes));
    const [many, few] = [await storyOf(setting, VARIANTS), await storyOf(setting, VARIANTS / FEWER)];
    const each = (story: Story) =>
      Object.entries(partsOf(story))
        .map(([part, { peakMegabytes }]) => `${part} ${peakMegabytes.toFixed(0)}`)
        .join(", ");
    return {
      round: () => Promise.resolve({ ours: peakOf(many), baseline: peakOf(few) }),
      notes: () => `${each(many)} MB and ${each(few)} MB`,
      breaches: () => Object.values(partsOf(few)).flatMap(({ wrong }) => wrong),
      stop: () => Promise.resolve(),
    };
  },
};
