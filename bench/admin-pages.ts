/**
 * G18: the admin's pages as a merchant meets them, in Shopify's frame on a processor four times slower: when their largest part stands,
 * how much they shift, how soon they answer. Needs a running demo.
 */
import { chromium, type Browser, type Frame, type Page } from "@playwright/test";
import { CHROME_FLAGS, CHROME_PATH, CHROME_USER_AGENT } from "./chromium.ts";
import { readDemoStore } from "./demo-store.ts";
import { percentile, type Benchmark } from "./measurement.ts";

const SLOWDOWN = 4;
const SETTLED_MS = 500;
const P75 = 0.75;

/** What is touched on a page, the first of these that is there; `find` names the first link to such a page on its list. */
type AdminPage = { name: string; path: string; find?: RegExp; touch: string };
const TYPED = "input[type=text]:not([readonly]), input:not([type]), input[type=number], textarea";
const LISTED = "[role=tab], main button, table td, main h2";
const PAGES: AdminPage[] = [
  { name: "Home", path: "/app", touch: "button[aria-expanded]" },
  { name: "Products", path: "/app/products", touch: "[role=tab]:not([aria-selected=true])" },
  { name: "a variant", path: "/app/products", find: /^\/app\/products\/\d+/, touch: TYPED },
  { name: "Templates", path: "/app/templates", touch: LISTED },
  { name: "a template", path: "/app/templates", find: /^\/app\/templates\/\d+/, touch: TYPED },
  { name: "Settings", path: "/app/settings", touch: TYPED },
  { name: "Waitlists", path: "/app/waitlists", touch: LISTED },
];

type Figures = { largestMs: number; shift: number; answerMs: number };

/** Runs in every frame before its own scripts. */
function watchPage(): void {
  const found = ((window as unknown as { found: object }).found = { largestMs: 0, shift: 0, answerMs: 0 });
  type Entry = PerformanceEntry & { value: number; hadRecentInput: boolean; interactionId: number };
  const observe = (type: string, see: (entry: Entry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => see(entry as Entry))).observe({
      type,
      durationThreshold: 16,
      buffered: true,
    } as PerformanceObserverInit);
  observe("largest-contentful-paint", (entry) => (found.largestMs = entry.startTime));
  // What somebody's click opens is no shift. Chrome says so by hadRecentInput, but not in a frame of the same site as the page around it,
  // as here: after a click it was seen true in a page alone and in another site's frame, and false in a frame of its own site.
  let inputAt = -Infinity;
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, ({ timeStamp }) => (inputAt = timeStamp), true);
  const isAnswer = ({ startTime }: Entry) => startTime >= inputAt && startTime - inputAt < 500;
  observe("layout-shift", (entry) => (found.shift += entry.hadRecentInput || isAnswer(entry) ? 0 : entry.value));
  observe("event", (entry) => (found.answerMs = entry.interactionId ? Math.max(found.answerMs, entry.duration) : found.answerMs));
}

async function openPage(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error(`There is no app at ${url}.`);
  await frame.waitForSelector("h1, .Polaris-Page");
  await frame.waitForLoadState("load");
  await page.waitForTimeout(SETTLED_MS);
  return frame;
}

async function visit(browser: Browser, { path, touch }: AdminPage): Promise<Figures> {
  // A context of its own: nothing is in its cache.
  const context = await browser.newContext({ userAgent: CHROME_USER_AGENT, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const frame = await openPage(page, readDemoStore().admin + path);
  const touched = frame.locator(touch).locator("visible=true").first();
  const isTyped = await touched.evaluate((element, typed) => element.matches(typed), TYPED);
  await touched.click();
  if (isTyped) await page.keyboard.press("1");
  await page.waitForTimeout(SETTLED_MS);
  const figures = await frame.evaluate(() => (window as unknown as { found: Figures }).found);
  await context.close();
  return figures;
}

/** Where the pages of one variant and one template are: behind the first link of their lists. */
async function findPages(browser: Browser): Promise<AdminPage[]> {
  const context = await browser.newContext({ userAgent: CHROME_USER_AGENT });
  const page = await context.newPage();
  const found: AdminPage[] = [];
  for (const wanted of PAGES) {
    const { path, find } = wanted;
    if (!find) found.push(wanted);
    else {
      const frame = await openPage(page, readDemoStore().admin + path);
      const links = await frame.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      const link = links.find((href) => find.test(href));
      if (!link) throw new Error(`${path} leads to no page like ${find.source}.`);
      found.push({ ...wanted, path: link });
    }
  }
  await context.close();
  return found;
}

/** One visit tells all three figures: each round is visited once, by the benchmark that comes to it first. */
const rounds: Promise<Map<string, Figures>>[] = [];

async function visitAll(): Promise<Map<string, Figures>> {
  const browser = await chromium.launch({ executablePath: CHROME_PATH, args: CHROME_FLAGS });
  try {
    const figures = new Map<string, Figures>();
    for (const page of await findPages(browser)) figures.set(page.name, await visit(browser, page));
    return figures;
  } finally {
    await browser.close();
  }
}

type Metric = { name: string; path: string; unit: string; limit: number; digits: number; of(figures: Figures): number };

/** The slowest page of a round is what counts. */
const pageBenchmark = ({ name, path, unit, limit, digits, of }: Metric): Benchmark => ({
  name,
  path,
  unit,
  goal: { ratio: 1, is: "at most" },
  start() {
    const seen = new Map(PAGES.map((page) => [page.name, [] as number[]]));
    let nth = 0;
    const p75 = () => [...seen].map(([page, values]) => ({ page, value: percentile(values, P75) }));
    return Promise.resolve({
      async round() {
        const figures = await (rounds[nth++] ??= visitAll());
        for (const [page, found] of figures) seen.get(page)?.push(of(found));
        return { ours: Math.max(...[...figures.values()].map(of)), baseline: limit };
      },
      notes: () =>
        `p75: ${p75()
          .map(({ page, value }) => `${page} ${value.toFixed(digits)}`)
          .join(", ")}`,
      breaches: () =>
        p75()
          .filter(({ value }) => value > limit)
          .map(({ page }) => `${page} is over the goal`),
      stop: () => Promise.resolve(),
    });
  },
});

export const largestPaint = pageBenchmark({
  name: "G18-lcp",
  path: "admin: slowest page's largest contentful paint ÷ 2.5 s, at 4× slowdown",
  unit: "ms",
  limit: 2_500,
  digits: 0,
  of: ({ largestMs }) => largestMs,
});

export const layoutShift = pageBenchmark({
  name: "G18-cls",
  path: "admin: layout shift of the page that shifts most ÷ 0.1, at 4× slowdown",
  unit: "",
  limit: 0.1,
  digits: 3,
  of: ({ shift }) => shift,
});

export const nextPaint = pageBenchmark({
  name: "G18-inp",
  path: "admin: slowest answer to a click or key ÷ 200 ms, at 4× slowdown",
  unit: "ms",
  limit: 200,
  digits: 0,
  of: ({ answerMs }) => answerMs,
});
