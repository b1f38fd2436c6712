/** Tests that need no browser: pure code beside its source; what needs a database in tests/. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,bench,sandbox,scripts,extensions,storefront}/**/*.test.ts", "tests/lint/**/*.test.ts"],
          // It imports the extension's modules by their path, which only Vite can read.
          server: { deps: { inline: ["@shopify/ui-extensions-tester"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/{contract,integration,faults}/**/*.test.ts"],
          globalSetup: ["tests/setup/postgres.ts"],
          setupFiles: ["tests/setup/database.ts"],
        },
      },
    ],
  },
});
