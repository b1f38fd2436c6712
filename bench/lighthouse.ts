/**
 * G16: Lighthouse points that the theme extension costs the product, collection and home page, with it and without it in turn. Needs a
 * running demo; block and embed are switched off and on in its theme, and left on.
 */
import lighthouse from "lighthouse";
import { chromium } from "@playwright/test";
import { SPEC_VARIANTS } from "#sandbox/seed/history-plan.ts";
import { CHROME_FLAGS, CHROME_PATH } from "./chromium.ts";
import { readDemoStore, switchExtension, type DemoStore } from "./demo-store.ts";
import type { Benchmark, BenchSetting } from "./measurement.ts";

/** By how much each page counts, as Shopify weighs them; the product page once with a waitlist, once on pre-order. */
const PAGES = [
  { path: `/products/${SPEC_VARIANTS.waiting.handle}`, weight: 0.2 },
  { path: "/products/squall-umbrella", weight: 0.2 },
  { path: "/collections/all", weight: 0.43 },
  { path: "/", weight: 0.17 },
];
const OTHERS = ["accessibility", "best-practices", "seo"];
const POINTS = 100;
const LIMIT_POINTS = 1;

type Audit = { points: Record<string, number>; shift: number };
type PagePair = { path: string; weight: number; with: Audit; without: Audit };

async function audit(url: string, port: number): Promise<Audit> {
  const ran = await lighthouse(url, { port, logLevel: "error", onlyCategories: ["performance", ...OTHERS] });
  if (!ran || ran.lhr.runtimeError) throw new Error(`Lighthouse could not read ${url}: ${ran?.lhr.runtimeError?.message}`);
  const { categories, audits } = ran.lhr;
  return {
    points: Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, (score ?? 0) * POINTS])),
    shift: audits["cumulative-layout-shift"]?.numericValue ?? 0,
  };
}

async function auditPages(demo: DemoStore, { port }: BenchSetting): Promise<PagePair[]> {
  const pairs: PagePair[] = [];
  for (const page of PAGES) {
    await switchExtension(demo, true);
    const ours = await audit(demo.storefront + page.path, port);
    await switchExtension(demo, false);
    pairs.push({ ...page, with: ours, without: await audit(demo.storefront + page.path, port) });
  }
  return pairs;
}

const lost = (pair: PagePair, category: string) => (pair.without.points[category] ?? 0) - (pair.with.points[category] ?? 0);

/** Performance as Shopify weighs the pages. */
const performanceLost = (pairs: PagePair[]) => pairs.reduce((sum, pair) => sum + pair.weight * lost(pair, "performance"), 0);

function breachesOf(pairs: PagePair[]): string[] {
  return pairs.flatMap((pair) => [
    ...OTHERS.filter((category) => lost(pair, category) > 0).map((category) => `${pair.path} loses ${category}`),
    ...(pair.with.shift > pair.without.shift ? [`${pair.path} shifts by ${pair.with.shift.toFixed(4)}`] : []),
  ]);
}

const inWords = ({ path, ...pair }: PagePair) =>
  `${path} ${(["with", "without"] as const).map((side) => `${Object.values(pair[side].points).map(Math.round).join("/")} ${side}`).join(", ")}`;

export const lighthousePoints: Benchmark = {
  name: "G16-points",
  path: "storefront: Lighthouse performance points lost over product, collection and home ÷ 1",
  unit: "points",
  goal: { ratio: LIMIT_POINTS, is: "at most" },
  async start(setting) {
    const demo = readDemoStore();
    const args = [...CHROME_FLAGS, `--remote-debugging-port=${setting.port}`];
    const browser = await chromium.launch({ executablePath: CHROME_PATH, args });
    const rounds: PagePair[][] = [];
    return {
      async round() {
        const pairs = await auditPages(demo, setting);
        rounds.push(pairs);
        return { ours: performanceLost(pairs), baseline: LIMIT_POINTS };
      },
      notes: () => `performance/accessibility/best practices/SEO: ${rounds.at(-1)?.map(inWords).join("; ")}`,
      breaches: () => rounds.flatMap(breachesOf),
      async stop() {
        await switchExtension(demo, true);
        await browser.close();
      },
    };
  },
};
