/** Tests that need no browser: pure code beside its source, the rest in tests/. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,sandbox,scripts,extensions}/**/*.test.ts", "tests/{lint,contract,integration,faults}/**/*.test.ts"],
    globalSetup: ["tests/setup/postgres.ts"],
    setupFiles: ["tests/setup/database.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
