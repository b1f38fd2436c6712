/** What a benchmark is made of: rounds of ours and a baseline in turn, and what they say together. */

export type Round = { ours: number; baseline: number };

export type Benchmark = {
  name: string;
  path: string;
  /** What a round's numbers are, e.g. "acknowledged/s". */
  unit: string;
  goal: { ratio: number; is: "at least" | "at most" };
  /** Takes many minutes: measured once, without a round to warm up, and only when it is asked for by name. */
  isLong?: boolean;
  start(setting: BenchSetting): Promise<RunningBenchmark>;
};

export type RunningBenchmark = {
  /** Measures both sides once, ours first. */
  round(): Promise<Round>;
  /** What else was seen. */
  notes?(): string;
  /** What must never be and was seen in some round: it misses the goal, whatever the ratio. */
  breaches?(): string[];
  stop(): Promise<void>;
};

export type BenchSetting = {
  /** A migrated database on a PostgreSQL with its default settings, fsync on. */
  databaseUrl: string;
  /** Environment for processes of the app on that database. */
  env: Record<string, string>;
  /** Free ports: for the web process, and for what it is compared with. */
  port: number;
  barePort: number;
};

export type Result = {
  name: string;
  path: string;
  unit: string;
  ours: number;
  baseline: number;
  ratio: number;
  spread: [number, number];
  goal: string;
  verdict: "met" | "missed" | "void";
  notes: string;
};

/** A baseline that strays further from its median than this makes the run void. */
const MAX_BASELINE_DEVIATION = 0.25;

export function judge(benchmark: Benchmark, rounds: Round[], seen: { notes: string; breaches: string[] }): Result {
  const ratios = rounds.map(({ ours, baseline }) => ours / baseline);
  const baselines = rounds.map(({ baseline }) => baseline);
  const middle = median(baselines);
  const isVoid = baselines.some((baseline) => Math.abs(baseline - middle) > MAX_BASELINE_DEVIATION * middle);
  const ratio = median(ratios);
  const { goal } = benchmark;
  const breaches = [...new Set(seen.breaches)];
  const isMet = breaches.length === 0 && (goal.is === "at least" ? ratio >= goal.ratio : ratio <= goal.ratio);
  return {
    name: benchmark.name,
    path: benchmark.path,
    unit: benchmark.unit,
    ours: median(rounds.map(({ ours }) => ours)),
    baseline: middle,
    ratio,
    spread: [Math.min(...ratios), Math.max(...ratios)],
    goal: `${goal.is === "at least" ? "≥" : "≤"} ${goal.ratio}`,
    verdict: isVoid ? "void" : isMet ? "met" : "missed",
    notes: [...breaches, seen.notes].filter(Boolean).join("; "),
  };
}

/** The smallest value that so large a share of all does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

const Z_95 = 1.96;

/** Between which values the median lies with 95 % confidence, whatever the values' distribution. */
export function medianInterval(values: number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const reach = (Z_95 * Math.sqrt(sorted.length)) / 2;
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? 0;
  return [at(Math.floor(sorted.length / 2 - reach) - 1), at(Math.ceil(sorted.length / 2 + reach))];
}
