/** Browser tests, against the demo whose ready.json is in DEMO_DIR. */
import { defineConfig } from "@playwright/test";

const CHROME_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "tests",
  testMatch: ["e2e/**/*.spec.ts", "storefront/**/*.spec.ts"],
  // One demo, one store: tests that change it must not meet.
  workers: 1,
  fullyParallel: false,
  // Far more than a quiet machine needs: on a busy one everything comes late, and late is not wrong.
  timeout: 150_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? "test-results/report.json" }]],
  use: {
    // shopify-app-remix turns bots away, and a headless browser says it is one.
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: CHROME_FLAGS },
  },
});
