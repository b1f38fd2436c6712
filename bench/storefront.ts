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
import { readDemoStore } from "./demo-store.ts";
import { median, medianInterval, type Benchmark } from "./measurement.ts";

const SCRIPT = path.resolve("extensions/standby-storefront/assets/standby.js");
const KB = 1024;
const SCRIPT_LIMIT_BYTES = 5 * KB;
const MAIN_THREAD_LIMIT_MS = 15;
const CLICK_LIMIT_MS = 100;
const SLOWDOWN = 4;
const SETTLED_MS = 600;
/** Visits with and without in one round of the main thread: single ones stray more than what is measured. */
const PAIRS = 8;

type ProductPage = { url: string; with: string; without: string };
type Visit = { taskMs: number; shift: number; requests: number };

async function readProductPage(): Promise<ProductPage> {
  const { storefront } = readDemoStore();
  const url = `${storefront}/products/${SPEC_VARIANTS.waiting.handle}`;
  const html = await (await fetch(url)).text();
  if (!html.includes("<standby-offer"))
    throw new Error("The demo's product page shows no offer: start the demo with its history.");
  const without = html
    .replaceAll(/<standby-offer[\s\S]*?<\/standby-offer>/g, "")
    .replaceAll(/<(script|link)[^>]*standby\.(js|css)[^>]*>(<\/script>)?/g, "");
  return { url, with: html, without };
}

async function openPage(
  browser: Browser,
  product: ProductPage,
  side: "with" | "without",
): Promise<{ page: Page; seen: string[] }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url()));
  await page.route(product.url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: product[side] }));
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
async function visit(browser: Browser, product: ProductPage, side: "with" | "without"): Promise<Visit> {
  const { page, seen } = await openPage(browser, product, side);
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
  return { taskMs, shift, requests: seen.filter((url) => !/standby\.(js|css)/.test(url)).length };
}

/** How long the first click, on another variant, keeps the page from answering. */
async function clickMs(browser: Browser, product: ProductPage): Promise<number> {
  const { page } = await openPage(browser, product, "with");
  const devtools = await page.context().newCDPSession(page);
  await page.goto(product.url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLED_MS);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.locator(`label:has-text("${SPEC_VARIANTS.inStock.variantTitle}")`).first().click();
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
    const [browser, product] = [await launch(), await readProductPage()];
    const found = { requests: 0, shift: 0 };
    return {
      async round() {
        const [ours, bare] = [await visit(browser, product, "with"), await visit(browser, product, "without")];
        found.requests = Math.max(found.requests, ours.requests - bare.requests);
        found.shift = Math.max(found.shift, ours.shift - bare.shift);
        return { ours: gzipSync(readFileSync(SCRIPT), { level: 9 }).byteLength, baseline: SCRIPT_LIMIT_BYTES };
      },
      notes: () => "beside script and style no request before the shopper acts, and no layout shift",
      breaches: () => [
        ...(found.requests > 0 ? [`${found.requests} requests before the shopper acts`] : []),
        ...(found.shift > 0 ? [`layout shift added: ${found.shift.toFixed(4)}`] : []),
      ],
      stop: () => browser.close(),
    };
  },
};

export const mainThread: Benchmark = {
  name: "G17",
  path: `storefront: main thread added ÷ ${MAIN_THREAD_LIMIT_MS} ms, at ${SLOWDOWN}× slowdown`,
  unit: "ms",
  goal: { ratio: 1, is: "at most" },
  async start() {
    const [browser, product] = [await launch(), await readProductPage()];
    const all: number[] = [];
    return {
      async round() {
        const added: number[] = [];
        for (let pair = 0; pair < PAIRS; pair += 1) {
          const ours = await visit(browser, product, "with");
          added.push((ours.taskMs - (await visit(browser, product, "without")).taskMs) * SLOWDOWN);
        }
        all.push(...added);
        return { ours: median(added), baseline: MAIN_THREAD_LIMIT_MS };
      },
      notes: () => {
        const [from, to] = medianInterval(all).map((bound) => bound.toFixed(1));
        return `median of ${all.length} pairs ${median(all).toFixed(1)} ms, with 95 % confidence between ${from} and ${to}`;
      },
      stop: () => browser.close(),
    };
  },
};

export const firstClick: Benchmark = {
  name: "G17-click",
  path: "storefront: first click, on another variant, ÷ 100 ms, at 4× slowdown",
  unit: "ms",
  goal: { ratio: 1, is: "at most" },
  async start() {
    const [browser, product] = [await launch(), await readProductPage()];
    return {
      round: async () => ({ ours: await clickMs(browser, product), baseline: CLICK_LIMIT_MS }),
      stop: () => browser.close(),
    };
  },
};
