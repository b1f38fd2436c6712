/**
 * What the theme extension costs a product page, with and without it in turn: G16 and G17. Needs a running demo (`npm run demo`), whose
 * folder DEMO_DIR names; the page is fetched once, so that the server's speed does not count.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Browser, type Page } from "@playwright/test";
import { SPEC_VARIANTS } from "#sandbox/seed/history-plan.ts";
import { CHROME_FLAGS, CHROME_PATH } from "./chromium.ts";
import { readDemoStore, switchExtension } from "./demo-store.ts";
import { median, medianInterval, type Benchmark } from "./measurement.ts";

const SCRIPT = path.resolve("extensions/standby-storefront/assets/standby.js");
const KB = 1024;
const SCRIPT_LIMIT_BYTES = 5 * KB;
const MAIN_THREAD_LIMIT_MS = 15;
const CLICK_LIMIT_MS = 100;
const SLOWDOWN = 4;
const SETTLED_MS = 600;
/** Visits with and without in one round of the main thread, per case: single ones stray more than what is measured. */
const PAIRS = 6;

/** How a shop has the offer in its theme: one of the two as a rule, seldom both. */
const PLACED = {
  without: [false, false],
  block: [true, false],
  embed: [false, true],
  both: [true, true],
} as const;
type Placed = keyof typeof PLACED;

/** Whose pages are measured, and what they must show. */
const PAGES = {
  waiting: { ...SPEC_VARIANTS.waiting, offer: "waitlist" },
  inStock: { ...SPEC_VARIANTS.inStock, offer: "in_stock" },
  preorder: { handle: "squall-umbrella", variantTitle: "Coral", offer: "preorder" },
};

/** What a shopper may open: a waitlist, in each way; a pre-order; and a variant in normal sale whose sibling is on an offer. */
const CASES = [
  { variant: "waiting", placed: "block", said: "waitlist, block" },
  { variant: "waiting", placed: "embed", said: "waitlist, embed" },
  { variant: "waiting", placed: "both", said: "waitlist, block and embed" },
  { variant: "preorder", placed: "block", said: "pre-order, block" },
  { variant: "inStock", placed: "block", said: "normal sale, block" },
] as const;

type ProductPage = { url: string; html: Record<Placed | "bare", string> };
type Visit = { taskMs: number; shift: number; requests: number };

/** The page with the block's elements and words alone: no style, no script, nothing packed. What any app would pay that shows them. */
const withoutOurs = (html: string) =>
  html
    .replace(/<standby-offer[^]*?<\/standby-offer>/, (offer) =>
      offer.replace(/<(style|script|noscript)\b[^]*?<\/\1>/g, "").replaceAll("standby-offer", "div"),
    )
    .replace(/<script type="module">[^]*?<\/script>\s*(?=<script[^>]*standby\.js)/, "")
    .replace(/<script[^>]*standby\.js[^>]*><\/script>/, "");

async function readProductPage(of: keyof typeof PAGES): Promise<ProductPage> {
  const demo = readDemoStore();
  const { handle, variantTitle, offer } = PAGES[of];
  const product = (await (await fetch(`${demo.storefront}/products/${handle}.js`)).json()) as {
    variants: { id: number; title: string }[];
  };
  const variant = product.variants.find(({ title }) => title === variantTitle);
  const url = `${demo.storefront}/products/${handle}?variant=${variant?.id}`;
  const html = {} as ProductPage["html"];
  try {
    for (const [placed, [block, embed]] of Object.entries(PLACED)) {
      await switchExtension(demo, block, embed);
      html[placed as Placed] = await (await fetch(url)).text();
    }
  } finally {
    await switchExtension(demo, true);
  }
  if (!html.block.includes(`data-offer="${offer}"`))
    throw new Error(`The demo's product page shows no ${offer} offer: start the demo with its history.`);
  html.bare = withoutOurs(html.block);
  return { url, html };
}

