import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The default leaves one of two cores idle.
    maxWorkers: "100%",
    // Modules hold no state between tests; reading them once for each file took a sixth of the time.
    isolate: false,
    reporters: ["default", "./test/tally-reporter.ts"],
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
});
