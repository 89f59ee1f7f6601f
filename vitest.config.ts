import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import LongestFirst from "./test/sequencer.ts";

const GROWTH = ["test/growth/**/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A worker has a browser and a PostgreSQL to end, which a busy machine does slowly.
    teardownTimeout: 60_000,
    globalSetup: "test/scratch.ts",
    sequence: { sequencer: LongestFirst },
    // Tests wait a quarter of their time, for a browser, a database or a command: of three for two cores, two have something to do.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // Modules hold no state between tests; reading them once for each file took a sixth of the time.
    isolate: false,
    projects: [
      { extends: true, test: { name: "all", include: ["test/**/*.test.{ts,tsx}"], exclude: GROWTH } },
      // Processor time is measured there: what other files left in memory made it three times as long to clear.
      { extends: true, test: { name: "growth", include: GROWTH, isolate: true } },
    ],
    reporters: ["default", "./test/tally-reporter.ts"],
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
});