async function openPage(
  browser: Browser,
  product: ProductPage,
  placed: Placed | "bare",
): Promise<{ page: Page; seen: string[] }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url()));
  await page.route(product.url, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: product.html[placed] }),
  );
  await page.addInitScript(() => {
    const found = ((window as unknown as { found: object }).found = { shift: 0, slowestMs: 0 });
    type Entry = PerformanceEntry & { value: number };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Entry[]) found.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.slowestMs = Math.max(found.slowestMs, duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  return { page, seen };
}

/** From the first byte until the page has settled. */
async function visit(browser: Browser, product: ProductPage, placed: Placed | "bare"): Promise<Visit> {
  const { page, seen } = await openPage(browser, product, placed);
  const devtools = await page.context().newCDPSession(page);
  // Time of the thread, not of the clock: what else runs on the machine does not count. And the browser's own slowdown, which wakes and
  // stops the thread, strays by more than what is measured: the thread's time is multiplied instead.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(product.url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLED_MS);
  const { metrics } = await devtools.send("Performance.getMetrics");
  const shift = await page.evaluate(() => (window as unknown as { found: { shift: number } }).found.shift);
  await page.close();
  const taskMs = (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  return { taskMs, shift, requests: seen.filter((url) => !/standby(-\w+)?\.(js|css)/.test(url)).length };
}

/** How long the first click, on a variant whose offer has not been on show, keeps the page from answering. */
async function clickMs(browser: Browser, product: ProductPage): Promise<number> {
  const { page } = await openPage(browser, product, "both");
  const devtools = await page.context().newCDPSession(page);
  await page.goto(product.url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLED_MS);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.locator(`label:has-text("${SPEC_VARIANTS.waiting.variantTitle}")`).first().click();
  await page.waitForTimeout(SETTLED_MS);
  const slowest = await page.evaluate(() => (window as unknown as { found: { slowestMs: number } }).found.slowestMs);
  await page.close();
  return slowest;
}

const launch = () => chromium.launch({ executablePath: CHROME_PATH, args: CHROME_FLAGS });

export const scriptSize: Benchmark = {
  name: "G16",
  path: "storefront: script, compressed ÷ 5 KB",
  unit: "bytes",
  goal: { ratio: 1, is: "at most" },
  async start() {
    const [browser, product] = [await launch(), await readProductPage("waiting")];
    const found = { requests: 0, shift: 0 };
    return {
      async round() {
        const bare = await visit(browser, product, "without");
        for (const placed of ["block", "embed", "both"] as const) {
          const ours = await visit(browser, product, placed);
          found.requests = Math.max(found.requests, ours.requests - bare.requests);
          found.shift = Math.max(found.shift, ours.shift - bare.shift);
        }
        return { ours: gzipSync(readFileSync(SCRIPT), { level: 9 }).byteLength, baseline: SCRIPT_LIMIT_BYTES };
      },
      notes: () => "beside the script no request before the shopper acts, and no layout shift, by block, embed or both",
      breaches: () => [
        ...(found.requests > 0 ? [`${found.requests} requests before the shopper acts`] : []),
        ...(found.shift > 0 ? [`layout shift added: ${found.shift.toFixed(4)}`] : []),
      ],
      stop: () => browser.close(),
    };
  },
};

const addedMs = (ours: Visit, without: Visit) => (ours.taskMs - without.taskMs) * SLOWDOWN;

const inWords = (added: number[]) => {
  const [from, to] = medianInterval(added).map((bound) => bound.toFixed(1));
  return `${median(added).toFixed(1)} ms (${from}–${to})`;
};

export const mainThread: Benchmark = {
  name: "G17",
  path: `storefront: main thread added, the slowest case, ÷ ${MAIN_THREAD_LIMIT_MS} ms, at ${SLOWDOWN}× slowdown`,
  unit: "ms",
  goal: { ratio: 1, is: "at most" },
  async start() {
    const pages = {} as Record<keyof typeof PAGES, ProductPage>;
    for (const name of ["waiting", "inStock", "preorder"] as const) pages[name] = await readProductPage(name);
    const browser = await launch();
    const added = CASES.map((): number[] => []);
    const bare: number[] = [];
    return {
      async round() {
        for (let pair = 0; pair < PAIRS; pair += 1) {
          const without = {} as Record<keyof typeof PAGES, Visit>;
          for (const [at, { variant, placed }] of CASES.entries()) {
            without[variant] ??= await visit(browser, pages[variant], "without");
            added[at]?.push(addedMs(await visit(browser, pages[variant], placed), without[variant]));
          }
          bare.push(addedMs(await visit(browser, pages.waiting, "bare"), without.waiting));
        }
        return { ours: Math.max(...added.map((all) => median(all.slice(-PAIRS)))), baseline: MAIN_THREAD_LIMIT_MS };
      },
      notes: () => {
        const each = CASES.map(({ said }, at) => `${said}: ${inWords(added[at] ?? [])}`);
        const floor = `the waitlist's elements with no style or script of ours: ${inWords(bare)}`;
        return `median of ${added[0]?.length} pairs, with 95 % confidence: ${each.join("; ")}; ${floor}`;
      },
      stop: () => browser.close(),
    };
  },
};

export const firstClick: Benchmark = {
  name: "G17-click",
  path: "storefront: first click, on a variant with a waitlist, ÷ 100 ms, at 4× slowdown",
  unit: "ms",
  goal: { ratio: 1, is: "at most" },
  async start() {
    const [browser, product] = [await launch(), await readProductPage("inStock")];
    return {
      round: async () => ({ ours: await clickMs(browser, product), baseline: CLICK_LIMIT_MS }),
      stop: () => browser.close(),
    };
  },
};
